#include "CCrypto.h"

#include <dlfcn.h>
#include <limits.h>
#include <pthread.h>

typedef int (*DeriveFunction)(const char *password, int password_length, const unsigned char *salt, int salt_length,
                              int iterations, const void *digest, int key_length, unsigned char *key);
typedef const void *(*DigestFunction)(void);

static pthread_once_t loading = PTHREAD_ONCE_INIT;
static DeriveFunction derive;
static DigestFunction digests[3];

static void load(void) {
    void *library = dlopen("libcrypto.so.3", RTLD_NOW | RTLD_LOCAL);
    if (library == NULL) return;
    static const char *const names[] = {"EVP_sha1", "EVP_sha256", "EVP_sha512"};
    for (int index = 0; index < 3; index++) {
        digests[index] = (DigestFunction)dlsym(library, names[index]);
        if (digests[index] == NULL) return;
    }
    derive = (DeriveFunction)dlsym(library, "PKCS5_PBKDF2_HMAC");
}

bool ccrypto_is_available(void) {
    pthread_once(&loading, load);
    return derive != NULL;
}

bool ccrypto_pbkdf2(CCryptoDigest digest, const char *password, size_t password_length, const uint8_t *salt,
                    size_t salt_length, uint32_t iterations, uint8_t *key, size_t key_length) {
    if (!ccrypto_is_available()) return false;
    if (password_length > INT_MAX || salt_length > INT_MAX || key_length > INT_MAX || iterations > INT_MAX) return false;
    return derive(password, (int)password_length, salt, (int)salt_length, (int)iterations, digests[digest](),
                  (int)key_length, key) == 1;
}
