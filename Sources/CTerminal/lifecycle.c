// Taking the terminal and giving it back.
#include "CTerminal.h"
#include "state.h"

#include <errno.h>
#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <term.h>
#include <unistd.h>

struct ct_state ct = {.tty = -1, .saved_stderr = -1, .doorbell = {-1, -1}};

static bool choose_locale(void) {
    static const char *const candidates[] = {"", "C.UTF-8", "C.utf8", "en_US.UTF-8"};
    for (unsigned i = 0; i < sizeof candidates / sizeof *candidates; i++) {
        // Only character types: numbers keep the C locale.
        const char *name = setlocale(LC_CTYPE, candidates[i]);
        if (name && strcmp(nl_langinfo(CODESET), "UTF-8") == 0) {
            snprintf(ct.locale, sizeof ct.locale, "%s", name);
            return true;
        }
    }
    return false;
}

/// A terminfo string without its padding marks, at the end of the restore string.
static void append_capability(const char *name) {
    const char *text = tigetstr((char *)name);
    if (!text || text == (char *)-1) return;
    while (*text && ct.restore_length < (int)sizeof ct.restore - 1) {
        if (text[0] == '$' && text[1] == '<') {
            const char *end = strchr(text, '>');
            if (end) {
                text = end + 1;
                continue;
            }
        }
        ct.restore[ct.restore_length++] = *text++;
    }
}

static void prepare_restore(void) {
    ct.restore_length = 0;
    static const char modes_off[] = "\033[?2004l\033[?1006l\033[?1000l"; // paste marks and the mouse
    memcpy(ct.restore, modes_off, sizeof modes_off - 1);
    ct.restore_length = sizeof modes_off - 1;
    append_capability("rmkx");
    append_capability("sgr0");
    append_capability("op");
    append_capability("cnorm");
    append_capability("rmcup");
}

static FILE *own_stream(int descriptor, const char *mode) {
    int copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 3);
    return copy < 0 ? NULL : fdopen(copy, mode);
}

static void close_streams(void) {
    if (ct.output) fclose(ct.output);
    if (ct.input) fclose(ct.input);
    ct.output = ct.input = NULL;
}

int ct_open(int escape_delay_ms, bool ignore_stop, const char *error_log) {
    if (ct.screen) return CT_ALREADY_OPEN;
    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO) || tcgetattr(STDIN_FILENO, &ct.before) != 0)
        return CT_NOT_A_TERMINAL;
    if (!choose_locale()) return CT_NO_LOCALE;
    const char *type = getenv("TERM");
    if (!type || !*type) return CT_UNKNOWN_TYPE;
    ct.output = own_stream(STDOUT_FILENO, "w");
    ct.input = own_stream(STDIN_FILENO, "r");
    if (!ct.output || !ct.input) {
        close_streams();
        return CT_NOT_A_TERMINAL;
    }
    // The size is what the terminal says, not what LINES and COLUMNS said when somebody logged in.
    unsetenv("LINES");
    unsetenv("COLUMNS");
    int found = 0;
    if (setupterm((char *)type, STDOUT_FILENO, &found) != OK || found != 1) {
        close_streams();
        return CT_UNKNOWN_TYPE;
    }
    if (!cursor_address || !clear_screen) {
        close_streams();
        return CT_TOO_SIMPLE;
    }
    // newterm and not initscr, which ends the process where it cannot go on.
    ct.screen = newterm(type, ct.output, ct.input);
    if (!ct.screen) {
        tcsetattr(STDIN_FILENO, TCSANOW, &ct.before);
        close_streams();
        return CT_UNKNOWN_TYPE;
    }
    ct.tty = fileno(ct.output);
    ct_pipe_open(ct.doorbell);
    prepare_restore();
    ct_trim_attributes();
    ct_install_signals(ignore_stop);
    set_escdelay(escape_delay_ms);
    raw(); // 2-D bar codes carry FS, GS, RS and EOT; cbreak would make signals of some
    noecho();
    nonl();
    idlok(stdscr, TRUE);
    leaveok(stdscr, FALSE);
    curs_set(1);
    ct.keys = newpad(1, 1);
    keypad(ct.keys, TRUE);
    meta(ct.keys, TRUE);
    nodelay(ct.keys, TRUE);
    define_key("\033[200~", CT_PASTE_BEGINS);
    define_key("\033[201~", CT_PASTE_ENDS);
    ct_forget_colours();
    ct_send("\033[?2004h", 8);
    if (error_log) {
        int log = open(error_log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
        if (log >= 0) {
            fflush(stderr);
            ct.saved_stderr = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
            dup2(log, STDERR_FILENO);
            close(log);
        }
    }
    static bool at_exit;
    if (!at_exit) atexit(ct_close); // exit() from anywhere leaves no raw terminal behind
    at_exit = true;
    return CT_OPENED;
}

void ct_close(void) {
    if (!ct.screen) return;
    if (ct.mouse) ct_use_mouse(false);
    ct_send("\033[?2004l", 8);
    move(getmaxy(stdscr) - 1, 0);
    wnoutrefresh(stdscr);
    endwin();
    tcsetattr(STDIN_FILENO, TCSANOW, &ct.before);
    ct_remove_signals();
    delwin(ct.keys);
    delscreen(ct.screen);
    ct.screen = NULL;
    ct.tty = -1;
    close_streams();
    ct_pipe_close(ct.doorbell[0], ct.doorbell[1]);
    ct.doorbell[0] = ct.doorbell[1] = -1;
    if (ct.saved_stderr >= 0) {
        fflush(stderr);
        dup2(ct.saved_stderr, STDERR_FILENO);
        close(ct.saved_stderr);
        ct.saved_stderr = -1;
    }
}

const char *ct_locale(void) { return ct.locale; }

const char *ct_terminal_type(void) {
    const char *type = getenv("TERM");
    return type ? type : "";
}

int ct_colours(void) {
    if (!ct.screen) return 0;
    int colours = tigetnum("colors");
    return colours > 0 && tigetnum("pairs") > 0 ? colours : 0;
}

void ct_size(int *width, int *height) {
    *width = ct.screen ? getmaxx(stdscr) : 0;
    *height = ct.screen ? getmaxy(stdscr) : 0;
}
