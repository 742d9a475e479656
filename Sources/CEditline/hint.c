#include "internal.h"

// What may come next stands behind the cursor while a line is typed. libedit does not know of it: it is drawn where
// nothing else stands, the cursor goes back, and before the next key is carried out it is gone.

void editline_set_hinter(EditlineEditor *editor, EditlineHinter hinter, void *context) {
    editor->hinter = hinter;
    editor->hint_context = context;
}

void editline_hint(EditlineEditor *editor, const char *text) {
    free(editor->hint);
    editor->hint = strdup(text);
}

/// Writes as much as fits into `room` columns, with an ellipsis where that is not all.
///
/// - Returns: the columns it took.
static int put_cut(FILE *out, const wchar_t *text, int room) {
    int whole = 0;
    for (const wchar_t *character = text; *character; character++) {
        int width = wcwidth(*character);
        whole += width > 0 ? width : 0;
    }
    int most = whole <= room ? room : room - 1;
    int used = 0;
    for (; *text; text++) {
        int width = wcwidth(*text);
        if (width < 0) continue;
        if (used + width > most) break;
        char *bytes = utf8_encode(text, 1);
        if (bytes) fputs(bytes, out);
        free(bytes);
        used += width;
    }
    if (whole <= room) return used;
    fputs("\u2026", out);
    return used + 1;
}

void hint_show(EditlineEditor *editor) {
    // Keys that wait already would only make it flicker.
    bool waits = editor->keys.start != editor->keys.end || editor->keys.held;
    if (!editor->hinter || editor->search.active || editor->is_tall || waits) return;
    const LineInfoW *present = el_wline(editor->line);
    if (present->cursor != present->lastchar || present->cursor == present->buffer) return;
    free(editor->hint);
    editor->hint = NULL;
    char *before = utf8_encode(present->buffer, (size_t)(present->cursor - present->buffer));
    if (before) editor->hinter(editor, editor->hint_context, before);
    free(before);
    if (!editor->hint || !*editor->hint) return;
    int columns = 80;
    el_get(editor->line, EL_GETTC, "co", &columns, NULL);
    // The last column stays free: a terminal that has filled it may go on in the next row.
    int room = columns - view_layout(editor, columns).cursor_column - 1;
    wchar_t *text = room > 3 ? utf8_decode(editor->hint) : NULL;
    if (!text) return;
    fputs("\033[2m", editor->out);
    int width = put_cut(editor->out, text, room);
    fputs("\033[0m", editor->out);
    if (width > 0) fprintf(editor->out, "\033[%dD", width);
    free(text);
    editor->hint_shown = true;
}

void hint_clear(EditlineEditor *editor) {
    if (!editor->hint_shown) return;
    editor->hint_shown = false;
    fputs("\033[K", editor->out);
}
