#include "internal.h"

bool widetext_append(WideText *text, wchar_t character) {
    if (text->length + 2 > text->capacity) {
        size_t capacity = text->capacity ? text->capacity * 2 : 64;
        wchar_t *grown = realloc(text->text, capacity * sizeof(wchar_t));
        if (!grown) return false;
        text->text = grown;
        text->capacity = capacity;
    }
    text->text[text->length++] = character;
    text->text[text->length] = 0;
    return true;
}

void widetext_clear(WideText *text) {
    text->length = 0;
    if (text->text) text->text[0] = 0;
}

void widetext_free(WideText *text) {
    free(text->text);
    *text = (WideText){0};
}

static const wchar_t replacement = 0xFFFD;

int utf8_push(Utf8Decoder *decoder, unsigned char byte, wchar_t out[2]) {
    if (decoder->missing) {
        if ((byte & 0xC0) == 0x80) {
            decoder->value = decoder->value << 6 | (byte & 0x3F);
            if (--decoder->missing) return 0;
            bool valid = decoder->value >= decoder->minimum && decoder->value <= 0x10FFFF
                && !(decoder->value >= 0xD800 && decoder->value <= 0xDFFF);
            out[0] = valid ? (wchar_t)decoder->value : replacement;
            return 1;
        }
        decoder->missing = 0;
        out[0] = replacement;
        return 1 + utf8_push(decoder, byte, out + 1);
    }
    if (byte < 0x80) {
        out[0] = byte;
        return 1;
    }
    if (byte >= 0xC2 && byte < 0xE0) *decoder = (Utf8Decoder){1, 0x80, byte & 0x1F};
    else if (byte >= 0xE0 && byte < 0xF0) *decoder = (Utf8Decoder){2, 0x800, byte & 0x0F};
    else if (byte >= 0xF0 && byte < 0xF5) *decoder = (Utf8Decoder){3, 0x10000, byte & 0x07};
    else {
        out[0] = replacement;
        return 1;
    }
    return 0;
}

wchar_t *utf8_decode(const char *text) {
    // No byte gives more than one character in the end: a broken sequence has at least as many bytes as it gives.
    wchar_t *wide = malloc((strlen(text) + 2) * sizeof(wchar_t));
    if (!wide) return NULL;
    Utf8Decoder decoder = {0};
    size_t length = 0;
    for (const char *byte = text; *byte; byte++) {
        wchar_t characters[2];
        int count = utf8_push(&decoder, (unsigned char)*byte, characters);
        for (int index = 0; index < count; index++) wide[length++] = characters[index];
    }
    if (decoder.missing) wide[length++] = replacement;
    wide[length] = 0;
    return wide;
}

char *utf8_encode(const wchar_t *text, size_t length) {
    char *bytes = malloc(length * 4 + 1);
    if (!bytes) return NULL;
    char *end = bytes;
    for (size_t index = 0; index < length; index++) {
        unsigned value = (unsigned)text[index];
        if (value < 0x80) {
            *end++ = (char)value;
        } else if (value < 0x800) {
            *end++ = (char)(0xC0 | value >> 6);
            *end++ = (char)(0x80 | (value & 0x3F));
        } else if (value < 0x10000) {
            *end++ = (char)(0xE0 | value >> 12);
            *end++ = (char)(0x80 | (value >> 6 & 0x3F));
            *end++ = (char)(0x80 | (value & 0x3F));
        } else {
            *end++ = (char)(0xF0 | value >> 18);
            *end++ = (char)(0x80 | (value >> 12 & 0x3F));
            *end++ = (char)(0x80 | (value >> 6 & 0x3F));
            *end++ = (char)(0x80 | (value & 0x3F));
        }
    }
    *end = 0;
    return bytes;
}
