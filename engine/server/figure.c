#include "server/figure.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "server/change.h"
#include "server/csv_row.h"
#include "server/json_row.h"

static void write_id(const figure_list *l, const char *name, int year, char out[72])
{
    if (!year || year == l->year - 1)
        snprintf(out, 72, "%s", name);
    else
        snprintf(out, 72, "%s-%d", name, l->year - year);
}

static figure *find(figure_list *l, const char *id)
{
    for (size_t i = 0; i < l->n; i++) {
        if (!strcmp(l->list[i].id, id))
            return &l->list[i];
    }
    return NULL;
}

/* NULL: it is no number that a company has, or there is no room. */
static figure *add(figure_list *l, const page *p, const char *name, int year)
{
    char id[72], change[FIGURE_TEXT];
    figure *f;

    write_id(l, name, year, id);
    f = find(l, id);
    if (f || l->n == FIGURE_MOST || !figure_name(id, change))
        return f;
    f = &l->list[l->n];
    *f = (figure){.year = year};
    strcpy(f->id, id);
    if (!figure_kind_find(name, p->desk->db, p->frame->is_chinese, &f->kind) || !f->kind.is_number)
        return NULL;
    l->n++;
    return f;
}

/* Of the last closed year; one that was taken from another figure is changed there. */
static void add_datum(figure_list *l, const page *p, const json_row *row)
{
    const char *taken = json_row_value(row, "from"), *name = *taken ? taken : json_row_value(row, "indicator");
    const char *value = json_row_value(row, "value");
    int year = atoi(json_row_value(row, "year"));
    figure *f = year == l->year - 1 ? add(l, p, name, year) : NULL;

    /* what is missing is said in words, which have no digit */
    if (f && value[strcspn(value, "0123456789")])
        snprintf(f->now, sizeof f->now, "%s", value);
}

/* Its cells are texts until the end of a line. */
static int application_year(const char *json)
{
    const char *at = strstr(json, "\n  \"year\": ");

    return at ? atoi(at + sizeof "\n  \"year\": " - 1) : 0;
}

typedef struct gap_columns {
    size_t name, kind, indicator, year, to, points_lo, points_hi, reason;
} gap_columns;

static void add_cliff(figure *f, const csv_row *row, const gap_columns *c)
{
    const char *unit = f->kind.unit, *least = csv_row_cell(row, c->points_lo), *greatest = csv_row_cell(row, c->points_hi);
    figure_cliff *cliff = &f->cliffs[f->n_cliffs];

    if (f->n_cliffs == FIGURE_CLIFFS || !change_shift(csv_row_cell(row, c->to), *unit == '%' ? -2 : *unit ? 4 : 0, cliff->at, sizeof cliff->at))
        return;
    cliff->is_margin = !strcmp(csv_row_cell(row, c->kind), "margin");
    snprintf(cliff->name, sizeof cliff->name, "%s", csv_row_cell(row, c->name));
    snprintf(cliff->points, sizeof cliff->points, "%s%s%s", least, strcmp(least, greatest) ? " – " : "", strcmp(least, greatest) ? greatest : "");
    f->n_cliffs++;
}

static void add_gap(figure_list *l, const page *p, const csv_row *row, const gap_columns *c)
{
    const char *name = csv_row_cell(row, c->indicator);
    int year = atoi(csv_row_cell(row, c->year));
    char id[72];
    figure *f;

    if (!figure_is_name(name))
        return;
    write_id(l, name, year, id);
    f = !strcmp(csv_row_cell(row, c->reason), "missing") ? add(l, p, name, year) : find(l, id);
    if (f)
        add_cliff(f, row, c);
}

static void read_gaps(figure_list *l, const page *p, char *text)
{
    csv_row row;
    gap_columns c;

    if (!csv_row_next(&text, &row))
        return;
    c = (gap_columns){.name = csv_row_find(&row, "name"), .kind = csv_row_find(&row, "kind"), .indicator = csv_row_find(&row, "indicator"),
                      .year = csv_row_find(&row, "year"), .to = csv_row_find(&row, "to"), .points_lo = csv_row_find(&row, "points_lo"),
                      .points_hi = csv_row_find(&row, "points_hi"), .reason = csv_row_find(&row, "reason")};
    while (csv_row_next(&text, &row))
        add_gap(l, p, &row, &c);
}

bool figure_list_read(const page *p, figure_list *out)
{
    char *explained = page_ask(p, "explain", NULL, NULL, "json"), *gaps = page_ask(p, "gaps", NULL, NULL, "csv");
    json_row row;
    char *at;

    out->n = 0;
    out->year = explained ? application_year(explained) : 0;
    at = explained ? json_row_array(explained, "data") : NULL;
    while (at && json_row_next(&at, &row))
        add_datum(out, p, &row);
    if (gaps)
        read_gaps(out, p, gaps);
    free(explained);
    free(gaps);
    return out->n > 0;
}
