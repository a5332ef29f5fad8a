#include "encoding.h"
#include <iconv.h>

long ch_utf8_from(const char *charset, const char *bytes, size_t count, char *out, size_t capacity) {
    iconv_t converter = iconv_open("UTF-8", charset);
    if (converter == (iconv_t)-1) return -1;
    char *in = (char *)bytes;
    char *to = out;
    size_t inLeft = count;
    size_t outLeft = capacity;
    size_t result = iconv(converter, &in, &inLeft, &to, &outLeft);
    if (result != (size_t)-1) result = iconv(converter, NULL, NULL, &to, &outLeft);
    iconv_close(converter);
    return result == (size_t)-1 || inLeft != 0 ? -1 : (long)(to - out);
}
