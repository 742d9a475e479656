/// What the files of this target share; nothing here is seen by Swift.
#ifndef CEDITLINE_INTERNAL_H
#define CEDITLINE_INTERNAL_H

// `wcwidth`, `pipe2`, `explicit_bzero`. Each file includes this one first.
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif

#include <histedit.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "CEditline.h"

// Text

/// A growing wide string, always ended with NUL once something was appended.
typedef struct WideText {
    wchar_t *text;
    size_t length;
    size_t capacity;
} WideText;

bool widetext_append(WideText *text, wchar_t character);
void widetext_clear(WideText *text);
void widetext_free(WideText *text);

/// Decodes UTF-8; what is not UTF-8 becomes U+FFFD. NULL when memory is short; the caller frees.
wchar_t *utf8_decode(const char *text);

/// Encodes `length` characters; NULL when memory is short; the caller frees.
char *utf8_encode(const wchar_t *text, size_t length);

/// A decoder that takes one byte at a time.
typedef struct Utf8Decoder {
    unsigned missing;
    unsigned minimum;
    unsigned value;
} Utf8Decoder;

/// - Returns: how many characters `out` received, 0 to 2: a byte that ends a broken sequence gives U+FFFD and itself.
int utf8_push(Utf8Decoder *decoder, unsigned char byte, wchar_t out[2]);

// Keys

/// Keys that are no characters. They lie in the C1 range, which never comes from the terminal, because libedit looks up
/// single codes below 256 in its key map. Home, arrows and the like are their control characters.
enum {
    KEY_DELETE = 0x81,
    KEY_WORD_LEFT,
    KEY_WORD_RIGHT,
    KEY_WORD_DELETE,
    KEY_WORD_RUBOUT,
    KEY_PREFIX_OLDER,
    KEY_PREFIX_NEWER,
    KEY_OLDEST,
    KEY_NEWEST,
    KEY_LINE_BREAK,
    KEY_UPPER,
    KEY_LOWER,
    KEY_CAPITALISE,
    /// Redraws after the search changed prompt and line.
    KEY_SEARCH_SHOW,
    /// The second half of showing text below the line, of Ctrl-C and of Ctrl-D: the cursor is behind the line by then.
    KEY_SHOW,
    KEY_LEAVE,
    KEY_INTERRUPT,
    KEY_PASTE = 0x9F,
};

/// What the reader met.
typedef enum KeyEvent {
    KEY_EVENT_KEY,
    KEY_EVENT_INTERRUPT,
    KEY_EVENT_RESIZED,
    KEY_EVENT_RESUMED,
    KEY_EVENT_END,
    /// Nothing came in time; only within a sequence.
    KEY_EVENT_LATE,
} KeyEvent;

/// The terminal's bytes on their way to keys.
typedef struct KeyReader {
    int input;
    unsigned char bytes[4096];
    size_t start;
    size_t end;
    /// A character that came out of the decoder together with the one before it.
    wchar_t held;
    /// The size changed in the middle of a sequence: told after it.
    bool resized;
    /// The text of the last `KEY_PASTE`.
    WideText paste;
} KeyReader;

/// Waits for the next key. A paste is one key.
KeyEvent keys_next(KeyReader *reader, wchar_t *key);

/// Forgets what was typed ahead.
void keys_discard(KeyReader *reader);

// Interrupts and the terminal's state

/// What the handlers have to tell the reader.
typedef struct PendingSignals {
    bool interrupted;
    bool resized;
    bool resumed;
} PendingSignals;

int signals_wake_descriptor(void);

/// Reads and resets what the handlers stored.
PendingSignals signals_take(void);

/// Forgets what came before a read, but for a Ctrl-C that is to end the script that asks.
void signals_begin_read(void);

/// Saves the terminal's modes and turns bracketed paste on; whatever ends the process now restores both.
///
/// - `type`: the kind of terminal, or NULL for `$TERM`.
bool terminal_begin(int input, int output, const char *type);

