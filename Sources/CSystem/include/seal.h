#ifndef COUNTINGHOUSE_SEAL_H
#define COUNTINGHOUSE_SEAL_H
#include <stddef.h>
#include <stdint.h>

/// HMAC-SHA-256 (RFC 2104, by the system's libcrypto) of `count` bytes into 32 bytes at `out`. 0 on success.
int ch_hmac_sha256(const void *key, size_t key_count, const void *bytes, size_t count, uint8_t *out);

/// AES-256-GCM: `count` bytes and a tag of 16 after them into `out`, which has room for count + 16. 0 on success.
int ch_gcm_seal(const uint8_t *key32, const uint8_t *nonce12, const void *about, size_t about_count, const void *plain,
                size_t count, uint8_t *out);

/// The way back: `count` bytes, tag included, into `out`, which has room for count - 16.
/// 0 on success, -1 where key, context or bytes are not those that it was sealed with.
int ch_gcm_open(const uint8_t *key32, const uint8_t *nonce12, const void *about, size_t about_count, const void *sealed,
                size_t count, uint8_t *out);

/// Base64 (RFC 4648, padded, no line breaks): `out` has room for 4 * ((count + 2) / 3) + 1. How many characters.
size_t ch_base64(const uint8_t *bytes, size_t count, char *out);

/// The bytes of padded base64 into `out` (room for count / 4 * 3). How many, or -1 where it is none.
long ch_unbase64(const char *text, size_t count, uint8_t *out);

#endif
