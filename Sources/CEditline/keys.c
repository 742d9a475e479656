#include "internal.h"

#include <errno.h>
#include <poll.h>
#include <unistd.h>

#define CONTROL(letter) ((letter) & 0x1F)

/// How long the rest of a sequence may be on its way before ESC counts as the key of that name.
enum { escape_milliseconds = 100, forever = -1 };

/// Waits until a byte is there, at most `milliseconds`. Signals come first.
static KeyEvent wait_for_byte(KeyReader *reader, bool within_sequence, int milliseconds) {
    for (;;) {
        PendingSignals pending = signals_take();
        if (pending.resized) reader->resized = true;
        if (pending.interrupted) return KEY_EVENT_INTERRUPT;
        if (pending.resumed) return KEY_EVENT_RESUMED;
        if (reader->resized && !within_sequence) {
            reader->resized = false;
            return KEY_EVENT_RESIZED;
        }
        if (reader->start < reader->end) return KEY_EVENT_KEY;

        struct pollfd descriptors[2] = {
            {.fd = reader->input, .events = POLLIN},
            {.fd = signals_wake_descriptor(), .events = POLLIN},
        };
        int ready = poll(descriptors, 2, milliseconds);
        if (ready == 0) return KEY_EVENT_LATE;
        if (ready < 0) {
            if (errno == EINTR) continue;
            return KEY_EVENT_END;
        }
        if (!descriptors[0].revents) continue;
        ssize_t count = read(reader->input, reader->bytes, sizeof reader->bytes);
        if (count < 0 && (errno == EINTR || errno == EAGAIN)) continue;
        if (count <= 0) return KEY_EVENT_END;
        reader->start = 0;
        reader->end = (size_t)count;
    }
}

/// The next byte of a sequence that has begun.
static KeyEvent next_byte(KeyReader *reader, unsigned char *byte) {
    KeyEvent event = wait_for_byte(reader, true, forever);
    if (event == KEY_EVENT_KEY) *byte = reader->bytes[reader->start++];
    return event;
}

/// The text up to the closing `ESC [ 201 ~`, with plain line ends and without other controls than tabs.
static KeyEvent take_paste(KeyReader *reader) {
    static const unsigned char closing[] = "\033[201~";
    Utf8Decoder decoder = {0};
    size_t matched = 0;
    bool after_return = false;
    widetext_clear(&reader->paste);
    for (;;) {
        unsigned char byte;
        KeyEvent event = next_byte(reader, &byte);
        if (event != KEY_EVENT_KEY) return event;
        // ESC begins the closing sequence only, so a mismatch has swallowed nothing but what began with it.
        if (byte == closing[matched]) {
            if (++matched == sizeof closing - 1) break;
            continue;
        }
        unsigned char pending[sizeof closing];
        memcpy(pending, closing, matched);
        size_t count = matched;
        matched = byte == closing[0] ? 1 : 0;
        if (!matched) pending[count++] = byte;
        for (size_t index = 0; index < count; index++) {
            wchar_t characters[2];
            int decoded = utf8_push(&decoder, pending[index], characters);
            for (int position = 0; position < decoded; position++) {
                wchar_t character = characters[position];
                bool line_feed_of_pair = character == L'\n' && after_return;
                after_return = character == L'\r';
                if (line_feed_of_pair) continue;
                if (character == L'\r') character = L'\n';
                bool control = (character < 0x20 && character != L'\n' && character != L'\t')
                    || (character >= 0x7F && character < 0xA0);
                if (!control) widetext_append(&reader->paste, character);
            }
        }
    }
    // A copied line brings its end along; Enter is the person's to press.
    while (reader->paste.length && reader->paste.text[reader->paste.length - 1] == L'\n')
        reader->paste.text[--reader->paste.length] = 0;
    return KEY_EVENT_KEY;
}

