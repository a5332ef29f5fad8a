#ifndef COUNTINGHOUSE_ENGINE_H
#define COUNTINGHOUSE_ENGINE_H
#include <sqlite3.h>
#include <stddef.h>
#include <stdint.h>

/// Switches on DEFENSIVE, NO_CKPT_ON_CLOSE and the persistent WAL, and allows no attached files.
/// (Variadic calls that Swift cannot make.) An SQLite code.
int ch_engine_harden(sqlite3 *connection);

/// Takes the last two back: for a file that turned out not to be ours.
void ch_engine_let_go(sqlite3 *connection);

/// While a backup runs by VACUUM INTO, one attached file is needed.
void ch_engine_allow_attach(sqlite3 *connection, int files);

/// Collects every row that this connection inserts, changes or deletes, triggers included, as JSON items
/// `["i","table",id,[values]]`, `["u","table",id,[[column,old,new],…]]`, `["d","table",id,[values]]`.
/// Blobs are written as {"x":"hex"}. Tables named in `skip` (newline separated) are left out; of those in `watch` it is
/// noted that one was touched. Of the tables in `follow` it is remembered which records were touched.
typedef struct ch_capture ch_capture;
/// Whose key a row of `table` touches: its own where `column` is below nought, else the one in that column.
typedef struct { const char *table; int column; } ch_follow;
/// One record that was touched: by which of the `follow` rules, and its key.
typedef struct { int rule; int64_t key; } ch_touched;
ch_capture *ch_capture_new(sqlite3 *connection, const char *skip, const char *watch, const ch_follow *follow, int rules);
void ch_capture_free(ch_capture *capture);

/// Starts afresh and records until `ch_capture_stop`.
void ch_capture_start(ch_capture *capture);
/// The items recorded, separated by commas, without the outer brackets; NULL when memory ran out.
const char *ch_capture_stop(ch_capture *capture, size_t *count, size_t *rows);
/// Whether a row of a watched table was among them.
int ch_capture_met_watched(const ch_capture *capture);
/// The records touched by followed rows, in order; the same one may stand there again.
const ch_touched *ch_capture_touched(const ch_capture *capture, size_t *count);

/// Binds text or bytes without a copy that outlives the step (SQLITE_TRANSIENT and SQLITE_STATIC are macros).
int ch_bind_text(sqlite3_stmt *statement, int index, const char *text, int count);
int ch_bind_bytes(sqlite3_stmt *statement, int index, const void *bytes, int count);

/// After every commit of this connection `pages` holds how many pages lie in the write-ahead log, other sessions' too.
void ch_engine_watch_log(sqlite3 *connection, int *pages);

/// Checkpoints what can be without waiting; `truncate` also empties the log file. To be called in the turn only.
int ch_engine_checkpoint(sqlite3 *connection, int truncate, int *log_frames, int *done_frames);

#endif
