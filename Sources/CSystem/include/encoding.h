#ifndef COUNTINGHOUSE_ENCODING_H
#define COUNTINGHOUSE_ENCODING_H
#include <stddef.h>

/// Turns `count` bytes of a Chinese character set into UTF-8 at `out`, which must hold twice as many bytes and some (by the
/// system's iconv). The number of bytes written, or -1 where the bytes are not of that set through and through, or the
/// system does not know it.
long ch_utf8_from(const char *charset, const char *bytes, size_t count, char *out, size_t capacity);

#endif
