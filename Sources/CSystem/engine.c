#define SQLITE_ENABLE_PREUPDATE_HOOK 1
#include "engine.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int ch_engine_harden(sqlite3 *connection) {
    int on = 0, code;
    if ((code = sqlite3_db_config(connection, SQLITE_DBCONFIG_DEFENSIVE, 1, &on))) return code;
    if ((code = sqlite3_db_config(connection, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, &on))) return code;
    if ((code = sqlite3_db_config(connection, SQLITE_DBCONFIG_ENABLE_TRIGGER, 1, &on))) return code;
    int keep = 1;
    sqlite3_file_control(connection, "main", SQLITE_FCNTL_PERSIST_WAL, &keep);
    sqlite3_limit(connection, SQLITE_LIMIT_ATTACHED, 0);
    return SQLITE_OK;
}

void ch_engine_let_go(sqlite3 *connection) {
    int on = 0, keep = 0;
    sqlite3_db_config(connection, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, &on);
    sqlite3_file_control(connection, "main", SQLITE_FCNTL_PERSIST_WAL, &keep);
}

void ch_engine_allow_attach(sqlite3 *connection, int files) {
    sqlite3_limit(connection, SQLITE_LIMIT_ATTACHED, files);
}

int ch_bind_text(sqlite3_stmt *statement, int index, const char *text, int count) {
    return sqlite3_bind_text(statement, index, text, count, SQLITE_TRANSIENT);
}

int ch_bind_bytes(sqlite3_stmt *statement, int index, const void *bytes, int count) {
    return sqlite3_bind_blob(statement, index, count ? bytes : "", count, SQLITE_TRANSIENT);
}

static int on_commit(void *pages, sqlite3 *connection, const char *database, int count) {
    (void)connection;
    (void)database;
    *(int *)pages = count;
    return SQLITE_OK;
}

void ch_engine_watch_log(sqlite3 *connection, int *pages) { sqlite3_wal_hook(connection, pages ? on_commit : NULL, pages); }

int ch_engine_checkpoint(sqlite3 *connection, int truncate, int *log_frames, int *done_frames) {
    return sqlite3_wal_checkpoint_v2(connection, "main",
                                     truncate ? SQLITE_CHECKPOINT_TRUNCATE : SQLITE_CHECKPOINT_PASSIVE,
                                     log_frames, done_frames);
}

struct ch_capture {
    sqlite3 *connection;
    char *skip, *watch;  // "\nname\nname\n"
    char *bytes;
    size_t count, room, rows;
    int on, failed;
    const char *last_table; // sqlite hands the same pointer for the same table within a statement
    int last_skipped, met_watched;
    ch_follow *follow;
    int rules, last_followed; // the last table's first rule; `rules` where it has none
    ch_touched *touched;
    size_t touched_count, touched_room;
};

static int has_room(ch_capture *c, size_t more) {
    if (c->failed) return 0;
    if (c->count + more <= c->room) return 1;
    size_t room = c->room ? c->room : 8192;
    while (room < c->count + more) room *= 2;
    char *bytes = realloc(c->bytes, room);
    if (!bytes) { c->failed = 1; return 0; }
    c->bytes = bytes;
    c->room = room;
    return 1;
}

static void put(ch_capture *c, const char *text, size_t count) {
    if (!has_room(c, count)) return;
    memcpy(c->bytes + c->count, text, count);
    c->count += count;
}

static void put_integer(ch_capture *c, int64_t value) {
    char digits[24];
    int at = sizeof digits;
    uint64_t rest = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
    do { digits[--at] = (char)('0' + rest % 10); rest /= 10; } while (rest);
    if (value < 0) digits[--at] = '-';
    put(c, digits + at, sizeof digits - (size_t)at);
}

static const char hex[] = "0123456789abcdef";

static void put_text(ch_capture *c, const unsigned char *text, int count) {
    if (!has_room(c, (size_t)count * 6 + 2)) return;
    char *out = c->bytes + c->count;
    *out++ = '"';
    for (int i = 0; i < count; i++) {
        unsigned char byte = text[i];
        if (byte == '"' || byte == '\\') { *out++ = '\\'; *out++ = (char)byte; }
        else if (byte >= 0x20) *out++ = (char)byte;
        else { memcpy(out, "\\u00", 4); out += 4; *out++ = hex[byte >> 4]; *out++ = hex[byte & 15]; }
    }
    *out++ = '"';
    c->count = (size_t)(out - c->bytes);
}

