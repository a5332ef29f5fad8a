#include "seal.h"
#include <openssl/evp.h>
#include <openssl/hmac.h>

int ch_hmac_sha256(const void *key, size_t key_count, const void *bytes, size_t count, uint8_t *out) {
    unsigned int length = 0;
    return HMAC(EVP_sha256(), key, (int)key_count, bytes, count, out, &length) && length == 32 ? 0 : -1;
}

int ch_gcm_seal(const uint8_t *key32, const uint8_t *nonce12, const void *about, size_t about_count, const void *plain,
                size_t count, uint8_t *out) {
    EVP_CIPHER_CTX *context = EVP_CIPHER_CTX_new();
    int written = 0, last = 0;
    int is_done = context && EVP_EncryptInit_ex(context, EVP_aes_256_gcm(), NULL, key32, nonce12) == 1
        && EVP_EncryptUpdate(context, NULL, &written, about, (int)about_count) == 1
        && EVP_EncryptUpdate(context, out, &written, plain, (int)count) == 1
        && EVP_EncryptFinal_ex(context, out + written, &last) == 1
        && EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_GCM_GET_TAG, 16, out + count) == 1;
    EVP_CIPHER_CTX_free(context);
    return is_done ? 0 : -1;
}

int ch_gcm_open(const uint8_t *key32, const uint8_t *nonce12, const void *about, size_t about_count, const void *sealed,
                size_t count, uint8_t *out) {
    if (count < 16) return -1;
    const uint8_t *bytes = sealed;
    EVP_CIPHER_CTX *context = EVP_CIPHER_CTX_new();
    int written = 0, last = 0;
    int is_done = context && EVP_DecryptInit_ex(context, EVP_aes_256_gcm(), NULL, key32, nonce12) == 1
        && EVP_DecryptUpdate(context, NULL, &written, about, (int)about_count) == 1
        && EVP_DecryptUpdate(context, out, &written, bytes, (int)(count - 16)) == 1
        && EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_GCM_SET_TAG, 16, (void *)(bytes + count - 16)) == 1
        && EVP_DecryptFinal_ex(context, out + written, &last) == 1;
    EVP_CIPHER_CTX_free(context);
    return is_done ? 0 : -1;
}

size_t ch_base64(const uint8_t *bytes, size_t count, char *out) {
    return (size_t)EVP_EncodeBlock((unsigned char *)out, bytes, (int)count);
}

long ch_unbase64(const char *text, size_t count, uint8_t *out) {
    if (count == 0 || count % 4) return -1;
    long got = EVP_DecodeBlock(out, (const unsigned char *)text, (int)count);
    if (got < 0) return -1;
    return got - (text[count - 1] == '=') - (text[count - 2] == '=');
}
