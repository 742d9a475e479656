#include "internal.h"

#include <wctype.h>

#define CONTROL(letter) ((letter) & 0x1F)

static void set_prompt(EntrySearch *search) {
    widetext_clear(&search->prompt);
    const wchar_t *begin = search->failed ? L"(no such entry) '" : L"(search) '";
    for (; *begin; begin++) widetext_append(&search->prompt, *begin);
    for (size_t index = 0; index < search->pattern.length; index++)
        widetext_append(&search->prompt, search->pattern.text[index]);
    for (const wchar_t *end = L"': "; *end; end++) widetext_append(&search->prompt, *end);
}

void search_begin(EditlineEditor *editor) {
    EntrySearch *search = &editor->search;
    const LineInfoW *line = el_wline(editor->line);
    widetext_clear(&search->original);
    for (const wchar_t *character = line->buffer; character < line->lastchar; character++)
        widetext_append(&search->original, *character);
    widetext_clear(&search->pattern);
    search->position = 0;
    search->failed = false;
    search->active = true;
    set_prompt(search);
}

/// Looks from `position` on; the line stays as it is when nothing is found.
static void look(EditlineEditor *editor, int position, int direction) {
    EntrySearch *search = &editor->search;
    search->failed = false;
    if (search->pattern.length) {
        int found = history_find(
            &editor->history, search->pattern.text, search->pattern.length, false, position, direction);
        if (found) search->position = found;
        search->failed = !found;
    }
    set_prompt(search);
}

static wchar_t finish(EditlineEditor *editor, wchar_t next) {
    EntrySearch *search = &editor->search;
    search->active = false;
    // From here the arrow keys go on.
    if (search->position) {
        editor->history.position = search->position;
        widetext_clear(&editor->history.edited);
        for (size_t index = 0; index < search->original.length; index++)
            widetext_append(&editor->history.edited, search->original.text[index]);
    }
    editor->queued = next;
    return KEY_SEARCH_SHOW;
}

wchar_t search_take(EditlineEditor *editor, wchar_t key) {
    EntrySearch *search = &editor->search;
    switch (key) {
    case CONTROL('R'):
        look(editor, search->position + 1, 1);
        return KEY_SEARCH_SHOW;
    case CONTROL('S'):
        look(editor, search->position - 1, -1);
        return KEY_SEARCH_SHOW;
    case CONTROL('H'):
    case 0x7F:
        if (search->pattern.length) search->pattern.text[--search->pattern.length] = 0;
        if (!search->pattern.length) search->position = 0;
        look(editor, 1, 1);
        return KEY_SEARCH_SHOW;
    case CONTROL('G'):
        search->position = 0;
        return finish(editor, 0);
    case 0x1B: return finish(editor, 0);
    case KEY_PASTE:
        for (size_t index = 0; index < editor->keys.paste.length; index++)
            widetext_append(&search->pattern, editor->keys.paste.text[index]);
        look(editor, search->position ? search->position : 1, 1);
        return KEY_SEARCH_SHOW;
    default:
        if (key >= 0x20 && !(key >= 0x7F && key < 0xA0)) {
            widetext_append(&search->pattern, key);
            look(editor, search->position ? search->position : 1, 1);
            return KEY_SEARCH_SHOW;
        }
        return finish(editor, key);
    }
}
