#include "digest.h"
#include <openssl/evp.h>

int ch_sha256(const void *bytes, size_t count, uint8_t *out) {
    unsigned int length = 0;
    return EVP_Digest(bytes, count, out, &length, EVP_sha256(), NULL) == 1 && length == 32 ? 0 : -1;
}
