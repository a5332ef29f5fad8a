#ifndef COUNTINGHOUSE_DIGEST_H
#define COUNTINGHOUSE_DIGEST_H
#include <stddef.h>
#include <stdint.h>

/// SHA-256 of `count` bytes into 32 bytes at `out` (FIPS 180-4, by the system's libcrypto). 0 on success.
int ch_sha256(const void *bytes, size_t count, uint8_t *out);

#endif
