/*
 * Certificates about to expire: how many by month and rung, and which, with the verdict that the company would get
 * today.
 */
#include <math.h>
#include <stdio.h>

#include "base/date.h"
#include "base/message.h"
#include "report/certificate_text.h"
#include "report/ladder_text.h"

enum { MOST_MONTH = 16 };

static int month_of(long day)
{
    date d = date_from_days(day);

    return d.year * 12 + d.month - 1;
}

static void month_text(int month, char text[MOST_MONTH])
{
    snprintf(text, MOST_MONTH, "%04d-%02d", month / 12 % 10000, month % 12 + 1);
}

/* The rungs with any expiring certificate. */
static rung_set rungs_of(const ladder_expiries *e)
{
    rung_set set = 0;

    for (size_t i = 0; i < e->n; i++)
        set |= (rung_set)1 << e->list[i].rung;
    return set;
}

typedef struct month_counts {
    size_t rungs[LADDER_MOST_RUNGS];
    size_t all, renewed, yes, open, no;
} month_counts;

static month_counts count_month(const ladder_state *s, const ladder_expiries *e, int month)
{
    month_counts c = {.all = 0};

    for (size_t i = 0; i < e->n; i++) {
        const ladder_expiry *x = &e->list[i];
        const assessment *a = s->rungs[x->rung];

        if (month_of(x->ends->expires_on) != month)
            continue;
        c.all++;
        c.rungs[x->rung]++;
        c.renewed += x->renewal != NULL;
        if (!a || x->renewal)
            continue;
        c.yes += a->verdicts[x->company] == TRUTH_TRUE;
        c.open += a->verdicts[x->company] == TRUTH_UNKNOWN;
        c.no += a->verdicts[x->company] == TRUTH_FALSE;
    }
    return c;
}

enum { AFTER_RUNGS = 5 };

static void add_months(document *d, const ladder_state *s, const ladder_expiries *e, const ladder_style *style)
{
    static const table_column after[AFTER_RUNGS] = {{"certificates", N_("together"), TABLE_NUMBER, 0},
                                                    {"renewed", N_("renewed already"), TABLE_NUMBER, 0},
                                                    {"yes", N_("others: would pass"), TABLE_NUMBER, 0},
                                                    {"open", N_("others: open"), TABLE_NUMBER, 0},
                                                    {"no", N_("others: would fail"), TABLE_NUMBER, 0}};
    table_column columns[LADDER_MOST_RUNGS + 1 + AFTER_RUNGS];
    rung_set shown = rungs_of(e);
    size_t n = 1;
    grid *g;

    columns[0] = (table_column){"month", N_("month"), TABLE_CODE, 0};
    for (size_t r = 0; r < s->ladder->n_rungs; r++) {
        if (shown >> r & 1)
            columns[n++] = (table_column){s->ladder->rungs[r].id, ladder_rung_text(s, (int)r, style), TABLE_NUMBER, 0};
    }
    for (size_t i = 0; i < AFTER_RUNGS; i++)
        columns[n + i] = after[i];
    g = ladder_grid(d, "months", _("Certificates by the month of their last day"), columns, n + AFTER_RUNGS, style);
    for (int month = month_of(e->first); month <= month_of(e->end - 1); month++) {
        month_counts c = count_month(s, e, month);
        const size_t values[AFTER_RUNGS] = {c.all, c.renewed, c.yes, c.open, c.no};
        char text[MOST_MONTH];
        size_t column = 1;

        grid_row(g);
        month_text(month, text);
        grid_text(g, 0, text, TABLE_PLAIN);
        for (size_t r = 0; r < s->ladder->n_rungs; r++) {
            if (shown >> r & 1)
                grid_number(g, column++, (double)c.rungs[r]);
        }
        for (size_t i = 0; i < AFTER_RUNGS; i++)
            grid_number(g, n + i, (double)values[i]);
    }
}

enum { E_DAY, E_CODE, E_NAME, E_TOWN, E_RUNG, E_NUMBER, E_RENEWED, E_STANDING,
       E_COLUMNS = E_STANDING + LADDER_STANDING_COLUMNS };

static const table_column list_columns[E_COLUMNS] = {
    {"expires_on", N_("last day"), TABLE_DAY, 0}, {"uscc", N_("code"), TABLE_CODE, 0},
    {"name", N_("name"), TABLE_TEXT, 0},           {"town", N_("town"), TABLE_TEXT, 0},
    {"label", N_("label"), TABLE_TEXT, 0},         {"number", N_("number"), TABLE_CODE, 0},
    {"renewed_on", N_("renewed on"), TABLE_DAY, 0}, LADDER_STANDING,
};

static void add_list(document *d, const ladder_state *s, const ladder_expiries *e, const ladder_style *style)
{
    grid *g = ladder_grid(d, "certificates", _("Certificates that run out, and whether the company would pass today"),
                            list_columns, E_COLUMNS, style);

    for (size_t i = 0; i < e->n; i++) {
        const ladder_expiry *x = &e->list[i];
        char day[CERTIFICATE_DAY];

        grid_row(g);
        grid_text(g, E_DAY, certificate_last_day(x->ends, style->is_for_people, day), TABLE_PLAIN);
        grid_text(g, E_CODE, x->ends->code, TABLE_PLAIN);
        grid_text(g, E_NAME, ladder_attribute(s, x->company, "name"), TABLE_PLAIN);
        grid_text(g, E_TOWN, ladder_attribute(s, x->company, "town"), TABLE_PLAIN);
        grid_text(g, E_RUNG, ladder_rung_text(s, (int)x->rung, style), TABLE_PLAIN);
        grid_text(g, E_NUMBER, x->ends->number, TABLE_PLAIN);
        if (x->renewal) {
            date_format(x->renewal->granted_on, day);
            grid_text(g, E_RENEWED, day, TABLE_GOOD);
        }
        ladder_standing_cells(g, E_STANDING, s, x->rung, x->company, style);
    }
}

document *ladder_expiry_document(const ladder_state *s, const ladder_expiries *e, const ladder_style *style)
{
    document *d = document_new();
    char first[11], last[11];

    if (!d)
        return NULL;
    document_wide(d);
    if (ladder_wants(style, "months"))
        add_months(d, s, e, style);
    if (ladder_wants(style, "certificates"))
        add_list(d, s, e, style);
    date_format(e->first, first);
    date_format(e->end - 1, last);
    document_note(d, PLURAL("%zu certificate valid on %s runs out by %s", "%zu certificates valid on %s run out by %s", e->n),
                  e->n, first, last);
    return d;
}
