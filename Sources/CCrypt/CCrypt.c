#define _GNU_SOURCE
#include "CCrypt.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

/// `crypt_ra` of libxcrypt: reentrant, and it allocates what it works on.
typedef char *(*CryptFunction)(const char *phrase, const char *setting, void **data, int *size);

static pthread_once_t loading = PTHREAD_ONCE_INIT;
static CryptFunction function;

static void load(void) {
    void *library = dlopen("libcrypt.so.1", RTLD_NOW | RTLD_LOCAL);
    if (library == NULL) library = dlopen("libcrypt.so.2", RTLD_NOW | RTLD_LOCAL);
    if (library != NULL) function = (CryptFunction)dlsym(library, "crypt_ra");
}

bool ccrypt_is_available(void) {
    pthread_once(&loading, load);
    return function != NULL;
}

bool ccrypt_hash(const char *password, const char *setting, char *hash, size_t size) {
    if (!ccrypt_is_available()) return false;
    void *data = NULL;
    int length = 0;
    const char *result = function(password, setting, &data, &length);
    // A result that begins with `*` is libxcrypt's way of saying no.
    bool is_fine = result != NULL && result[0] != '*' && strlen(result) < size;
    if (is_fine) strcpy(hash, result);
    if (data != NULL) explicit_bzero(data, (size_t)length);
    free(data);
    return is_fine;
}
