#include "internal.h"

#include <wctype.h>

// libedit shows the end of an entry that is taller than the screen, but puts the cursor into the wrong row of it. Such
// an entry is drawn here, the rows around the cursor, while libedit draws into nothing.

enum { tab_width = 8 };

/// Where drawing is.
typedef struct Pen {
    FILE *out;
    int columns;
    int first;
    int end;
    int row;
    int column;
} Pen;

static bool is_visible(const Pen *pen) { return pen->out && pen->row >= pen->first && pen->row < pen->end; }

static void break_row(Pen *pen) {
    if (is_visible(pen)) fputs(pen->row + 1 < pen->end ? "\033[K\r\n" : "\033[K", pen->out);
    pen->row++;
    pen->column = 0;
}

static void put(Pen *pen, wchar_t character, int width) {
    if (pen->column + width > pen->columns) break_row(pen);
    if (is_visible(pen)) {
        char *bytes = utf8_encode(&character, 1);
        if (bytes) fputs(bytes, pen->out);
        free(bytes);
    }
    pen->column += width;
    if (pen->column >= pen->columns) break_row(pen);
}

static void put_text_character(Pen *pen, wchar_t character) {
    if (character == L'\n') {
        break_row(pen);
    } else if (character == L'\t') {
        int blanks = tab_width - pen->column % tab_width;
        while (blanks--) put(pen, L' ', 1);
    } else if (iswprint((wint_t)character)) {
        int width = wcwidth(character);
        put(pen, character, width > 0 ? width : 0);
    } else {
        put(pen, L'\uFFFD', 1);
    }
}

static void put_prompt(Pen *pen, const wchar_t *prompt) {
    bool escape = false;
    for (; *prompt; prompt++) {
        if (*prompt == prompt_escape) escape = !escape;
        else if (!escape) put_text_character(pen, *prompt);
        else if (is_visible(pen)) fputc((char)*prompt, pen->out);
    }
}

/// Goes over prompt and line, and draws the rows from `first` to before `end` if there is where to.
static ViewLayout walk(EditlineEditor *editor, int columns, FILE *out, int first, int end) {
    Pen pen = {.out = out, .columns = columns > 1 ? columns : 80, .first = first, .end = end};
    ViewLayout layout = {0};
    const LineInfoW *line = el_wline(editor->line);
    put_prompt(&pen, editor_prompt(editor));
    for (const wchar_t *character = line->buffer;; character++) {
        if (character == line->cursor) {
            layout.cursor_row = pen.row;
            layout.cursor_column = pen.column;
        }
        if (character >= line->lastchar) break;
        put_text_character(&pen, *character);
    }
    if (is_visible(&pen)) fputs("\033[K", out);
    layout.rows = pen.row + 1;
    return layout;
}

ViewLayout view_layout(EditlineEditor *editor, int columns) { return walk(editor, columns, NULL, 0, 0); }

static void terminal_size(EditlineEditor *editor, int *columns, int *rows) {
    el_get(editor->line, EL_GETTC, "co", columns, NULL);
    el_get(editor->line, EL_GETTC, "li", rows, NULL);
}

void view_update(EditlineEditor *editor) {
    int columns = 80;
    int rows = 24;
    terminal_size(editor, &columns, &rows);
    ViewLayout layout = view_layout(editor, columns);
    if (layout.rows <= rows) {
        view_leave(editor);
        return;
    }
    if (!editor->is_tall) {
        if (!editor->nowhere) editor->nowhere = fopen("/dev/null", "w");
        if (!editor->nowhere) return;
        el_wset(editor->line, EL_SETFP, 1, editor->nowhere);
        editor->is_tall = true;
        editor->first_row = layout.rows - rows;
    }
    int *first = &editor->first_row;
    if (*first > layout.rows - rows) *first = layout.rows - rows;
    if (*first > layout.cursor_row) *first = layout.cursor_row;
    if (*first + rows <= layout.cursor_row) *first = layout.cursor_row - rows + 1;
    // Hidden meanwhile, so that it does not run over the screen.
    fputs("\033[?25l\033[H", editor->out);
    walk(editor, columns, editor->out, *first, *first + rows);
    fprintf(
        editor->out, "\033[%d;%dH\033[?25h", layout.cursor_row - *first + 1, layout.cursor_column + 1);
}

void view_leave(EditlineEditor *editor) {
    if (!editor->is_tall) return;
    editor->is_tall = false;
    el_wset(editor->line, EL_SETFP, 1, editor->out);
    fputs("\033[H\033[J", editor->out);
    el_wset(editor->line, EL_REFRESH);
}
