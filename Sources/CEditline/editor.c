#include "internal.h"

#include <langinfo.h>
#include <locale.h>
#include <unistd.h>

/// Widths and printability of characters come from the C library's locale, which must know UTF-8.
static void use_utf8(void) {
    setlocale(LC_CTYPE, "");
    if (strcmp(nl_langinfo(CODESET), "UTF-8") != 0) setlocale(LC_CTYPE, "C.UTF-8");
}

static EditlineEditor *editor_of(EditLine *line) {
    EditlineEditor *editor = NULL;
    el_wget(line, EL_CLIENTDATA, &editor);
    return editor;
}

wchar_t *editor_prompt(EditlineEditor *editor) {
    return editor->search.active ? editor->search.prompt.text : editor->prompt;
}

static wchar_t *prompt_of(EditLine *line) { return editor_prompt(editor_of(line)); }

/// Draws prompt and line anew for the new size. Terminals fold long lines anew too, and keep the cursor at its text.
static void redraw_resized(EditlineEditor *editor) {
    el_resize(editor->line);
    if (editor->is_tall) return;
    int columns = 80;
    el_get(editor->line, EL_GETTC, "co", &columns, NULL);
    int rows = view_layout(editor, columns).cursor_row;
    fputc('\r', editor->out);
    if (rows) fprintf(editor->out, "\033[%dA", rows);
    fputs("\033[J", editor->out);
    el_wset(editor->line, EL_REFRESH);
}

/// The one reader of the terminal.
static int read_key(EditLine *line, wchar_t *key) {
    EditlineEditor *editor = editor_of(line);
    for (;;) {
        if (editor->queued) {
            *key = editor->queued;
            editor->queued = 0;
        } else {
            view_update(editor);
            hint_show(editor);
            fflush(editor->out);
            KeyEvent event = keys_next(&editor->keys, key);
            hint_clear(editor);
            switch (event) {
            case KEY_EVENT_KEY:
                if (editor->search.active) *key = search_take(editor, *key);
                else if (*key == 0x1B) continue;
                break;
            case KEY_EVENT_INTERRUPT:
                editor->search.active = false;
                keys_discard(&editor->keys);
                *key = KEY_INTERRUPT;
                break;
            case KEY_EVENT_RESIZED:
                redraw_resized(editor);
                continue;
            case KEY_EVENT_RESUMED:
                el_wset(line, EL_PREP_TERM, 0);
                terminal_resume();
                el_wset(line, EL_PREP_TERM, 1);
                el_wset(line, EL_REFRESH);
                continue;
            case KEY_EVENT_END:
            case KEY_EVENT_LATE:
                return 0;
            }
        }
        if (*key == L'\r' || *key == L'\n' || *key == KEY_INTERRUPT) {
            const LineInfoW *present = el_wline(line);
            if (editor->is_tall) el_cursor(line, (int)(present->lastchar - present->cursor));
            view_leave(editor);
        }
        if (*key == KEY_PASTE && editor->keys.paste.length) {
            for (size_t index = 0; index < editor->keys.paste.length; index++)
                widetext_append(&editor->insertion, editor->keys.paste.text[index]);
            widetext_clear(&editor->keys.paste);
        }
        return 1;
    }
}

/// Opens libedit, which costs a millisecond: with the first line, not for a hidden one.
static bool open_line(EditlineEditor *editor, const char *terminal) {
    use_utf8();
    int in = dup(editor->input);
    int out = dup(editor->output);
    editor->in = in < 0 ? NULL : fdopen(in, "r");
    editor->out = out < 0 ? NULL : fdopen(out, "w");
    if (!editor->in || !editor->out) return false;
    editor->line = el_init("authing", editor->in, editor->out, stderr);
    if (!editor->line) return false;
    if (terminal) el_set(editor->line, EL_TERMINAL, terminal);
    el_wset(editor->line, EL_CLIENTDATA, editor);
    el_wset(editor->line, EL_EDITOR, L"emacs");
    el_wset(editor->line, EL_SIGNAL, 0);
    // Enter is CR, so that a pasted CR LF is one line end; Ctrl-S and Ctrl-Q are keys.
    el_wset(editor->line, EL_SETTY, L"-d", L"-icrnl", L"-inlcr", L"-ixon", NULL);
    el_wset(editor->line, EL_GETCFN, read_key);
    el_wset(editor->line, EL_PROMPT_ESC, prompt_of, prompt_escape);
    return bindings_install(editor->line);
}

