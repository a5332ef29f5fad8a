#ifndef COUNTINGHOUSE_TURN_H
#define COUNTINGHOUSE_TURN_H

/// Opens (creating it where absent, close-on-exec) the file whose lock is the writers' turn. -1 with errno on failure.
int ch_turn_open(const char *path);

/// Blocks until the turn is ours or `milliseconds` have passed. 0: ours; 1: time is up; -1: errno says why.
/// The wait is one blocking lock ended by a timer aimed at this thread: the kernel queues us, nobody polls.
int ch_turn_take(int descriptor, long milliseconds);

/// Gives the turn back. The kernel does the same when the process dies.
int ch_turn_release(int descriptor);

/// A shared or exclusive lock that is refused at once where it cannot be had: 0 taken, 1 held by others, -1 errno.
int ch_lock_try(int descriptor, int exclusive);

#endif
