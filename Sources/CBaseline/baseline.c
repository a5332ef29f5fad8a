#define _GNU_SOURCE
#include "CBaseline.h"
#include <dlfcn.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <time.h>

static int64_t now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000000000 + time.tv_nsec;
}

int baseline_run(const char *path, const char *const *statements, int statement_count, const baseline_step *steps,
                 const baseline_value *values, const int *ends, int transactions, int64_t *nanoseconds) {
    sqlite3 *db = NULL;
    int code = sqlite3_open(path, &db);
    if (code) return code;
    sqlite3_exec(db,
                 "PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA wal_autocheckpoint=0; PRAGMA cell_size_check=ON",
                 NULL, NULL, NULL);
    sqlite3_stmt **prepared = calloc((size_t)statement_count, sizeof *prepared);
    sqlite3_stmt *begin = NULL, *commit = NULL;
    sqlite3_prepare_v2(db, "BEGIN IMMEDIATE", -1, &begin, NULL);
    sqlite3_prepare_v2(db, "COMMIT", -1, &commit, NULL);
    for (int i = 0; i < statement_count && !code; i++)
        code = sqlite3_prepare_v3(db, statements[i], -1, SQLITE_PREPARE_PERSISTENT, &prepared[i], NULL);
    int step = 0;
    for (int t = 0; t < transactions && !code; t++) {
        int64_t start = now();
        sqlite3_step(begin);
        sqlite3_reset(begin);
        for (; step < ends[t] && !code; step++) {
            sqlite3_stmt *statement = prepared[steps[step].statement];
            for (int v = 0; v < steps[step].values; v++) {
                const baseline_value *value = &values[steps[step].first + v];
                if (value->type == 1) sqlite3_bind_int64(statement, v + 1, value->integer);
                else if (value->type == 2) sqlite3_bind_text(statement, v + 1, value->text, value->count, SQLITE_STATIC);
                else sqlite3_bind_null(statement, v + 1);
            }
            if (sqlite3_step(statement) != SQLITE_DONE) code = sqlite3_extended_errcode(db);
            sqlite3_reset(statement);
        }
        if (!code && sqlite3_step(commit) != SQLITE_DONE) code = sqlite3_extended_errcode(db);
        sqlite3_reset(commit);
        nanoseconds[t] = now() - start;
    }
    for (int i = 0; i < statement_count; i++) sqlite3_finalize(prepared[i]);
    sqlite3_finalize(begin);
    sqlite3_finalize(commit);
    free(prepared);
    sqlite3_close(db);
    return code;
}

int64_t baseline_syncs(void) {
    int64_t (*count)(void) = (int64_t(*)(void))dlsym(RTLD_DEFAULT, "slow_sync_count");
    return count ? count() : -1;
}
