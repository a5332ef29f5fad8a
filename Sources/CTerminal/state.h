// What the files of this target share; seen by nobody else.
#ifndef CTERMINAL_STATE_H
#define CTERMINAL_STATE_H

#include <curses.h>
#include <stdbool.h>
#include <termios.h>

struct ct_state {
    SCREEN *screen;
    WINDOW *keys; // a pad: reading from it never refreshes anything
    FILE *output, *input;
    int tty; // written to by the crash handlers
    int saved_stderr;
    int doorbell[2];
    struct termios before;
    char restore[256];
    int restore_length;
    bool read_failed;
    bool mouse;
    char locale[64];
};

extern struct ct_state ct;

void ct_install_signals(bool ignore_stop);
void ct_remove_signals(void);
void ct_forget_colours(void);
void ct_trim_attributes(void);

#endif
