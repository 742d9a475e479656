#include "internal.h"

#include <wchar.h>

enum { history_capacity = 10000 };

bool history_open(EntryHistory *history) {
    HistEventW event;
    history->entries = history_winit();
    if (!history->entries) return false;
    history_w(history->entries, &event, H_SETSIZE, history_capacity);
    history_w(history->entries, &event, H_SETUNIQUE, 1);
    return true;
}

void history_close(EntryHistory *history) {
    if (history->entries) history_wend(history->entries);
    widetext_free(&history->edited);
}

void history_add(EntryHistory *history, const wchar_t *entry) {
    HistEventW event;
    if (*entry) history_w(history->entries, &event, H_ENTER, entry);
}

void history_rewind(EntryHistory *history) {
    history->position = 0;
    widetext_clear(&history->edited);
}

const wchar_t *history_at(EntryHistory *history, int position) {
    HistEventW event;
    int status = history_w(history->entries, &event, H_FIRST);
    for (int index = 1; status == 0 && index < position; index++)
        status = history_w(history->entries, &event, H_NEXT);
    return status == 0 ? event.str : NULL;
}

int history_count(EntryHistory *history) {
    HistEventW event;
    return history_w(history->entries, &event, H_GETSIZE) == 0 ? event.num : 0;
}

int history_find(
    EntryHistory *history, const wchar_t *part, size_t length, bool prefix, int position, int direction) {
    HistEventW event;
    int nearest = 0;
    int index = 1;
    for (int status = history_w(history->entries, &event, H_FIRST); status == 0;
         status = history_w(history->entries, &event, H_NEXT), index++) {
        if (direction > 0 ? index < position : index > position) continue;
        bool matches = prefix ? wcsncmp(event.str, part, length) == 0 : wcsstr(event.str, part) != NULL;
        if (!matches) continue;
        if (direction > 0) return index;
        nearest = index;
    }
    return nearest;
}
