#include "internal.h"

#include <termios.h>
#include <unistd.h>

#define CONTROL(letter) ((letter) & 0x1F)

/// Keys one by one, nothing echoed; Ctrl-C still gives a signal.
static bool hide_input(int input) {
    struct termios modes;
    if (tcgetattr(input, &modes) != 0) return false;
    modes.c_lflag &= ~(tcflag_t)(ECHO | ECHONL | ICANON | IEXTEN);
    modes.c_iflag &= ~(tcflag_t)(ICRNL | INLCR | IXON);
    modes.c_cc[VMIN] = 1;
    modes.c_cc[VTIME] = 0;
    return tcsetattr(input, TCSADRAIN, &modes) == 0;
}

static void write_all(int output, const char *text) {
    size_t length = strlen(text);
    while (length) {
        ssize_t count = write(output, text, length);
        if (count <= 0) return;
        text += count;
        length -= (size_t)count;
    }
}

static void wipe_text(WideText *text) {
    if (text->text) explicit_bzero(text->text, text->capacity * sizeof(wchar_t));
    widetext_free(text);
}

/// Like `widetext_append`, but leaves no copy behind when it grows.
static bool append_secret(WideText *text, wchar_t character) {
    if (text->length + 2 > text->capacity) {
        WideText grown = {.capacity = text->capacity ? text->capacity * 2 : 64};
        grown.text = malloc(grown.capacity * sizeof(wchar_t));
        if (!grown.text) return false;
        grown.length = text->length;
        if (text->length) memcpy(grown.text, text->text, text->length * sizeof(wchar_t));
        wipe_text(text);
        *text = grown;
    }
    text->text[text->length++] = character;
    return true;
}

static EditlineOutcome read_secret(EditlineEditor *editor, WideText *secret) {
    for (;;) {
        wchar_t key;
        switch (keys_next(&editor->keys, &key)) {
        case KEY_EVENT_KEY: break;
        case KEY_EVENT_INTERRUPT: keys_discard(&editor->keys); return EDITLINE_INTERRUPTED;
        case KEY_EVENT_END:
        case KEY_EVENT_LATE: return EDITLINE_END;
        case KEY_EVENT_RESIZED: continue;
        case KEY_EVENT_RESUMED:
            terminal_resume();
            if (!hide_input(editor->input)) return EDITLINE_FAILED;
            write_all(editor->output, editor->prompt_bytes);
            continue;
        }
        switch (key) {
        case L'\r':
        case L'\n': return EDITLINE_LINE;
        case CONTROL('D'):
            if (!secret->length) return EDITLINE_END;
            break;
        case CONTROL('H'):
        case 0x7F:
            if (secret->length) secret->length--;
            break;
        case CONTROL('U'): secret->length = 0; break;
        case KEY_PASTE:
            for (size_t index = 0; index < editor->keys.paste.length; index++)
                if (!append_secret(secret, editor->keys.paste.text[index])) return EDITLINE_FAILED;
            wipe_text(&editor->keys.paste);
            break;
        default:
            if (key >= 0x20 && !(key >= 0x7F && key < 0xA0) && !append_secret(secret, key)) return EDITLINE_FAILED;
        }
    }
}

EditlineOutcome editline_read_hidden(EditlineEditor *editor, const char *prompt, const char **text) {
    *text = NULL;
    fflush(stdout);
    signals_begin_read();
    if (!terminal_begin(editor->input, editor->output, editor->terminal)) return EDITLINE_FAILED;
    WideText secret = {0};
    EditlineOutcome outcome = EDITLINE_FAILED;
    if (hide_input(editor->input)) {
        editor->prompt_bytes = prompt;
        write_all(editor->output, prompt);
        outcome = read_secret(editor, &secret);
        write_all(editor->output, outcome == EDITLINE_INTERRUPTED ? "^C\r\n" : "\r\n");
    }
    terminal_end();
    if (outcome == EDITLINE_LINE) {
        editline_wipe(editor);
        free(editor->result);
        editor->result = utf8_encode(secret.text, secret.length);
        editor->result_size = editor->result ? strlen(editor->result) : 0;
        *text = editor->result;
        if (!editor->result) outcome = EDITLINE_FAILED;
    }
    wipe_text(&secret);
    // Of the terminal's bytes only those read ahead are needed again.
    KeyReader *keys = &editor->keys;
    explicit_bzero(keys->bytes, keys->start);
    explicit_bzero(keys->bytes + keys->end, sizeof keys->bytes - keys->end);
    return outcome;
}

void editline_wipe(EditlineEditor *editor) {
    if (editor->result) explicit_bzero(editor->result, editor->result_size);
    editor->result_size = 0;
}
