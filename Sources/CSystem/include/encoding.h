#ifndef COUNTINGHOUSE_ENCODING_H
#define COUNTINGHOUSE_ENCODING_H
#include <stddef.h>

/// Turns `count` bytes of GB18030 into UTF-8 at `out`, which must hold twice as many bytes (by the system's iconv).
/// The number of bytes written, or -1 where the bytes are not GB18030 through and through.
long ch_utf8_from_gb18030(const char *bytes, size_t count, char *out, size_t capacity);

#endif