static void put_value(ch_capture *c, sqlite3_value *value) {
    switch (value ? sqlite3_value_type(value) : SQLITE_NULL) {
    case SQLITE_INTEGER: put_integer(c, sqlite3_value_int64(value)); break;
    case SQLITE_TEXT: {
        const unsigned char *text = sqlite3_value_text(value);
        put_text(c, text ? text : (const unsigned char *)"", text ? sqlite3_value_bytes(value) : 0);
        break;
    }
    case SQLITE_BLOB: {
        const unsigned char *bytes = sqlite3_value_blob(value);
        int count = sqlite3_value_bytes(value);
        put(c, "{\"x\":\"", 6);
        for (int i = 0; i < count; i++) { char two[2] = {hex[bytes[i] >> 4], hex[bytes[i] & 15]}; put(c, two, 2); }
        put(c, "\"}", 2);
        break;
    }
    case SQLITE_FLOAT: c->failed = 1; break; // STRICT tables hold none; a float near the books is a fault
    default: put(c, "null", 4);
    }
}

static int same_value(sqlite3_value *a, sqlite3_value *b) {
    int type = a ? sqlite3_value_type(a) : SQLITE_NULL;
    if (type != (b ? sqlite3_value_type(b) : SQLITE_NULL)) return 0;
    switch (type) {
    case SQLITE_NULL: return 1;
    case SQLITE_INTEGER: return sqlite3_value_int64(a) == sqlite3_value_int64(b);
    default: {
        int count = sqlite3_value_bytes(a);
        if (count != sqlite3_value_bytes(b)) return 0;
        const void *left = type == SQLITE_BLOB ? sqlite3_value_blob(a) : sqlite3_value_text(a);
        const void *right = type == SQLITE_BLOB ? sqlite3_value_blob(b) : sqlite3_value_text(b);
        return count == 0 || memcmp(left, right, (size_t)count) == 0;
    }
    }
}

static int is_named(const char *list, const char *table) {
    size_t count = strlen(table);
    const char *at = list;
    while ((at = strstr(at, table))) {
        if (at[-1] == '\n' && at[count] == '\n') return 1;
        at += 1;
    }
    return 0;
}

// Asked once per table and statement: the name's address stands for it.
static int is_skipped(ch_capture *c, const char *table) {
    if (c->last_table == table) return c->last_skipped;
    c->last_table = table;
    c->last_skipped = is_named(c->skip, table);
    if (!c->met_watched) c->met_watched = is_named(c->watch, table);
    c->last_followed = 0;
    while (c->last_followed < c->rules && strcmp(c->follow[c->last_followed].table, table) != 0) c->last_followed++;
    return c->last_skipped;
}

static void touch(ch_capture *c, int rule, int64_t key) {
    if (c->touched_count && c->touched[c->touched_count - 1].rule == rule && c->touched[c->touched_count - 1].key == key) return;
    if (c->touched_count == c->touched_room) {
        size_t room = c->touched_room ? 2 * c->touched_room : 64;
        ch_touched *touched = realloc(c->touched, room * sizeof *touched);
        if (!touched) { c->failed = 1; return; }
        c->touched = touched;
        c->touched_room = room;
    }
    c->touched[c->touched_count++] = (ch_touched){rule, key};
}

static void touch_column(ch_capture *c, int rule, sqlite3_value *value) {
    if (value && sqlite3_value_type(value) == SQLITE_INTEGER) touch(c, rule, sqlite3_value_int64(value));
}

// The rules of a table stand one after the other.
static void follow_row(ch_capture *c, sqlite3 *db, int op, const char *table, int64_t key) {
    for (int rule = c->last_followed; rule < c->rules && strcmp(c->follow[rule].table, table) == 0; rule++) {
        int column = c->follow[rule].column;
        if (column < 0) { touch(c, rule, key); continue; }
        sqlite3_value *old = NULL, *new = NULL;
        if (op != SQLITE_INSERT && sqlite3_preupdate_old(db, column, &old) == SQLITE_OK) touch_column(c, rule, old);
        if (op != SQLITE_DELETE && sqlite3_preupdate_new(db, column, &new) == SQLITE_OK) touch_column(c, rule, new);
    }
}

