/* Shares of those that go from one rung to another in a year, beside their counts; how long it takes; who held what in which year. */
#include "report/ladder_transition_report.h"

#include <math.h>
#include <stdio.h>

#include "base/message.h"
#include "report/ladder_text.h"

/* --- shares ---------------------------------------------------------------------------------------------- */

enum { T_FROM, T_TO, T_COUNT, T_OF, T_MEAN, T_LOW, T_HIGH, T_REMARK, T_COLUMNS };

static const table_column share_columns[T_COLUMNS] = {
    [T_FROM] = {"from", N_("highest rung"), TABLE_TEXT, 0},
    [T_TO] = {"to", N_("a year later"), TABLE_TEXT, 0},
    [T_COUNT] = {"count", N_("company-years"), TABLE_NUMBER, 0},
    [T_OF] = {"of", N_("of"), TABLE_NUMBER, 0},
    [T_MEAN] = {"mean", N_("share, estimated"), TABLE_SHARE, 6},
    [T_LOW] = {"low", N_("from"), TABLE_SHARE, 6},
    [T_HIGH] = {"high", N_("up to"), TABLE_SHARE, 6},
    [T_REMARK] = {NULL, N_("remark"), TABLE_TEXT, 0},
};

/* For people what was seen and the step to the next rung, for programs all. */
static bool is_shown(const ladder_transitions *t, size_t from, size_t to, const ladder_style *style)
{
    if (!t->totals[from])
        return false;
    return !style->is_for_people || t->counts[from][to] > 0 || to == from + 1;
}

static void add_shares(document *d, const ladder_state *s, const ladder_transitions *t, const ladder_style *style)
{
    grid *g = ladder_grid(d, "transitions", _("From one year to the next, by highest rung on 31 December"), share_columns, T_COLUMNS, style);

    for (size_t from = 0; from < t->n_states; from++) {
        for (size_t to = 0; to < t->n_states; to++) {
            const transition_share *x = &t->shares[from][to];

            if (!is_shown(t, from, to, style))
                continue;
            grid_row(g);
            grid_text(g, T_FROM, ladder_rung_text(s, (int)from - 1, style), TABLE_PLAIN);
            grid_text(g, T_TO, ladder_rung_text(s, (int)to - 1, style), TABLE_PLAIN);
            grid_number(g, T_COUNT, (double)t->counts[from][to]);
            grid_number(g, T_OF, (double)t->totals[from]);
            grid_number(g, T_MEAN, x->mean);
            grid_number(g, T_LOW, x->low);
            grid_number(g, T_HIGH, x->high);
            grid_text(g, T_REMARK, ladder_transitions_told(t, from) ? "" : _("too few"), TABLE_FAINT);
        }
    }
    grid_hide_empty(g);
}

/* --- counts -------------------------------------------------------------------------------------------------- */

/* A row of numbers for each state, under a first column. */
static grid *state_grid(document *d, const ladder_state *s, const ladder_transitions *t, const char *name, const char *heading,
                        table_column first, const ladder_style *style)
{
    table_column columns[LADDER_MOST_RUNGS + 3];

    columns[0] = first;
    for (size_t to = 0; to < t->n_states; to++)
        columns[to + 1] = (table_column){to ? s->ladder->rungs[s->ladder->tracks[0].first + to - 1].id : "none",
                                         ladder_rung_text(s, (int)to - 1, style), TABLE_NUMBER, 0};
    columns[t->n_states + 1] = (table_column){"total", N_("together"), TABLE_NUMBER, 0};
    return ladder_grid(d, name, heading, columns, t->n_states + 2, style);
}

static void add_counts(grid *g, const size_t *counts, size_t n)
{
    size_t total = 0;

    for (size_t i = 0; i < n; i++) {
        grid_number(g, i + 1, (double)counts[i]);
        total += counts[i];
    }
    grid_number(g, n + 1, (double)total);
}

static void add_moves(document *d, const ladder_state *s, const ladder_transitions *t, const ladder_style *style)
{
    grid *g = state_grid(d, s, t, "moves", _("The same, counted in company-years"),
                         (table_column){"then", N_("highest rung \\ a year later"), TABLE_TEXT, 0}, style);

    for (size_t from = 0; from < t->n_states; from++) {
        grid_row(g);
        grid_text(g, 0, ladder_rung_text(s, (int)from - 1, style), TABLE_PLAIN);
        add_counts(g, t->counts[from], t->n_states);
    }
}

