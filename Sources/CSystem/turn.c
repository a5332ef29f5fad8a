#include "turn.h"
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/file.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#define WAIT_ENDS (SIGRTMIN + 3)

int ch_turn_open(const char *path) {
    return open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
}

// Its only work is to interrupt flock(2) with EINTR.
static void wait_ends(int signal) { (void)signal; }

int ch_turn_take(int descriptor, long milliseconds) {
    if (flock(descriptor, LOCK_EX | LOCK_NB) == 0) return 0;
    if (errno != EWOULDBLOCK) return -1;

    // The handler stays: other threads may be waiting too, and the signal has no other use in this program.
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = wait_ends; // no SA_RESTART: flock must come back
    if (sigaction(WAIT_ENDS, &action, NULL)) return -1;
    // Threads of a dispatch queue block every signal; a wait that cannot be interrupted would never end.
    sigset_t ours, before;
    sigemptyset(&ours);
    sigaddset(&ours, WAIT_ENDS);
    pthread_sigmask(SIG_UNBLOCK, &ours, &before);

    struct sigevent event;
    memset(&event, 0, sizeof event);
    event.sigev_notify = SIGEV_THREAD_ID;
    event.sigev_signo = WAIT_ENDS;
#ifndef sigev_notify_thread_id
#define sigev_notify_thread_id _sigev_un._tid
#endif
    event.sigev_notify_thread_id = (int)syscall(SYS_gettid);
    timer_t timer;
    if (timer_create(CLOCK_MONOTONIC, &event, &timer)) {
        pthread_sigmask(SIG_SETMASK, &before, NULL);
        return -1;
    }
    // Fires again every 50 ms after its time, so a signal between the check and the lock is not the only one.
    struct itimerspec when = {
        .it_value = {milliseconds / 1000, (milliseconds % 1000) * 1000000L},
        .it_interval = {0, 50 * 1000000L}};
    if (milliseconds <= 0) when.it_value.tv_nsec = 1;
    timer_settime(timer, 0, &when, NULL);

    struct timespec start, now;
    clock_gettime(CLOCK_MONOTONIC, &start);
    int result;
    for (;;) {
        if (flock(descriptor, LOCK_EX) == 0) { result = 0; break; }
        if (errno != EINTR) { result = -1; break; }
        clock_gettime(CLOCK_MONOTONIC, &now);
        long passed = (now.tv_sec - start.tv_sec) * 1000 + (now.tv_nsec - start.tv_nsec) / 1000000;
        if (passed >= milliseconds) { result = 1; break; }
    }
    int kept = errno;
    timer_delete(timer);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    errno = kept;
    return result;
}

int ch_turn_release(int descriptor) { return flock(descriptor, LOCK_UN); }

int ch_lock_try(int descriptor, int exclusive) {
    if (flock(descriptor, (exclusive ? LOCK_EX : LOCK_SH) | LOCK_NB) == 0) return 0;
    return errno == EWOULDBLOCK ? 1 : -1;
}