static void on_row(void *context, sqlite3 *db, int op, char const *database, char const *table,
                   sqlite3_int64 before, sqlite3_int64 after) {
    ch_capture *c = context;
    if (!c->on || strcmp(database, "main") != 0 || is_skipped(c, table)) return;
    int columns = sqlite3_preupdate_count(db);
    if (c->last_followed < c->rules) follow_row(c, db, op, table, op == SQLITE_INSERT ? after : before);
    if (c->rows++) put(c, ",", 1);
    put(c, op == SQLITE_INSERT ? "[\"i\",\"" : op == SQLITE_UPDATE ? "[\"u\",\"" : "[\"d\",\"", 6);
    put(c, table, strlen(table));
    put(c, "\",", 2);
    put_integer(c, op == SQLITE_INSERT ? after : before);
    put(c, ",[", 2);
    int written = 0;
    for (int i = 0; i < columns; i++) {
        sqlite3_value *old = NULL, *new = NULL;
        if (op != SQLITE_INSERT) sqlite3_preupdate_old(db, i, &old);
        if (op != SQLITE_DELETE) sqlite3_preupdate_new(db, i, &new);
        if (op == SQLITE_UPDATE) {
            if (same_value(old, new)) continue;
            if (written++) put(c, ",", 1);
            put(c, "[", 1);
            put_integer(c, i);
            put(c, ",", 1);
            put_value(c, old);
            put(c, ",", 1);
            put_value(c, new);
            put(c, "]", 1);
        } else {
            if (written++) put(c, ",", 1);
            put_value(c, op == SQLITE_INSERT ? new : old);
        }
    }
    put(c, "]]", 2);
}

static char *fenced(const char *list) {
    size_t count = strlen(list);
    char *copy = malloc(count + 3);
    if (!copy) return NULL;
    copy[0] = '\n';
    memcpy(copy + 1, list, count);
    copy[count + 1] = '\n';
    copy[count + 2] = 0;
    return copy;
}

static void release(ch_capture *c) {
    for (int rule = 0; rule < c->rules; rule++) free((char *)c->follow[rule].table);
    free(c->follow);
    free(c->touched);
    free(c->skip);
    free(c->watch);
    free(c->bytes);
    free(c);
}

ch_capture *ch_capture_new(sqlite3 *connection, const char *skip, const char *watch, const ch_follow *follow, int rules) {
    ch_capture *c = calloc(1, sizeof *c);
    if (!c) return NULL;
    c->follow = calloc((size_t)rules + 1, sizeof *c->follow);
    for (; c->follow && c->rules < rules; c->rules++) {
        c->follow[c->rules] = (ch_follow){strdup(follow[c->rules].table), follow[c->rules].column};
        if (!c->follow[c->rules].table) break;
    }
    c->connection = connection;
    c->skip = fenced(skip);
    c->watch = fenced(watch);
    if (!c->skip || !c->watch || !c->follow || c->rules < rules) { release(c); return NULL; }
    sqlite3_preupdate_hook(connection, on_row, c);
    return c;
}

void ch_capture_free(ch_capture *c) {
    if (!c) return;
    sqlite3_preupdate_hook(c->connection, NULL, NULL);
    release(c);
}

void ch_capture_start(ch_capture *c) {
    c->count = c->rows = c->touched_count = 0;
    c->failed = 0;
    c->last_table = NULL;
    c->met_watched = 0;
    c->on = 1;
}

int ch_capture_met_watched(const ch_capture *c) { return c->met_watched; }

const ch_touched *ch_capture_touched(const ch_capture *c, size_t *count) {
    *count = c->touched_count;
    return c->touched;
}

const char *ch_capture_stop(ch_capture *c, size_t *count, size_t *rows) {
    c->on = 0;
    *count = c->count;
    *rows = c->rows;
    if (c->failed) return NULL;
    return c->bytes ? c->bytes : "";
}
