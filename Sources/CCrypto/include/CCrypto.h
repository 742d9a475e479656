/// What only OpenSSL's libcrypto has, which is loaded when it is first needed: a start must not pay for it.
#ifndef CCRYPTO_H
#define CCRYPTO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

/// The hash functions of PBKDF2.
typedef enum CCryptoDigest {
    CCRYPTO_SHA1 = 0,
    CCRYPTO_SHA256 = 1,
    CCRYPTO_SHA512 = 2,
} CCryptoDigest;

/// Says whether the library is there; the first call loads it. Any thread may ask.
bool ccrypto_is_available(void);

/// Derives a key with PBKDF2 (RFC 8018, section 5.2) and HMAC.
///
/// - `password`, `salt`: any bytes; both lengths below 2^31.
/// - `iterations`: 1 to 2^31 - 1.
/// - `key`: where the key is written; `key_length` says how long it is, 1 or more.
/// - Returns: false when the library is missing or refuses.
bool ccrypto_pbkdf2(CCryptoDigest digest, const char *password, size_t password_length, const uint8_t *salt,
                    size_t salt_length, uint32_t iterations, uint8_t *key, size_t key_length);

#pragma clang assume_nonnull end

#endif
