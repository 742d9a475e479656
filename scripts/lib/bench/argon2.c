/* Hashes one password ROUNDS times with Argon2id and nothing around it: argon2 ROUNDS MEMORY-IN-KIB PASSES. */
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(int count, char **arguments) {
    static const char password[] = "correct horse";
    unsigned char salt[crypto_pwhash_SALTBYTES] = {0}, hash[32];
    if (count != 4 || sodium_init() < 0) return 2;
    for (long round = strtol(arguments[1], NULL, 10); round > 0; round--) {
        salt[0] = (unsigned char)round;
        if (crypto_pwhash(hash, sizeof hash, password, strlen(password), salt, strtoull(arguments[3], NULL, 10),
                          (size_t)strtoull(arguments[2], NULL, 10) * 1024, crypto_pwhash_ALG_ARGON2ID13) != 0)
            return 1;
    }
    return 0;
}
