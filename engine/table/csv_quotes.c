/*
 * RFC 4180 lets a cell begin with a quote only if the whole of it is enclosed and inner quotes are doubled. People type
 * "甲"公司 and 12" 晶圆, and a reader that then looks for the next quote swallows the rows up to it: one company gets the
 * revenue of another. So:
 *
 *   - within a quoted cell, a quote that is followed by neither a delimiter nor a line end nor a quote is a letter;
 *   - a quoted cell with such a letter ends on its line: otherwise the quote that opens it is a letter, too, and the cell
 *     ends at the next delimiter.
 *
 * A cell whose quotes are proper is read as the standard has it, over as many lines as it likes; what looks like swallowed
 * rows is for the caller to judge (spans_lines, delimiters). Each quote that is taken back is scanned twice.
 */
#include "table/csv_quotes.h"

typedef struct scanner {
    const char *text;
    size_t length;
    char delimiter;
    bool is_last;
} scanner;

/* What ends a cell: its last byte + 1, or that the text ends first. */
typedef struct cell_end {
    size_t at;
    bool is_cut;      /* the text ends before that is known */
    bool is_unclosed;
    bool has_letters;
    bool is_unquoted; /* the opening quote is a letter */
    bool is_doubtful;
    bool spans_lines;
    size_t delimiters;
} cell_end;

static bool is_line_end(char c)
{
    return c == '\n' || c == '\r';
}

static bool is_blank(const scanner *s, char c)
{
    return (c == ' ' || c == '\t') && c != s->delimiter;
}

static size_t skip_blanks(const scanner *s, size_t at)
{
    while (at < s->length && is_blank(s, s->text[at]))
        at++;
    return at;
}

static cell_end end_unquoted(const scanner *s, size_t at)
{
    while (at < s->length && s->text[at] != s->delimiter && !is_line_end(s->text[at]))
        at++;
    return (cell_end){.at = at, .is_cut = at == s->length && !s->is_last};
}

static cell_end take_back(const scanner *s, size_t open)
{
    cell_end end = end_unquoted(s, open + 1);

    end.has_letters = end.is_unquoted = true;
    return end;
}

/* The end of a cell that begins with the quote at `open`. */
static cell_end end_quoted(const scanner *s, size_t open)
{
    cell_end end = {.is_cut = false};
    bool has_letters = false;

    for (size_t i = open + 1; i < s->length; i++) {
        char c = s->text[i];
        size_t next;

        if (is_line_end(c)) {
            if (has_letters)
                return take_back(s, open);
            end.spans_lines = true;
        }
        end.delimiters += c == s->delimiter;
        if (c != '"')
            continue;
        if (i + 1 < s->length && s->text[i + 1] == '"') {
            i++;
            continue;
        }
        next = skip_blanks(s, i + 1);
        if (next == s->length && !s->is_last)
            break;
        if (next == s->length || s->text[next] == s->delimiter || is_line_end(s->text[next])) {
            end.at = next;
            end.has_letters = has_letters;
            return end;
        }
        if (end.spans_lines) {
            end = take_back(s, open);
            end.is_doubtful = true;
            return end;
        }
        has_letters = true;
    }
    if (s->is_last && has_letters)
        return take_back(s, open);
    end.at = s->length;
    end.is_cut = !s->is_last;
    end.is_unclosed = s->is_last;
    return end;
}

/* The end of the cell that begins at `at`; *open: its opening quote, or its first byte. */
static cell_end end_cell(const scanner *s, size_t at, size_t *open)
{
    *open = skip_blanks(s, at);
    return *open < s->length && s->text[*open] == '"' ? end_quoted(s, *open) : end_unquoted(s, at);
}

static size_t after_line_end(const scanner *s, size_t at)
{
    return at + 1 + (s->text[at] == '\r' && at + 1 < s->length && s->text[at + 1] == '\n');
}

quoted_record csv_quotes_scan(const char *text, size_t length, char delimiter, bool is_last)
{
    const scanner s = {text, length, delimiter, is_last};
    quoted_record out = {0};

    for (size_t at = 0;;) {
        size_t open;
        cell_end end = end_cell(&s, at, &open);

        if (end.is_cut)
            return (quoted_record){0};
        out.has_letters |= end.has_letters;
        out.is_doubtful |= end.is_doubtful;
        if (end.is_unclosed) {
            out.is_unclosed = true;
            out.open = open;
        }
        if (end.spans_lines && (!out.spans_lines || end.delimiters > out.delimiters)) {
            out.spans_lines = true;
            out.span = open;
            out.delimiters = end.delimiters;
        }
        if (end.at == length || is_line_end(text[end.at])) {
            if (end.at == length && !is_last)
                return (quoted_record){0};
            out.length = end.at == length ? length : after_line_end(&s, end.at);
            return out;
        }
        at = end.at + 1;
    }
}

/* Append text from..to - 1 with every quote doubled, except those that are doubled already, unless `all`. */
static void append_doubled(const scanner *s, size_t from, size_t to, bool all, text_buffer *out)
{
    for (size_t i = from; i < to; i++) {
        bool is_doubled = !all && s->text[i] == '"' && i + 1 < to && s->text[i + 1] == '"';

        text_buffer_append_char(out, s->text[i]);
        if (s->text[i] == '"')
            text_buffer_append_char(out, '"');
        i += is_doubled;
    }
}

void csv_quotes_rewrite(const char *text, size_t length, char delimiter, bool is_last, const quoted_record *record,
                        text_buffer *out)
{
    const scanner s = {text, length, delimiter, is_last};

    for (size_t at = 0; at < record->length;) {
        size_t open, to;
        cell_end end = end_cell(&s, at, &open);

        if (!end.has_letters) {
            text_buffer_append(out, text + at, end.at - at);
        } else {
            for (to = end.at; to > open + 1 && is_blank(&s, text[to - 1]);)
                to--;
            text_buffer_append_char(out, '"');
            append_doubled(&s, end.is_unquoted ? open : open + 1, end.is_unquoted ? to : to - 1, end.is_unquoted, out);
            text_buffer_append_char(out, '"');
        }
        at = end.at;
        if (at < record->length && text[at] != delimiter) { /* the line end */
            text_buffer_append(out, text + at, record->length - at);
            return;
        }
        if (at < record->length)
            text_buffer_append_char(out, text[at++]);
    }
}
