// Whole rows in, differences out.
#include "CTerminal.h"
#include "state.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <term.h>
#include <unistd.h>
#include <wchar.h>

static struct {
    attr_t attributes;
    short pair;
} looks[256];

static struct {
    short foreground, background;
} pairs[32];
static int pair_count;
static bool started;

void ct_forget_colours(void) {
    pair_count = 0;
    started = false;
}

static short pair_for(int foreground, int background) {
    if (ct_colours() == 0 || (foreground < 0 && background < 0)) return 0;
    if (!started) {
        // Only when a theme has colours: without this no colour sequence is ever sent.
        start_color();
        use_default_colors();
        started = true;
    }
    if (foreground >= COLORS) foreground = -1;
    if (background >= COLORS) background = -1;
    if (foreground < 0 && background < 0) return 0;
    for (int i = 0; i < pair_count; i++)
        if (pairs[i].foreground == foreground && pairs[i].background == background) return (short)(i + 1);
    if (pair_count == 32 || pair_count + 1 >= COLOR_PAIRS) return 0;
    pairs[pair_count].foreground = (short)foreground;
    pairs[pair_count].background = (short)background;
    pair_count++;
    init_pair((short)pair_count, (short)foreground, (short)background);
    return (short)pair_count;
}

void ct_define_look(uint8_t look, int foreground, int background, int attributes) {
    if (!ct.screen) return;
    if (look == 0) pair_count = 0; // a theme is told from its first look on
    looks[look].attributes = ((attributes & CT_BOLD) ? A_BOLD : 0) | ((attributes & CT_UNDERLINE) ? A_UNDERLINE : 0)
        | ((attributes & CT_REVERSE) ? A_REVERSE : 0) | ((attributes & CT_DIM) ? A_DIM : 0);
    looks[look].pair = pair_for(foreground, background);
}

void ct_put_row(int row, const ct_cell *cells, int count) {
    if (!ct.screen) return;
    cchar_t shown[1024];
    if (count > 1024) count = 1024;
    for (int i = 0; i < count; i++) {
        wchar_t text[CCHARW_MAX + 1];
        int length = 0;
        wchar_t base = (wchar_t)cells[i].base;
        // ncurses draws a blank where the C library knows no width, and loses count where it has another.
        if (base >= 0x7F && wcwidth(base) != cells[i].width) base = cells[i].width == 2 ? 0x3013 : L'?';
        text[length++] = base;
        for (int m = 0; m < 4 && cells[i].marks[m]; m++)
            if (length < CCHARW_MAX && wcwidth((wchar_t)cells[i].marks[m]) == 0) text[length++] = (wchar_t)cells[i].marks[m];
        text[length] = 0;
        if (setcchar(&shown[i], text, looks[cells[i].look].attributes, looks[cells[i].look].pair, NULL) == ERR)
            setcchar(&shown[i], cells[i].width == 2 ? L"\u3013" : L"?", 0, 0, NULL);
    }
    mvadd_wchnstr(row, 0, shown, count);
}

void ct_update(int cursor_row, int cursor_column) {
    if (!ct.screen) return;
    if (cursor_row < 0) cursor_row = cursor_column = 0;
    move(cursor_row, cursor_column);
    wnoutrefresh(stdscr);
    doupdate();
}

void ct_erase(void) {
    if (ct.screen) werase(stdscr);
}

void ct_repaint(void) {
    if (ct.screen) clearok(curscr, TRUE);
}

void ct_resume(void) {
    if (!ct.screen) return;
    reset_prog_mode();
    clearok(curscr, TRUE);
    ct_send("\033[?2004h", 8);
    if (ct.mouse) {
        ct_use_mouse(false);
        ct_use_mouse(true);
    }
}

void ct_ask_width(void) {
    if (!ct.screen) return;
    const char *addressing = tigetstr("cup");
    if (!addressing || strncmp(addressing, "\033[", 2) != 0) return; // vt52 and its like have no such question
    wrefresh(stdscr); // the other screen, cleared, cursor in the corner
    // Not in row 1, whose answers look like shifted function keys.
    static const char question[] = "\033[5;1H\xE2\x80\xA6\033[6n\r  \033[H";
    ct_send(question, sizeof question - 1);
}

void ct_ring(void) {
    if (ct.screen) beep();
}

void ct_send(const char *bytes, int count) {
    if (!ct.screen) return;
    fflush(ct.output);
    while (count > 0) {
        ssize_t written = write(fileno(ct.output), bytes, (size_t)count);
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return;
        bytes += written;
        count -= (int)written;
    }
}

bool ct_title(const char *sanitised) {
    if (!ct.screen) return false;
    const char *to = tigetstr("tsl"), *from = tigetstr("fsl");
    const char *type = ct_terminal_type();
    bool like_xterm = strncmp(type, "xterm", 5) == 0 || strncmp(type, "tmux", 4) == 0 || strncmp(type, "screen", 6) == 0;
    bool has_line = to && to != (char *)-1 && from && from != (char *)-1;
    if (like_xterm) {
        to = "\033]0;";
        from = "\007";
    } else if (!has_line || strncmp(to, "\033]", 2) != 0) {
        return false;
    }
    ct_send(to, (int)strlen(to));
    ct_send(sanitised, (int)strlen(sanitised));
    ct_send(from, (int)strlen(from));
    return true;
}