/// What a sequence `ESC [ parameters final` or `ESC O final` means; 0 for nothing.
static wchar_t key_of_sequence(const char *parameters, unsigned char final) {
    // xterm: the second parameter is 1 plus the modifiers, shift 1, alt 2, control 4. rxvt has its own letters.
    const char *separator = strchr(parameters, ';');
    int modifiers = separator && separator[1] >= '1' && separator[1] <= '9' && !separator[2] ? separator[1] - '1' : 0;
    bool by_word = modifiers & (2 | 4);
    switch (final) {
    case 'A': return CONTROL('P');
    case 'B': return CONTROL('N');
    case 'C': return by_word ? KEY_WORD_RIGHT : CONTROL('F');
    case 'D': return by_word ? KEY_WORD_LEFT : CONTROL('B');
    case 'c': return KEY_WORD_RIGHT;
    case 'd': return KEY_WORD_LEFT;
    case 'H': return CONTROL('A');
    case 'F': return CONTROL('E');
    case 'M': return L'\r'; // Enter of the keypad
    case '~':
    case '^':
        by_word = by_word || final == '^';
        switch (parameters[0]) {
        case '1':
        case '7':
            if (parameters[1] && parameters[1] != ';') return 0; // function keys
            return CONTROL('A');
        case '4':
        case '8': return CONTROL('E');
        case '3': return by_word ? KEY_WORD_DELETE : KEY_DELETE;
        case '5': return KEY_PREFIX_OLDER;
        case '6': return KEY_PREFIX_NEWER;
        default: return 0;
        }
    default: return 0;
    }
}

/// Alt with a character.
static wchar_t key_of_meta(unsigned char byte) {
    switch (byte) {
    case 'b': case 'B': return KEY_WORD_LEFT;
    case 'f': case 'F': return KEY_WORD_RIGHT;
    case 'd': case 'D': return KEY_WORD_DELETE;
    case 'u': case 'U': return KEY_UPPER;
    case 'l': case 'L': return KEY_LOWER;
    case 'c': case 'C': return KEY_CAPITALISE;
    case 'p': case 'P': return KEY_PREFIX_OLDER;
    case 'n': case 'N': return KEY_PREFIX_NEWER;
    case '<': return KEY_OLDEST;
    case '>': return KEY_NEWEST;
    case '\r': case '\n': return KEY_LINE_BREAK;
    case 0x7F: case 0x08: return KEY_WORD_RUBOUT;
    default: return 0;
    }
}

/// What follows ESC.
static KeyEvent take_sequence(KeyReader *reader, wchar_t *key) {
    unsigned char byte;
    KeyEvent event;
    *key = 0;
    do {
        event = wait_for_byte(reader, true, escape_milliseconds);
        if (event == KEY_EVENT_LATE) {
            *key = 0x1B;
            return KEY_EVENT_KEY;
        }
        if (event != KEY_EVENT_KEY) return event;
        byte = reader->bytes[reader->start++];
    } while (byte == 0x1B);
    if (byte == 'O') {
        event = next_byte(reader, &byte);
        if (event == KEY_EVENT_KEY) *key = key_of_sequence("", byte);
        return event;
    }
    if (byte != '[') {
        *key = key_of_meta(byte);
        return KEY_EVENT_KEY;
    }
    char parameters[16] = "";
    size_t length = 0;
    for (;;) {
        event = next_byte(reader, &byte);
        if (event != KEY_EVENT_KEY) return event;
        if (byte >= 0x40 && byte < 0x7F) break;
        // The Linux console's function keys: `ESC [ [ A`; a control character ends a broken sequence.
        if (byte < 0x20) return KEY_EVENT_KEY;
        if (length + 1 < sizeof parameters) {
            parameters[length++] = (char)byte;
            parameters[length] = 0;
        }
    }
    if (byte == '[' && !length) return next_byte(reader, &byte);
    if (byte == '~' && strcmp(parameters, "200") == 0) {
        *key = KEY_PASTE;
        return take_paste(reader);
    }
    *key = key_of_sequence(parameters, byte);
    return KEY_EVENT_KEY;
}

KeyEvent keys_next(KeyReader *reader, wchar_t *key) {
    Utf8Decoder decoder = {0};
    for (;;) {
        if (reader->held) {
            *key = reader->held;
            reader->held = 0;
            return KEY_EVENT_KEY;
        }
        KeyEvent event = wait_for_byte(reader, decoder.missing, forever);
        if (event != KEY_EVENT_KEY) return event;
        unsigned char byte = reader->bytes[reader->start++];
        if (byte == 0x1B) {
            decoder = (Utf8Decoder){0};
            event = take_sequence(reader, key);
            if (event != KEY_EVENT_KEY || *key) return event;
            continue;
        }
        wchar_t characters[2];
        int count = utf8_push(&decoder, byte, characters);
        if (count == 2) reader->held = characters[1];
        if (!count) continue;
        // C1 controls are our own keys' codes, and NUL would end the line.
        if (!characters[0] || (characters[0] >= 0x80 && characters[0] < 0xA0)) continue;
        *key = characters[0];
        return KEY_EVENT_KEY;
    }
}

void keys_discard(KeyReader *reader) {
    reader->start = reader->end = 0;
    reader->held = 0;
}