EditlineEditor *editline_open(int input, int output, const char *terminal) {
    EditlineEditor *editor = calloc(1, sizeof *editor);
    if (!editor) return NULL;
    editor->input = input;
    editor->output = output;
    editor->keys.input = input;
    if (terminal) editor->terminal = strdup(terminal);
    if ((terminal && !editor->terminal) || !history_open(&editor->history)) {
        editline_close(editor);
        return NULL;
    }
    return editor;
}

void editline_close(EditlineEditor *editor) {
    terminal_end();
    if (editor->line) el_end(editor->line);
    history_close(&editor->history);
    if (editor->in) fclose(editor->in);
    if (editor->out) fclose(editor->out);
    if (editor->nowhere) fclose(editor->nowhere);
    editline_wipe(editor);
    free(editor->result);
    free(editor->terminal);
    free(editor->prompt);
    free(editor->shown);
    free(editor->hint);
    widetext_free(&editor->keys.paste);
    widetext_free(&editor->insertion);
    widetext_free(&editor->search.pattern);
    widetext_free(&editor->search.prompt);
    widetext_free(&editor->search.original);
    free(editor);
}

void editline_set_completer(EditlineEditor *editor, EditlineCompleter completer, void *context) {
    editor->completer = completer;
    editor->context = context;
}

/// Takes what libedit gave, without the line's end.
static bool keep_result(EditlineEditor *editor, const wchar_t *text, size_t length) {
    while (length && (text[length - 1] == L'\n' || text[length - 1] == L'\r')) length--;
    free(editor->result);
    editor->result = utf8_encode(text, length);
    editor->result_size = editor->result ? strlen(editor->result) : 0;
    return editor->result != NULL;
}

static bool set_initial(EditlineEditor *editor, const char *initial) {
    widetext_clear(&editor->insertion);
    if (!*initial) return true;
    wchar_t *text = utf8_decode(initial);
    if (!text) return false;
    for (const wchar_t *character = text; *character; character++) widetext_append(&editor->insertion, *character);
    free(text);
    editor->queued = KEY_PASTE;
    return true;
}

EditlineOutcome editline_read(
    EditlineEditor *editor, const char *prompt, const char *initial, bool recalls, const char **text) {
    *text = NULL;
    if (!editor->line && !open_line(editor, editor->terminal)) return EDITLINE_FAILED;
    free(editor->prompt);
    editor->prompt = utf8_decode(prompt);
    editor->queued = 0;
    if (!editor->prompt || !set_initial(editor, initial)) return EDITLINE_FAILED;
    editor->recalls = recalls;
    editor->search.active = false;
    editor->outcome = EDITLINE_LINE;
    history_rewind(&editor->history);

    fflush(stdout);
    signals_begin_read();
    if (!terminal_begin(editor->input, editor->output, editor->terminal)) return EDITLINE_FAILED;
    // libedit would show the prompt first, and keys that answer it at once would still meet the old modes.
    el_wset(editor->line, EL_PREP_TERM, 1);
    int count = 0;
    const wchar_t *line = el_wgets(editor->line, &count);
    view_leave(editor);
    fflush(editor->out);
    terminal_end();

    if (line && count > 0) {
        if (!keep_result(editor, line, (size_t)count)) return EDITLINE_FAILED;
        *text = editor->result;
        return EDITLINE_LINE;
    }
    return editor->outcome == EDITLINE_LINE ? EDITLINE_END : editor->outcome;
}

void editline_replace(EditlineEditor *editor, size_t count, const char *text) {
    if (count) el_wdeletestr(editor->line, (int)count);
    wchar_t *wide = utf8_decode(text);
    if (wide && *wide) el_winsertstr(editor->line, wide);
    free(wide);
}

void editline_show(EditlineEditor *editor, const char *text) {
    free(editor->shown);
    editor->shown = strdup(text);
}

void editline_beep(EditlineEditor *editor) { el_beep(editor->line); }

void editline_remember(EditlineEditor *editor, const char *entry) {
    wchar_t *wide = utf8_decode(entry);
    if (wide) history_add(&editor->history, wide);
    free(wide);
}
