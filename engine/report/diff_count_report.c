/* How many came, went and moved, by town; of the list then + came - went + moved in - moved out = now. */
#include <string.h>

#include "base/allocate.h"
#include "base/message.h"
#include "base/text_index.h"
#include "report/diff_report_internal.h"

grid *diff_table_begin(const diff_view *v, document *d, const char *name, const char *heading, const table_column *columns, size_t n)
{
    return v->table && strcmp(v->table, name) ? NULL : document_grid(d, name, v->table ? NULL : heading, columns, n);
}

enum { N_TOWN, N_TOWN_TEXT, N_THEN, N_CAME, N_WENT, N_IN, N_OUT, N_NOW, N_NEW, N_GONE, N_UP, N_DOWN, N_ACROSS, N_SAME, N_COLUMNS };

static const table_column count_columns[N_COLUMNS] = {
    [N_TOWN] = {"town", NULL, TABLE_TEXT, 0},
    [N_TOWN_TEXT] = {NULL, N_("town"), TABLE_TEXT, 0},
    [N_THEN] = {"then", N_("in the list then"), TABLE_NUMBER, 0},
    [N_CAME] = {"came", N_("came"), TABLE_NUMBER, 0},
    [N_WENT] = {"went", N_("went"), TABLE_NUMBER, 0},
    [N_IN] = {"moved_in", N_("from another town"), TABLE_NUMBER, 0},
    [N_OUT] = {"moved_out", N_("to another town"), TABLE_NUMBER, 0},
    [N_NOW] = {"now", N_("in the list now"), TABLE_NUMBER, 0},
    [N_NEW] = {"new", N_("new, not in the list"), TABLE_NUMBER, 0},
    [N_GONE] = {"gone", N_("gone, was not in the list"), TABLE_NUMBER, 0},
    [N_UP] = {"up", N_("moved up"), TABLE_NUMBER, 0},
    [N_DOWN] = {"down", N_("moved down"), TABLE_NUMBER, 0},
    [N_ACROSS] = {"across", N_("other labels"), TABLE_NUMBER, 0},
    [N_SAME] = {"same", N_("unchanged"), TABLE_NUMBER, 0},
};

typedef struct town_counts {
    double of[N_COLUMNS];
} town_counts;

static void count_row(const diff_row *row, town_counts *then, town_counts *now)
{
    static const int columns[DIFF_KINDS] = {[DIFF_CAME] = N_CAME, [DIFF_NEW] = N_NEW,       [DIFF_GONE] = N_GONE, [DIFF_UP] = N_UP,
                                            [DIFF_DOWN] = N_DOWN, [DIFF_ACROSS] = N_ACROSS, [DIFF_WENT] = N_WENT};
    bool was_in = diff_state_is_listed(row->states[0]), is_in = diff_state_is_listed(row->states[DIFF_STEPS]);

    then->of[N_THEN] += was_in;
    now->of[N_NOW] += is_in;
    if (was_in && is_in && then != now) {
        then->of[N_OUT]++;
        now->of[N_IN]++;
    }
    if (row->kind == DIFF_SAME)
        now->of[N_SAME]++;
    else if (row->kind == DIFF_WENT || row->kind == DIFF_GONE)
        then->of[columns[row->kind]]++;
    else if (row->kind != DIFF_TOWN)
        now->of[columns[row->kind]]++;
}

static uint32_t town_number(text_index *towns, const char *town)
{
    return text_index_add(towns, town ? town : "", town ? strlen(town) : 0);
}

static void put_counts(grid *g, const char *name, const char *text, const town_counts *c)
{
    grid_row(g);
    grid_text(g, N_TOWN, name, TABLE_PLAIN);
    grid_text(g, N_TOWN_TEXT, text, TABLE_PLAIN);
    for (int k = N_THEN; k < N_COLUMNS; k++)
        grid_number(g, (size_t)k, c->of[k]);
}

/* The towns of all rows, numbered; then what is counted of each. False if memory is exhausted. */
static bool count_towns(const diff_study *s, text_index *towns, town_counts **counts)
{
    bool ok = towns != NULL;

    for (size_t i = 0; i < s->n && ok; i++)
        ok = town_number(towns, s->rows[i].towns[0]) != TEXT_INDEX_NONE && town_number(towns, s->rows[i].towns[1]) != TEXT_INDEX_NONE;
    *counts = ok ? allocate_array(text_index_count(towns) + 1, sizeof **counts) : NULL;
    for (size_t i = 0; i < s->n && *counts; i++) {
        const diff_row *row = &s->rows[i];
        uint32_t now = town_number(towns, row->company[1] == PANEL_NO_COMPANY ? row->towns[0] : row->towns[1]),
                 then = row->company[0] == PANEL_NO_COMPANY ? now : town_number(towns, row->towns[0]);

        count_row(row, &(*counts)[then], &(*counts)[now]);
    }
    return *counts != NULL;
}

/* The town of nobody: that of companies that were not there on one of the days. */
static bool is_empty(const town_counts *c)
{
    double n = 0;

    for (int k = N_THEN; k < N_COLUMNS; k++)
        n += c->of[k];
    return !(n > 0);
}

static void add_counts(town_counts *sum, const town_counts *c)
{
    for (int k = N_THEN; k < N_COLUMNS; k++)
        sum->of[k] += k == N_IN || k == N_OUT ? 0 : c->of[k];
}

/* The number of the town that comes after `last` by name, companies without one last; TEXT_INDEX_NONE: there is none. */
static uint32_t next_town(const text_index *towns, uint32_t last)
{
    const char *before = last == TEXT_INDEX_NONE ? NULL : text_index_text(towns, last);
    uint32_t next = TEXT_INDEX_NONE, nameless = TEXT_INDEX_NONE;

    for (uint32_t t = 0; t < text_index_count(towns); t++) {
        const char *town = text_index_text(towns, t);

        if (!*town)
            nameless = t;
        else if ((!before || (*before && strcmp(town, before) > 0)) &&
                 (next == TEXT_INDEX_NONE || strcmp(town, text_index_text(towns, next)) < 0))
            next = t;
    }
    return next == TEXT_INDEX_NONE && last != nameless ? nameless : next;
}

bool diff_counts_write(const diff_view *v, document *d)
{
    grid *g = diff_table_begin(v, d, "counts", _("By town"), count_columns, N_COLUMNS);
    text_index *towns = g ? text_index_new() : NULL;
    town_counts *counts = NULL, sum = {{0}};
    bool ok = !g || count_towns(v->study, towns, &counts);

    for (uint32_t t = ok && g ? next_town(towns, TEXT_INDEX_NONE) : TEXT_INDEX_NONE; t != TEXT_INDEX_NONE; t = next_town(towns, t)) {
        const char *town = text_index_text(towns, t);

        if (is_empty(&counts[t]))
            continue;
        put_counts(g, town, *town ? town : _("no town"), &counts[t]);
        add_counts(&sum, &counts[t]);
    }
    if (ok && g)
        put_counts(g, "", _("together"), &sum);
    text_index_free(towns);
    release(counts);
    return ok;
}
