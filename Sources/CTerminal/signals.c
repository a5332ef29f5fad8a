// Signals: an end that is asked for becomes an event; a crash gives the terminal back before it takes its course.
#include "CTerminal.h"
#include "state.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

static const int crashes[] = {SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV, SIGQUIT};
enum { CRASHES = sizeof crashes / sizeof *crashes };

static volatile sig_atomic_t terminate_asked, hangup_seen, continued;
static struct sigaction before_crash[CRASHES];
static struct sigaction before_term, before_int, before_hup, before_pipe, before_stop, before_cont, before_winch;
static stack_t before_stack;
static void *stack;

static void ring(void) {
    int kept = errno;
    ssize_t written = write(ct.doorbell[1], "s", 1); // not "!": a signal is no wake
    (void)written;
    errno = kept;
}

static void on_terminate(int signal) {
    (void)signal;
    terminate_asked = 1;
    ring();
}

static void on_hangup(int signal) {
    (void)signal;
    hangup_seen = 1;
    ring();
}

static void on_continue(int signal) {
    (void)signal;
    continued = 1;
    ring();
}

/// ncurses keeps its own handler; the ring closes the gap between its flag and our poll.
static void on_resize(int signal) {
    if (before_winch.sa_handler != SIG_DFL && before_winch.sa_handler != SIG_IGN) before_winch.sa_handler(signal);
    ring();
}

/// Only calls that are safe inside a handler; the second of two crashes ends the process without passing here.
static void on_crash(int signal) {
    if (ct.tty >= 0) {
        ssize_t written = write(ct.tty, ct.restore, (size_t)ct.restore_length);
        (void)written;
        tcsetattr(ct.tty, TCSANOW, &ct.before);
    }
    struct sigaction action = {.sa_handler = SIG_DFL};
    sigaction(signal, &action, NULL);
    raise(signal);
}

static void handle(int signal, void (*handler)(int), int flags, struct sigaction *before) {
    struct sigaction action = {.sa_handler = handler, .sa_flags = flags};
    sigemptyset(&action.sa_mask);
    sigaction(signal, &action, before);
    // Whoever started us may have left it blocked.
    sigset_t one;
    sigemptyset(&one);
    sigaddset(&one, signal);
    sigprocmask(SIG_UNBLOCK, &one, NULL);
}

void ct_install_signals(bool ignore_stop) {
    terminate_asked = hangup_seen = continued = 0;
    // Endless recursion leaves no stack to handle its own fault on.
    size_t size = 64 * 1024;
    stack = malloc(size);
    if (stack) {
        stack_t alternate = {.ss_sp = stack, .ss_size = size};
        sigaltstack(&alternate, &before_stack);
    }
    for (int i = 0; i < CRASHES; i++) handle(crashes[i], on_crash, SA_ONSTACK | SA_NODEFER, &before_crash[i]);
    handle(SIGTERM, on_terminate, 0, &before_term);
    handle(SIGINT, on_terminate, 0, &before_int);
    handle(SIGHUP, on_hangup, 0, &before_hup);
    handle(SIGPIPE, SIG_IGN, 0, &before_pipe);
    handle(SIGCONT, on_continue, 0, &before_cont);
    sigaction(SIGTSTP, NULL, &before_stop);
    if (ignore_stop) handle(SIGTSTP, SIG_IGN, 0, NULL);
    handle(SIGWINCH, on_resize, 0, &before_winch);
}

void ct_remove_signals(void) {
    for (int i = 0; i < CRASHES; i++) sigaction(crashes[i], &before_crash[i], NULL);
    // SIGTERM and SIGINT had curses' handlers, which are of no use to a closed screen.
    handle(SIGTERM, SIG_DFL, 0, NULL);
    handle(SIGINT, SIG_DFL, 0, NULL);
    sigaction(SIGHUP, &before_hup, NULL);
    sigaction(SIGPIPE, &before_pipe, NULL);
    sigaction(SIGCONT, &before_cont, NULL);
    handle(SIGTSTP, SIG_DFL, 0, NULL);
    handle(SIGWINCH, SIG_DFL, 0, NULL);
    if (stack) {
        before_stack.ss_flags |= before_stack.ss_sp ? 0 : SS_DISABLE;
        sigaltstack(&before_stack, NULL);
        free(stack);
        stack = NULL;
    }
}

int ct_signals(void) {
    int seen = (terminate_asked ? 1 : 0) | (hangup_seen ? 2 : 0) | (continued ? 4 : 0);
    if (seen & 1) terminate_asked = 0;
    if (seen & 2) hangup_seen = 0;
    if (seen & 4) continued = 0;
    return seen;
}
