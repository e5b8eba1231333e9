/*
 * Headers are quoted, as they may hold anything; a comment behind an entry says what nothing in the file says.
 */
#include "report/profile_map.h"

#include <string.h>

#include "base/message.h"

/* A text as a YAML scalar in double quotes. */
static void append_quoted(text_buffer *out, const char *text)
{
    text_buffer_append_char(out, '"');
    for (; *text; text++) {
        if (*text == '"' || *text == '\\')
            text_buffer_append_char(out, '\\');
        if (*text == '\n' || *text == '\r' || *text == '\t')
            text_buffer_append_char(out, ' ');
        else
            text_buffer_append_char(out, *text);
    }
    text_buffer_append_char(out, '"');
}

static bool is_key(const profile_column *c, const dictionary *d)
{
    return c->recognised.indicator != INDICATOR_NONE &&
           dictionary_get(d, c->recognised.indicator)->kind == INDICATOR_KEY;
}

static void append_keys(const profile *p, const dictionary *d, text_buffer *out)
{
    bool has_code = false;

    text_buffer_append_string(out, "keys:\n");
    for (size_t i = 0; i < p->report.n_columns; i++) {
        const profile_column *c = &p->columns[i];
        bool is_code;

        if (!is_key(c, d))
            continue;
        is_code = c->recognised.indicator == dictionary_find(d, "uscc");
        has_code |= is_code;
        text_buffer_print(out, "  %s: ", is_code ? "code" : "year");
        append_quoted(out, c->recognised.header);
        text_buffer_append_char(out, '\n');
    }
    if (!has_code)
        text_buffer_print(out, "  # code: \"\"  # %s\n", _("which column holds the companies' codes?"));
}

static void append_column(const profile_column *c, const dictionary *d, text_buffer *out)
{
    const indicator *meaning = dictionary_get(d, c->recognised.indicator);
    bool has_unit = meaning->type == INDICATOR_MONEY && c->unit && *c->unit && !strchr(c->unit, '?');

    text_buffer_append_string(out, "  ");
    append_quoted(out, c->recognised.header);
    text_buffer_print(out, ": {to: %s", meaning->name);
    if (has_unit)
        text_buffer_print(out, ", unit: %s", c->unit);
    if (c->recognised.year)
        text_buffer_print(out, ", year: %d", c->recognised.year);
    text_buffer_append_char(out, '}');
    if (meaning->type == INDICATOR_MONEY && (!has_unit || !strcmp(c->unit_reason, _("assumed"))))
        text_buffer_print(out, "  # %s", _("nothing names the unit: yuan, thousand, wan, million or yi?"));
    text_buffer_append_char(out, '\n');
}

void profile_map_append(const profile *p, const dictionary *d, text_buffer *out)
{
    text_buffer_print(out, "# %s\n", _("what was understood of the file; open questions stand behind #"));
    text_buffer_append_string(out, "title: ");
    append_quoted(out, p->report.file);
    text_buffer_print(out, "\nheader_line: %lu\n", p->report.header_line);
    append_keys(p, d, out);
    text_buffer_append_string(out, "columns:\n");
    for (size_t i = 0; i < p->report.n_columns; i++) {
        const profile_column *c = &p->columns[i];

        if (c->recognised.indicator != INDICATOR_NONE && !is_key(c, d))
            append_column(c, d, out);
    }
    for (size_t i = 0; i < p->report.n_columns; i++) {
        const profile_column *c = &p->columns[i];

        if (c->recognised.indicator != INDICATOR_NONE || !*c->recognised.header)
            continue;
        text_buffer_append_string(out, "  # ");
        append_quoted(out, c->recognised.header);
        text_buffer_print(out, ": {to: }  # %s%s%s\n", _("not recognised"), c->examples[0] ? ": " : "",
                          c->examples[0] ? c->examples[0] : "");
    }
    text_buffer_append_string(out, "ignore: rest\n");
}
