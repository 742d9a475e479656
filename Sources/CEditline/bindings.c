#include "internal.h"

#include <wchar.h>
#include <wctype.h>

static EditlineEditor *editor_of(EditLine *line) {
    EditlineEditor *editor = NULL;
    el_wget(line, EL_CLIENTDATA, &editor);
    return editor;
}

void line_replace(EditLine *line, const wchar_t *text, size_t length) {
    const LineInfoW *present = el_wline(line);
    el_cursor(line, (int)(present->lastchar - present->cursor));
    present = el_wline(line);
    el_wdeletestr(line, (int)(present->lastchar - present->buffer));
    if (length) el_winsertstr(line, text);
}

// Moving within a line of several

static unsigned char move_to_line_start(EditLine *line, wint_t key) {
    (void)key;
    const LineInfoW *present = el_wline(line);
    const wchar_t *start = present->cursor;
    while (start > present->buffer && start[-1] != L'\n') start--;
    el_cursor(line, (int)(start - present->cursor));
    return CC_CURSOR;
}

static unsigned char move_to_line_end(EditLine *line, wint_t key) {
    (void)key;
    const LineInfoW *present = el_wline(line);
    const wchar_t *end = present->cursor;
    while (end < present->lastchar && *end != L'\n') end++;
    el_cursor(line, (int)(end - present->cursor));
    return CC_CURSOR;
}

/// - Returns: whether there was a line above.
static bool move_up(EditLine *line) {
    const LineInfoW *present = el_wline(line);
    const wchar_t *start = present->cursor;
    while (start > present->buffer && start[-1] != L'\n') start--;
    if (start == present->buffer) return false;
    const wchar_t *above_end = start - 1;
    const wchar_t *above = above_end;
    while (above > present->buffer && above[-1] != L'\n') above--;
    const wchar_t *target = above + (present->cursor - start);
    el_cursor(line, (int)((target < above_end ? target : above_end) - present->cursor));
    return true;
}

/// - Returns: whether there was a line below.
static bool move_down(EditLine *line) {
    const LineInfoW *present = el_wline(line);
    const wchar_t *start = present->cursor;
    while (start > present->buffer && start[-1] != L'\n') start--;
    const wchar_t *end = present->cursor;
    while (end < present->lastchar && *end != L'\n') end++;
    if (end == present->lastchar) return false;
    const wchar_t *below = end + 1;
    const wchar_t *below_end = below;
    while (below_end < present->lastchar && *below_end != L'\n') below_end++;
    const wchar_t *target = below + (present->cursor - start);
    el_cursor(line, (int)((target < below_end ? target : below_end) - present->cursor));
    return true;
}

// History

/// Shows the entry at a position, or the line being edited at 0, which is kept meanwhile.
static unsigned char recall(EditLine *line, int position) {
    EditlineEditor *editor = editor_of(line);
    EntryHistory *history = &editor->history;
    if (!editor->recalls || position < 0) return CC_ERROR;
    const wchar_t *entry = position ? history_at(history, position) : L"";
    if (!entry) return CC_ERROR;
    if (!history->position) {
        const LineInfoW *present = el_wline(line);
        widetext_clear(&history->edited);
        for (const wchar_t *character = present->buffer; character < present->lastchar; character++)
            widetext_append(&history->edited, *character);
    }
    history->position = position;
    if (!position && history->edited.length) entry = history->edited.text;
    line_replace(line, entry, wcslen(entry));
    return CC_REFRESH;
}

static unsigned char older(EditLine *line, wint_t key) {
    (void)key;
    if (move_up(line)) return CC_CURSOR;
    return recall(line, editor_of(line)->history.position + 1);
}

static unsigned char newer(EditLine *line, wint_t key) {
    (void)key;
    if (move_down(line)) return CC_CURSOR;
    return recall(line, editor_of(line)->history.position - 1);
}

static unsigned char oldest(EditLine *line, wint_t key) {
    (void)key;
    int position = history_count(&editor_of(line)->history);
    return position ? recall(line, position) : CC_ERROR;
}

static unsigned char newest(EditLine *line, wint_t key) {
    (void)key;
    return editor_of(line)->history.position ? recall(line, 0) : CC_ERROR;
}

/// The next entry that begins with the text before the cursor, which stays where it is.
static unsigned char recall_by_prefix(EditLine *line, int direction) {
    EntryHistory *history = &editor_of(line)->history;
    const LineInfoW *present = el_wline(line);
    size_t length = (size_t)(present->cursor - present->buffer);
    int found = history->position + direction < 1
        ? 0 : history_find(history, present->buffer, length, true, history->position + direction, direction);
    if (!found && (direction > 0 || !history->position)) return CC_ERROR;
    unsigned char result = recall(line, found);
    present = el_wline(line);
    int behind = (int)(present->lastchar - present->buffer) - (int)length;
    if (result == CC_REFRESH && behind > 0) el_cursor(line, -behind);
    return result;
}

