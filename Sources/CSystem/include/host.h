#ifndef COUNTINGHOUSE_HOST_H
#define COUNTINGHOUSE_HOST_H
#include <stddef.h>
#include <stdint.h>

/// The name of the network file system that holds `path` ("nfs", "cifs", …), or NULL where it is local.
const char *ch_network_file_system(const char *path);

/// `password` hashed by crypt(3) with `setting` (a stored hash, or one made by `ch_password_setting`). -1 on failure.
int ch_password_hash(const char *password, const char *setting, char *out, size_t room);

/// A fresh yescrypt setting of that cost (5 … 11) with random salt. -1 on failure.
int ch_password_setting(unsigned long cost, char *out, size_t room);

/// `count` random bytes from the kernel. 0 on success.
int ch_random(void *out, size_t count);

/// No new program from here on: no_new_privs, not dumpable, execve refused. 0 on success.
int ch_lock_down(void);

/// Wall clock as seconds and nanoseconds since 1970 (UTC).
void ch_wall_clock(int64_t *seconds, int32_t *nanoseconds);

/// Monotonic clock in nanoseconds.
int64_t ch_monotonic_nanoseconds(void);

/// The user name of the OS account that runs us; "" where it has none.
int ch_account_name(char *out, size_t room);

/// Bytes free for us on the file system of `path`; -1 on failure.
int64_t ch_free_bytes(const char *path);

#endif
