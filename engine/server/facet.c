#include "server/facet.h"

#include <stdlib.h>
#include <string.h>

#include "cli/language.h"
#include "server/csv_row.h"

enum { MOST_VALUES = 300 };

/* Rows of an answer as options. */
typedef struct source {
    const char *words[6];
    const char *key;    /* the column that names the field; NULL: all rows are of it */
    const char *value;  /* columns: of the value, */
    const char *label;  /* of what it is called, */
    const char *counts[2]; /* and of how many; the second or both may be NULL */
} source;

static const source of_places = {{"quality", "--table", "groups", "--format", "csv"}, "by", "group", "group", {"companies", NULL}};
static const source of_data = {{"quality", "--table", "columns", "--format", "csv"}, NULL, "indicator", "label", {"filled", "companies"}};

bool facet_is(const route_option *o)
{
    return o->kind == FIELD_PLACE || o->kind == FIELD_LACKS;
}

typedef struct option_list {
    const page *page;
    const char *value; /* chosen, or NULL */
    bool has_value;    /* it was among them */
} option_list;

static void write_option(option_list *l, const char *value, const char *label, const char *of, const char *all)
{
    const frame *f = l->page->frame;
    bool is_chosen = l->value && !strcmp(l->value, value);

    l->has_value |= is_chosen;
    fputs("<option value=\"", f->to);
    frame_text(f, value);
    fprintf(f->to, "\"%s>", is_chosen ? " selected" : "");
    frame_text(f, label);
    if (*of) {
        fputs(" (", f->to);
        frame_text(f, of);
        fputs(*all ? "/" : "", f->to);
        frame_text(f, all);
        fputs(")", f->to);
    }
    fputs("</option>\n", f->to);
}

/* Is this row a value of the field? Of data, those that rules read and some companies lack. */
static bool is_wanted(const source *s, const csv_row *heading, const csv_row *row, const route_option *o)
{
    if (s->key)
        return !strcmp(csv_row_cell(row, csv_row_find(heading, s->key)), o->name) && *csv_row_cell(row, csv_row_find(heading, s->value));
    return strcmp(csv_row_cell(row, csv_row_find(heading, "models")), "0") != 0 &&
           strcmp(csv_row_cell(row, csv_row_find(heading, s->counts[0])), csv_row_cell(row, csv_row_find(heading, s->counts[1]))) != 0;
}

static const char *count_cell(const source *s, size_t i, const csv_row *heading, const csv_row *row)
{
    return s->counts[i] ? csv_row_cell(row, csv_row_find(heading, s->counts[i])) : "";
}

/* How many there are; written only if `l` is given. */
static size_t go_through(const source *s, char *text, const route_option *o, option_list *l)
{
    char *at = text;
    csv_row heading, row;
    size_t n = 0;

    if (!csv_row_next(&at, &heading))
        return 0;
    while (csv_row_next(&at, &row)) {
        if (!is_wanted(s, &heading, &row, o))
            continue;
        n++;
        if (l)
            write_option(l, csv_row_cell(&row, csv_row_find(&heading, s->value)), csv_row_cell(&row, csv_row_find(&heading, s->label)),
                         count_cell(s, 0, &heading, &row), count_cell(s, 1, &heading, &row));
    }
    return n;
}

static void write_select(const page *p, const source *s, char *text, const route_option *o, const char *value)
{
    option_list l = {p, value, false};

    fprintf(p->frame->to, "<select name=\"%s\">\n<option value=\"\">%s</option>\n", o->name, _("not chosen"));
    go_through(s, text, o, &l);
    if (value && !l.has_value)
        write_option(&l, value, value, "", "");
    fputs("</select>", p->frame->to);
}

void facet_write(const page *p, const route_option *o, const char *value)
{
    const source *s = o->kind == FIELD_PLACE ? &of_places : &of_data;
    char *counted = page_ask_rows(p, s->words), *text = counted ? page_ask_rows(p, s->words) : NULL; /* reading changes the text */
    size_t n = text ? go_through(s, counted, o, NULL) : 0;

    if (n && n <= MOST_VALUES) {
        write_select(p, s, text, o, value);
    } else {
        fprintf(p->frame->to, "<input name=\"%s\" value=\"", o->name);
        frame_text(p->frame, value);
        fputs("\">", p->frame->to);
    }
    free(counted);
    free(text);
}