static unsigned char prefix_older(EditLine *line, wint_t key) {
    (void)key;
    return recall_by_prefix(line, 1);
}

static unsigned char prefix_newer(EditLine *line, wint_t key) {
    (void)key;
    return recall_by_prefix(line, -1);
}

static unsigned char begin_search(EditLine *line, wint_t key) {
    (void)key;
    EditlineEditor *editor = editor_of(line);
    if (!editor->recalls) return CC_ERROR;
    search_begin(editor);
    return CC_REFRESH;
}

static unsigned char show_search(EditLine *line, wint_t key) {
    (void)key;
    EditlineEditor *editor = editor_of(line);
    EntrySearch *search = &editor->search;
    const wchar_t *entry = search->position ? history_at(&editor->history, search->position) : NULL;
    if (!entry) entry = search->original.length ? search->original.text : L"";
    line_replace(line, entry, wcslen(entry));
    if (search->active && search->position && search->pattern.length) {
        const LineInfoW *present = el_wline(line);
        const wchar_t *match = wcsstr(entry, search->pattern.text);
        if (match) el_cursor(line, (int)(match - entry) - (int)(present->lastchar - present->buffer));
    }
    return CC_REFRESH;
}

// Inserting and deleting

static unsigned char insert_paste(EditLine *line, wint_t key) {
    (void)key;
    EditlineEditor *editor = editor_of(line);
    if (!editor->insertion.length) return CC_NORM;
    int inserted = el_winsertstr(line, editor->insertion.text);
    widetext_clear(&editor->insertion);
    return inserted < 0 ? CC_ERROR : CC_REFRESH;
}

static unsigned char insert_line_break(EditLine *line, wint_t key) {
    (void)key;
    return el_winsertstr(line, L"\n") < 0 ? CC_ERROR : CC_REFRESH;
}

/// Ctrl-V: the next character as it is. Only a tab is worth it; what else is invisible no statement may hold.
static unsigned char insert_literally(EditLine *line, wint_t key) {
    (void)key;
    wchar_t text[2] = {0};
    if (el_wgetc(line, &text[0]) != 1) return CC_EOF;
    if (text[0] != L'\t') {
        el_wpush(line, text);
        return CC_NORM;
    }
    return el_winsertstr(line, text) < 0 ? CC_ERROR : CC_REFRESH;
}

static unsigned char delete_character(EditLine *line, wint_t key) {
    (void)key;
    const LineInfoW *present = el_wline(line);
    if (present->cursor == present->lastchar) return CC_ERROR;
    // Marks that combine with the character go with it.
    int count = 1;
    while (present->cursor + count < present->lastchar && wcwidth(present->cursor[count]) == 0
           && present->cursor[count] != L'\n')
        count++;
    el_cursor(line, count);
    el_wdeletestr(line, count);
    return CC_REFRESH;
}

static unsigned char delete_or_end(EditLine *line, wint_t key) {
    const LineInfoW *present = el_wline(line);
    if (present->lastchar != present->buffer) return delete_character(line, key);
    editor_of(line)->outcome = EDITLINE_END;
    wchar_t leave[2] = {KEY_LEAVE};
    el_wpush(line, leave);
    return CC_NORM;
}

// Leaving the line, and showing something below it

/// Behind the line: what is written next begins below it.
static unsigned char to_end_then(EditLine *line, wchar_t key) {
    const LineInfoW *present = el_wline(line);
    el_cursor(line, (int)(present->lastchar - present->cursor));
    wchar_t next[2] = {key};
    el_wpush(line, next);
    return CC_REFRESH;
}

static unsigned char interrupt(EditLine *line, wint_t key) {
    (void)key;
    EditlineEditor *editor = editor_of(line);
    editor->outcome = EDITLINE_INTERRUPTED;
    editor->search.active = false;
    return to_end_then(line, KEY_LEAVE);
}

static unsigned char leave(EditLine *line, wint_t key) {
    (void)key;
    EditlineEditor *editor = editor_of(line);
    fputs(editor->outcome == EDITLINE_INTERRUPTED ? "^C\r\n" : "\r\n", editor->out);
    return CC_EOF;
}