/// The same again after the process was stopped and continued, when a shell may have changed the modes.
void terminal_resume(void);

/// Restores the modes that `terminal_begin` saved.
void terminal_end(void);

/// The same, from a signal handler.
void terminal_restore_from_handler(void);

// History

/// The entries, and where among them the person is.
typedef struct EntryHistory {
    HistoryW *entries;
    /// 0 is the line being edited, 1 the newest entry.
    int position;
    /// The line being edited, while another is shown.
    WideText edited;
} EntryHistory;

bool history_open(EntryHistory *history);
void history_close(EntryHistory *history);
void history_add(EntryHistory *history, const wchar_t *entry);
/// Back to the line being edited, before a read.
void history_rewind(EntryHistory *history);
int history_count(EntryHistory *history);
/// The entry at a position from 1 on, or NULL beyond the oldest.
const wchar_t *history_at(EntryHistory *history, int position);
/// The position of the next entry that contains `part` (or begins with it), from `position` on in direction 1 (older)
/// or -1 (newer); 0 when there is none.
int history_find(EntryHistory *history, const wchar_t *part, size_t length, bool prefix, int position, int direction);

// The editor

/// The search for a part of an entry, which Ctrl-R begins.
typedef struct EntrySearch {
    bool active;
    bool failed;
    /// 0 before anything is found.
    int position;
    WideText pattern;
    WideText prompt;
    /// The line as it was before.
    WideText original;
} EntrySearch;

struct EditlineEditor {
    EditLine *line;
    FILE *in;
    FILE *out;
    int input;
    int output;
    /// The kind of terminal, when it is not the environment's.
    char *terminal;
    KeyReader keys;
    EntryHistory history;
    EntrySearch search;
    bool recalls;
    EditlineCompleter completer;
    void *context;
    EditlineHinter hinter;
    void *hint_context;
    /// What the hinter answered, and whether it is on the screen.
    char *hint;
    bool hint_shown;
    wchar_t *prompt;
    /// The prompt of the hidden read that goes on.
    const char *prompt_bytes;
    /// To be inserted by the next `KEY_PASTE`.
    WideText insertion;
    /// A key that waits while another one is carried out before it.
    wchar_t queued;
    /// What `KEY_SHOW` shows, and how far the cursor then goes back.
    char *shown;
    int shown_back;
    /// Whether the entry is taller than the screen, its first row on it, and where libedit draws meanwhile.
    bool is_tall;
    int first_row;
    FILE *nowhere;
    EditlineOutcome outcome;
    char *result;
    /// The size of `result`, to wipe it.
    size_t result_size;
};

/// What delimits escape sequences in a prompt.
static const wchar_t prompt_escape = 1;

/// The prompt, or that of the search.
wchar_t *editor_prompt(EditlineEditor *editor);

/// Where an entry is on a screen of unlimited height.
typedef struct ViewLayout {
    int rows;
    int cursor_row;
    int cursor_column;
} ViewLayout;

ViewLayout view_layout(EditlineEditor *editor, int columns);

/// Draws an entry that is taller than the screen; leaves the others to libedit.
void view_update(EditlineEditor *editor);

/// Gives the screen back to libedit, with the end of the entry on it.
void view_leave(EditlineEditor *editor);

/// Shows what may come next behind the cursor.
void hint_show(EditlineEditor *editor);

/// Takes it away: libedit does not know of it.
void hint_clear(EditlineEditor *editor);

/// Binds keys to functions, libedit's and ours.
bool bindings_install(EditLine *line);

/// Begins the search.
void search_begin(EditlineEditor *editor);

/// Takes a key while the search is active.
///
/// - Returns: the key libedit is to see now; `editor->queued` may hold one more.
wchar_t search_take(EditlineEditor *editor, wchar_t key);

/// Replaces the whole line.
void line_replace(EditLine *line, const wchar_t *text, size_t length);

#endif
