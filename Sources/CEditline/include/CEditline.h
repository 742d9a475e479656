/// Line editing on a terminal, behind libedit: everything that is variadic, wide-character or met in a signal handler.
///
/// Texts are UTF-8 and end with NUL. An editor belongs to one thread; the signal functions may be called from any.
#ifndef CEDITLINE_H
#define CEDITLINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

/// Interrupts

/// Installs the handler of SIGINT and ignores SIGPIPE.
///
/// The handler stores 1 into `flag` and writes to the wake pipe. Once only: a later call changes the flag.
///
/// - `flag`: a byte that lives as long as the process and is read atomically; other values than 1 are the reader's.
/// - Returns: the end of the wake pipe to poll, or -1 with `errno`.
int editline_interrupts_install(uint8_t *flag);

/// Says whether a script is running: then a second Ctrl-C, while the first is unanswered or within a second, ends the
/// process with code 130.
void editline_interrupts_set_running(bool running);

/// Empties the wake pipe, so that the next poll waits.
void editline_interrupts_drain(void);

/// The editor

/// How a read ended.
typedef enum EditlineOutcome {
    /// A line was entered.
    EDITLINE_LINE = 0,
    /// Ctrl-C.
    EDITLINE_INTERRUPTED = 1,
    /// Ctrl-D on an empty line, or the terminal is gone.
    EDITLINE_END = 2,
    /// The terminal refused; `errno` says why.
    EDITLINE_FAILED = 3,
} EditlineOutcome;

/// A line editor.
typedef struct EditlineEditor EditlineEditor;

/// Called for Tab, with the text before and behind the cursor.
///
/// It answers with `editline_replace` and `editline_show`.
typedef void (*EditlineCompleter)(EditlineEditor *editor, void *context, const char *before, const char *after);

/// Creates an editor; the terminal is not touched before the first read.
///
/// - `terminal`: the kind of terminal, or NULL for `$TERM`.
/// - Returns: NULL with `errno` when memory or descriptors are short.
EditlineEditor *_Nullable editline_open(int input, int output, const char *_Nullable terminal);

/// Ends the editor, whose texts become invalid.
void editline_close(EditlineEditor *editor);

/// Sets who completes; NULL makes Tab do nothing.
void editline_set_completer(EditlineEditor *editor, EditlineCompleter _Nullable completer, void *_Nullable context);

/// Called before each key while the cursor is at the end of the line, with the line.
///
/// It answers with `editline_hint`, or not.
typedef void (*EditlineHinter)(EditlineEditor *editor, void *context, const char *before);

/// Sets who tells what may come next; NULL shows nothing.
void editline_set_hinter(EditlineEditor *editor, EditlineHinter _Nullable hinter, void *_Nullable context);

/// Shows text behind the cursor, dim and cut to the row, until the next key; only within a hinter.
void editline_hint(EditlineEditor *editor, const char *text);

/// Reads a line, which may hold several when it was pasted or recalled.
///
/// - `prompt`: what stands before the line; escape sequences in it stand between bytes 0x01, and a visible character is
///   last.
/// - `initial`: text to begin with, may be empty.
/// - `recalls`: whether the arrow keys and the search reach the history.
/// - `text`: the line without its end, valid until the next read.
EditlineOutcome editline_read(
    EditlineEditor *editor,
    const char *prompt,
    const char *initial,
    bool recalls,
    const char *_Nullable *_Nonnull text);

/// Reads a line without showing it, and without history; `text` must be wiped with `editline_wipe`.
EditlineOutcome editline_read_hidden(
    EditlineEditor *editor, const char *prompt, const char *_Nullable *_Nonnull text);

/// Overwrites what the last hidden read left in memory.
void editline_wipe(EditlineEditor *editor);

/// Replaces `count` code points before the cursor; only within a completer.
void editline_replace(EditlineEditor *editor, size_t count, const char *text);

/// Shows text under the line, then prompt and line again below it; only within a completer.
///
/// - `text`: lines that fit the width, each with its end; shown as it is.
void editline_show(EditlineEditor *editor, const char *text);

/// Sounds the bell: nothing fits.
void editline_beep(EditlineEditor *editor);

/// Appends an entry to what the arrow keys reach.
///
/// The same as the last one is not repeated; beyond 10 000 the oldest go.
void editline_remember(EditlineEditor *editor, const char *entry);

#pragma clang assume_nonnull end

#endif