static void add_years(document *d, const ladder_state *s, const ladder_transitions *t, const ladder_style *style)
{
    grid *g = state_grid(d, s, t, "years", _("Companies by highest rung on 31 December"), (table_column){"year", N_("year"), TABLE_NUMBER, 0}, style);

    for (int year = t->first; year <= t->last; year++) {
        grid_row(g);
        grid_number(g, 0, year);
        add_counts(g, t->holders[year - t->first], t->n_states);
    }
}

/* --- years until the next rung ---------------------------------------------------------------------------------- */

enum { S_FROM, S_SPELLS, S_RISEN, S_MEDIAN, S_FIRST, S_AFTER = 5, S_REMARK = S_FIRST + S_AFTER, S_COLUMNS };

static const table_column stay_columns[S_COLUMNS] = {
    [S_FROM] = {"rung", N_("highest rung"), TABLE_TEXT, 0},
    [S_SPELLS] = {"spells", N_("came to it"), TABLE_NUMBER, 0},
    [S_RISEN] = {"risen", N_("of these rose"), TABLE_NUMBER, 0},
    [S_MEDIAN] = {"median_years", N_("half had risen after years"), TABLE_NUMBER, 0},
    [S_FIRST] = {"after_1", N_("not yet after 1 year"), TABLE_SHARE, 6},
    [S_FIRST + 1] = {"after_2", N_("2 years"), TABLE_SHARE, 6},
    [S_FIRST + 2] = {"after_3", N_("3 years"), TABLE_SHARE, 6},
    [S_FIRST + 3] = {"after_4", N_("4 years"), TABLE_SHARE, 6},
    [S_FIRST + 4] = {"after_5", N_("5 years"), TABLE_SHARE, 6},
    [S_REMARK] = {NULL, N_("remark"), TABLE_TEXT, 0},
};

static void add_stays(document *d, const ladder_state *s, const ladder_transitions *t, const ladder_style *style)
{
    grid *g = ladder_grid(d, "stays", _("Years until a higher rung"), stay_columns, S_COLUMNS, style);

    for (size_t from = 0; from + 1 < t->n_states; from++) {
        const transition_stay *x = &t->stays[from];
        bool is_told = (double)x->spells >= t->practice.minimum && x->seen;
        char text[100];

        if (!x->spells && style->is_for_people)
            continue;
        snprintf(text, sizeof text, _("fewer than half in what was seen (years: %zu)"), x->seen);
        grid_row(g);
        grid_text(g, S_FROM, ladder_rung_text(s, (int)from - 1, style), TABLE_PLAIN);
        grid_number(g, S_SPELLS, (double)x->spells);
        grid_number(g, S_RISEN, (double)x->risen);
        grid_number(g, S_MEDIAN, is_told && x->median ? (double)x->median : NAN);
        for (size_t k = 0; k < S_AFTER; k++)
            grid_number(g, S_FIRST + k, is_told && k + 1 <= x->seen ? x->curve[k + 1] : NAN);
        grid_text(g, S_REMARK, !is_told ? _("too few") : x->median ? "" : text, TABLE_FAINT);
    }
    grid_hide_empty(g);
}

/* --- the page -------------------------------------------------------------------------------------------------------- */

static void add_notes(document *d, const ladder_transitions *t)
{
    document_note(d, _("by the certificates of %d to %d alone: a year whose lists of holders were not imported looks like one without certificates; who left the district or was closed is not known and counts as without a rung"),
                  t->first, t->last);
    document_note(d, _("assumed (models/practice/transitions.yaml): before the district's own company-years, %g in all are spread evenly over where one can go; the ends hold the true share in %g%% of cases; with fewer than %g company-years nothing is told"),
                  t->practice.weight, 100 * t->practice.interval, t->practice.minimum);
    document_note(d, _("years until a higher rung by Kaplan and Meier: who fell, or is there still in %d, counts up to then as not risen"), t->last);
    if (t->n_unseen)
        document_note(d, _("stays that had begun before the history, not among them: %zu"), t->n_unseen);
    if (t->n_unknown)
        document_note(d, _("company-years left out because a certificate has no last day, so that the rung is unknown: %zu"), t->n_unknown);
    if (t->n_undated)
        document_note(d, _("companies without a day of foundation, taken to exist in every year: %zu"), t->n_undated);
}

document *ladder_transition_document(const ladder_state *s, const ladder_transitions *t, const ladder_style *style)
{
    document *d = document_new();

    if (!d)
        return NULL;
    document_wide(d);
    if (ladder_wants(style, "transitions"))
        add_shares(d, s, t, style);
    if (ladder_wants(style, "moves"))
        add_moves(d, s, t, style);
    if (ladder_wants(style, "stays"))
        add_stays(d, s, t, style);
    if (ladder_wants(style, "years"))
        add_years(d, s, t, style);
    add_notes(d, t);
    return d;
}
