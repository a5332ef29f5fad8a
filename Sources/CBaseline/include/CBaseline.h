#ifndef COUNTINGHOUSE_BASELINE_H
#define COUNTINGHOUSE_BASELINE_H
#include <stdint.h>

/// The measure that postings are held against: the same rows by plain C calls to SQLite, statements prepared once,
/// one immediate transaction each, the same durability. No rights, no guards, no audit chain.

typedef struct {
    int type; // 0 null, 1 integer, 2 text
    int64_t integer;
    const char *text;
    int count;
} baseline_value;

typedef struct {
    int statement; // index into the statements
    int first;     // first of its values
    int values;
} baseline_step;

/// Runs the transactions and gives the nanoseconds of each. `ends[i]` is one past the last step of transaction i.
/// 0, or an SQLite code.
int baseline_run(const char *path, const char *const *statements, int statement_count, const baseline_step *steps,
                 const baseline_value *values, const int *ends, int transactions, int64_t *nanoseconds);

/// How often this process has asked for a sync, as counted by the preload shim; -1 without it.
int64_t baseline_syncs(void);

#endif
