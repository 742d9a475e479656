/// Password hashes of crypt(3) by libxcrypt, which is loaded when it is first needed: a start must not pay for it.
#ifndef CCRYPT_H
#define CCRYPT_H

#include <stdbool.h>
#include <stddef.h>

#pragma clang assume_nonnull begin

/// Says whether the library is there; the first call loads it. Any thread may ask.
bool ccrypt_is_available(void);

/// Hashes a password as a stored hash says.
///
/// - `password`: ends with NUL; what stands behind a NUL is not part of it.
/// - `setting`: a whole stored hash, or the part of it that holds method, cost and salt.
/// - `hash`: where the hash is written, with its NUL.
/// - `size`: the room there.
/// - Returns: false when the library is missing, does not know the setting, or the hash does not fit.
bool ccrypt_hash(const char *password, const char *setting, char *hash, size_t size);

#pragma clang assume_nonnull end

#endif
