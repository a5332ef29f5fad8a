// The terminal as Swift sees it: a few prefixed calls over ncursesw. No name of curses leaks out,
// and all mutable global state (the screen, signal flags, saved modes) stays in this target.
#ifndef CTERMINAL_H
#define CTERMINAL_H

#include <stdbool.h>
#include <stdint.h>

// ---- opening and closing -------------------------------------------------------------------------------------------

enum {
    CT_OPENED = 0,
    CT_NOT_A_TERMINAL = 1,
    CT_NO_LOCALE = 2,
    CT_UNKNOWN_TYPE = 3,
    CT_TOO_SIMPLE = 4,
    CT_ALREADY_OPEN = 5,
};

/// Takes the terminal: UTF-8 locale, new screen, raw mode, keypad, bracketed paste, signal handlers.
/// `error_log` may be NULL; else standard error is appended to that file until ct_close.
int ct_open(int escape_delay_ms, bool ignore_stop, const char *error_log);
/// Gives the terminal back as it was. Harmless when not open.
void ct_close(void);
/// The character set of the locale in use after ct_open, for the diagnosis.
const char *ct_locale(void);
const char *ct_terminal_type(void);
/// Colours the terminal has; 0 for none.
int ct_colours(void);
void ct_size(int *width, int *height);

// ---- input ---------------------------------------------------------------------------------------------------------

enum {
    CT_NOTHING = -1,
    // Values 0...255 are bytes; the following are keys that terminfo describes.
    CT_UP = 0x1000, CT_DOWN, CT_LEFT, CT_RIGHT, CT_HOME, CT_END, CT_PAGE_UP, CT_PAGE_DOWN,
    CT_INSERT, CT_DELETE, CT_BACKSPACE, CT_ENTER, CT_BACK_TAB, CT_RESIZED, CT_PASTE_BEGINS, CT_PASTE_ENDS,
    CT_UNKNOWN_KEY, CT_MOUSE,
    CT_FUNCTION = 0x1100, // + number
};

/// The next unit of input without waiting (but for ESCDELAY inside an escape sequence), or CT_NOTHING.
int ct_read(void);
/// Whether the last CT_NOTHING came from a line that is gone.
bool ct_read_failed(void);
void ct_discard_input(void);
/// Asks for clicks and the wheel, or no longer. False where the terminal has no mouse.
bool ct_use_mouse(bool on);
enum { CT_MOUSE_NOTHING = 0, CT_MOUSE_CLICK = 1, CT_MOUSE_WHEEL_UP = 2, CT_MOUSE_WHEEL_DOWN = 3 };
/// What the mouse did, after CT_MOUSE: one of the above, and where.
int ct_mouse(int *row, int *column);

enum {
    CT_POLL_TIME = 0,
    CT_POLL_INPUT = 1,
    CT_POLL_WAKE = 2,
    CT_POLL_HANGUP = 4,
    CT_POLL_SIGNAL = 8,
};

/// Waits for input, a ring of the bell pipe or a signal; at most that long, for ever when negative. A set of CT_POLL bits.
int ct_poll(int timeout_ms);
/// Signals since the last call: bit 0 terminate, bit 1 hang-up, bit 2 continued after a stop.
int ct_signals(void);
/// Write end of the bell pipe of the open terminal.
int ct_bell_descriptor(void);
/// Milliseconds of a clock that never goes back.
int64_t ct_now_ms(void);

// ---- output --------------------------------------------------------------------------------------------------------

enum { CT_BOLD = 1, CT_UNDERLINE = 2, CT_REVERSE = 4, CT_DIM = 8 };

/// Says how look number 0...255 is drawn. Colours are -1 for the terminal's own, else 0...255.
void ct_define_look(uint8_t look, int foreground, int background, int attributes);

typedef struct {
    uint32_t base;
    uint32_t marks[4];
    uint8_t width;
    uint8_t look;
} ct_cell;

/// Puts one whole row. A character of whose width the C library has another opinion is shown as 〓 or `?`.
void ct_put_row(int row, const ct_cell *cells, int count);
/// Sends what differs, with the cursor there; a negative row leaves it at the top left.
void ct_update(int cursor_row, int cursor_column);
void ct_erase(void);
/// Forgets what the terminal shows, so that the next update sends everything.
void ct_repaint(void);
/// Takes the terminal back after the process was stopped and continued.
void ct_resume(void);
void ct_ring(void);
/// Clears the screen, shows `…` for a moment and asks for the cursor: the answer comes as a sequence.
void ct_ask_width(void);
/// Waits so long for that answer at most, and throws it away.
void ct_drop_answer(int milliseconds);
/// Sends bytes to the terminal past curses (title, clipboard). The caller answers for them.
void ct_send(const char *bytes, int count);
/// Sets the title where the terminal can; returns false where it cannot.
bool ct_title(const char *sanitised);

// ---- the doorbell pipe ---------------------------------------------------------------------------------------------

void ct_pipe_open(int ends[2]);
void ct_pipe_close(int read_end, int write_end);
void ct_pipe_ring(int write_end);
/// 1 when the bell was rung within the time, and takes all rings; 0 when not, or when only a signal rang.
int ct_pipe_wait(int read_end, int timeout_ms);

// ---- side channel of tests -----------------------------------------------------------------------------------------

/// Appends a line to a file; -1 when it cannot.
int ct_append_line(const char *path, const char *line);

#endif