static unsigned char complete(EditLine *line, wint_t key) {
    (void)key;
    EditlineEditor *editor = editor_of(line);
    if (!editor->completer) return CC_ERROR;
    const LineInfoW *present = el_wline(line);
    char *before = utf8_encode(present->buffer, (size_t)(present->cursor - present->buffer));
    char *after = utf8_encode(present->cursor, (size_t)(present->lastchar - present->cursor));
    if (before && after) editor->completer(editor, editor->context, before, after);
    free(before);
    free(after);
    if (!editor->shown) return CC_REFRESH;
    present = el_wline(line);
    editor->shown_back = (int)(present->lastchar - present->cursor);
    return to_end_then(line, KEY_SHOW);
}

static unsigned char show(EditLine *line, wint_t key) {
    (void)key;
    EditlineEditor *editor = editor_of(line);
    if (!editor->shown) return CC_NORM;
    fputs("\r\n", editor->out);
    for (const char *byte = editor->shown; *byte; byte++) {
        if (*byte == '\n') fputc('\r', editor->out);
        fputc(*byte, editor->out);
    }
    free(editor->shown);
    editor->shown = NULL;
    el_cursor(line, -editor->shown_back);
    el_wset(line, EL_REFRESH);
    return CC_NORM;
}

// The keys

typedef struct OwnFunction {
    const wchar_t *name;
    unsigned char (*function)(EditLine *, wint_t);
} OwnFunction;

static const OwnFunction functions[] = {
    {L"authing-line-start", move_to_line_start},
    {L"authing-line-end", move_to_line_end},
    {L"authing-older", older},
    {L"authing-newer", newer},
    {L"authing-oldest", oldest},
    {L"authing-newest", newest},
    {L"authing-prefix-older", prefix_older},
    {L"authing-prefix-newer", prefix_newer},
    {L"authing-search", begin_search},
    {L"authing-search-show", show_search},
    {L"authing-paste", insert_paste},
    {L"authing-line-break", insert_line_break},
    {L"authing-literal", insert_literally},
    {L"authing-delete", delete_character},
    {L"authing-delete-or-end", delete_or_end},
    {L"authing-interrupt", interrupt},
    {L"authing-leave", leave},
    {L"authing-complete", complete},
    {L"authing-show", show},
};

typedef struct Binding {
    wchar_t key;
    const wchar_t *name;
} Binding;

static const Binding bindings[] = {
    {0x01, L"authing-line-start"},
    {0x05, L"authing-line-end"},
    {0x10, L"authing-older"},
    {0x0E, L"authing-newer"},
    {0x12, L"authing-search"},
    {0x04, L"authing-delete-or-end"},
    {L'\t', L"authing-complete"},
    {0x16, L"authing-literal"},
    {0x15, L"vi-kill-line-prev"},
    {0x17, L"ed-delete-prev-word"},
    // libedit's emacs mode would stop the output, set a mark or wait for a second key here.
    {0x13, L"authing-search"},
    {0x11, L"ed-unassigned"},
    {0x00, L"ed-unassigned"},
    {0x18, L"ed-unassigned"},
    {0x07, L"ed-unassigned"},
    {KEY_DELETE, L"authing-delete"},
    {KEY_WORD_LEFT, L"ed-prev-word"},
    {KEY_WORD_RIGHT, L"em-next-word"},
    {KEY_WORD_DELETE, L"em-delete-next-word"},
    {KEY_WORD_RUBOUT, L"ed-delete-prev-word"},
    {KEY_PREFIX_OLDER, L"authing-prefix-older"},
    {KEY_PREFIX_NEWER, L"authing-prefix-newer"},
    {KEY_OLDEST, L"authing-oldest"},
    {KEY_NEWEST, L"authing-newest"},
    {KEY_LINE_BREAK, L"authing-line-break"},
    {KEY_UPPER, L"em-upper-case"},
    {KEY_LOWER, L"em-lower-case"},
    {KEY_CAPITALISE, L"em-capitol-case"},
    {KEY_SEARCH_SHOW, L"authing-search-show"},
    {KEY_SHOW, L"authing-show"},
    {KEY_LEAVE, L"authing-leave"},
    {KEY_INTERRUPT, L"authing-interrupt"},
    {KEY_PASTE, L"authing-paste"},
};

bool bindings_install(EditLine *line) {
    for (size_t index = 0; index < sizeof functions / sizeof *functions; index++) {
        const OwnFunction *own = &functions[index];
        if (el_wset(line, EL_ADDFN, own->name, L"", own->function) != 0) return false;
    }
    for (size_t index = 0; index < sizeof bindings / sizeof *bindings; index++) {
        wchar_t key[3] = {bindings[index].key};
        // libedit writes controls as `^A`; a code of its own range stands for itself.
        if (key[0] < 0x20) {
            key[1] = key[0] + 0x40;
            key[0] = L'^';
        }
        if (el_wset(line, EL_BIND, key, bindings[index].name, NULL) != 0) return false;
    }
    return true;
}
