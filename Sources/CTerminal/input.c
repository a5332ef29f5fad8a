// Bytes and keys, and waiting for them.
#include "CTerminal.h"
#include "state.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <time.h>
#include <unistd.h>

static int key(int code) {
    if (code >= KEY_F(1) && code <= KEY_F(12)) return CT_FUNCTION + (code - KEY_F0);
    switch (code) {
    case KEY_UP: case KEY_SR: return CT_UP;
    case KEY_DOWN: case KEY_SF: return CT_DOWN;
    case KEY_LEFT: case KEY_SLEFT: return CT_LEFT;
    case KEY_RIGHT: case KEY_SRIGHT: return CT_RIGHT;
    case KEY_HOME: case KEY_SHOME: case KEY_FIND: case KEY_A1: return CT_HOME;
    case KEY_END: case KEY_SEND: case KEY_SELECT: case KEY_LL: case KEY_C1: return CT_END;
    case KEY_PPAGE: case KEY_SPREVIOUS: case KEY_A3: return CT_PAGE_UP;
    case KEY_NPAGE: case KEY_SNEXT: case KEY_C3: return CT_PAGE_DOWN;
    case KEY_IC: case KEY_SIC: return CT_INSERT;
    case KEY_DC: case KEY_SDC: return CT_DELETE;
    case KEY_BACKSPACE: return CT_BACKSPACE;
    case KEY_ENTER: return CT_ENTER;
    case KEY_BTAB: return CT_BACK_TAB;
    case KEY_RESIZE: return CT_RESIZED;
    case KEY_MOUSE: return CT_MOUSE;
    case CT_PASTE_BEGINS: case CT_PASTE_ENDS: return code;
    default: return CT_UNKNOWN_KEY;
    }
}

int ct_read(void) {
    ct.read_failed = false;
    if (!ct.screen) return CT_NOTHING;
    errno = 0;
    // Bytes and not get_wch: with no time to wait that loses the first half of a character that arrives in two pieces.
    int code = wgetch(ct.keys);
    if (code == ERR) {
        ct.read_failed = errno == EIO || errno == EBADF || errno == ENXIO;
        return CT_NOTHING;
    }
    return code < 256 ? code : key(code);
}

bool ct_read_failed(void) { return ct.read_failed; }

void ct_drop_answer(int milliseconds) {
    if (!ct.screen) return;
    struct pollfd answer = {.fd = STDIN_FILENO, .events = POLLIN};
    if (poll(&answer, 1, milliseconds) > 0) flushinp();
}

void ct_discard_input(void) {
    if (ct.screen) flushinp();
}

bool ct_use_mouse(bool on) {
    if (!ct.screen) return false;
    mouseinterval(0); // a press counts at once: nothing waits for a second one
    mmask_t wanted = BUTTON1_PRESSED | BUTTON4_PRESSED | BUTTON5_PRESSED;
    mmask_t given = mousemask(on ? wanted : 0, NULL);
    ct.mouse = on && given != 0;
    return ct.mouse;
}

int ct_mouse(int *row, int *column) {
    MEVENT event;
    if (!ct.screen || getmouse(&event) != OK) return CT_MOUSE_NOTHING;
    *row = event.y;
    *column = event.x;
    if (event.bstate & BUTTON4_PRESSED) return CT_MOUSE_WHEEL_UP;
    if (event.bstate & BUTTON5_PRESSED) return CT_MOUSE_WHEEL_DOWN;
    return event.bstate & BUTTON1_PRESSED ? CT_MOUSE_CLICK : CT_MOUSE_NOTHING;
}

int ct_poll(int timeout_ms) {
    struct pollfd places[2] = {{.fd = fileno(ct.input), .events = POLLIN}, {.fd = ct.doorbell[0], .events = POLLIN}};
    int ready = poll(places, 2, timeout_ms);
    if (ready < 0) return errno == EINTR ? CT_POLL_SIGNAL : CT_POLL_HANGUP;
    int seen = CT_POLL_TIME;
    if (places[0].revents & (POLLHUP | POLLERR | POLLNVAL)) seen |= CT_POLL_HANGUP;
    if (places[0].revents & POLLIN) seen |= CT_POLL_INPUT;
    if (places[1].revents & POLLIN) seen |= ct_pipe_wait(ct.doorbell[0], 0) ? CT_POLL_WAKE : 0;
    return seen;
}

int ct_bell_descriptor(void) { return ct.doorbell[1]; }

int64_t ct_now_ms(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

void ct_pipe_open(int ends[2]) {
    if (pipe2(ends, O_NONBLOCK | O_CLOEXEC) != 0) ends[0] = ends[1] = -1;
}

void ct_pipe_close(int read_end, int write_end) {
    if (read_end >= 0) close(read_end);
    if (write_end >= 0) close(write_end);
}

void ct_pipe_ring(int write_end) {
    // A full pipe is a bell that is ringing already.
    ssize_t written = write(write_end, "!", 1);
    (void)written;
}

int ct_pipe_wait(int read_end, int timeout_ms) {
    struct pollfd place = {.fd = read_end, .events = POLLIN};
    if (poll(&place, 1, timeout_ms) <= 0) return 0;
    char rings[64];
    int rung = 0;
    for (ssize_t count; (count = read(read_end, rings, sizeof rings)) > 0;)
        for (ssize_t i = 0; i < count; i++) rung |= rings[i] == '!';
    return rung;
}

int ct_append_line(const char *path, const char *line) {
    int file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (file < 0) return -1;
    int length = 0;
    while (line[length]) length++;
    int result = write(file, line, (size_t)length) == length ? 0 : -1;
    close(file);
    return result;
}
