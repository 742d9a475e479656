/* Authenticates LENGTH bytes ROUNDS times with HMAC-SHA256 and nothing around it: hmac ROUNDS LENGTH. */
#include <sodium.h>
#include <stdlib.h>
#include <string.h>

int main(int count, char **arguments) {
    static unsigned char text[65536], key[crypto_auth_hmacsha256_KEYBYTES], code[crypto_auth_hmacsha256_BYTES];
    if (count != 3 || sodium_init() < 0) return 2;
    unsigned long long length = strtoull(arguments[2], NULL, 10);
    if (length > sizeof text) return 2;
    memset(text, 'x', sizeof text);
    unsigned char sum = 0;
    for (long round = strtol(arguments[1], NULL, 10); round > 0; round--) {
        text[0] = (unsigned char)round;
        crypto_auth_hmacsha256(code, text, length, key);
        sum ^= code[0];
    }
    return sum == 255 ? 3 : 0; /* the sum is used, so that the loop is not dropped */
}
