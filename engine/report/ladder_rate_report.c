/* Published shares of those that passed, beside the counts of a ladder: of each stage, the lowest and the highest. */
#include <math.h>

#include "base/message.h"
#include "report/ladder_text.h"

enum { C_RUNG, C_NAME, C_STAGE, C_STAGE_TEXT, C_LOWEST, C_HIGHEST, C_FIGURES, C_FROM, C_TO, C_COLUMNS };

static const table_column columns[C_COLUMNS] = {
    [C_RUNG] = {"model", N_("rung"), TABLE_TEXT, 0},
    [C_NAME] = {"name", N_("name"), TABLE_TEXT, 0},
    [C_STAGE] = {"stage", NULL, TABLE_TEXT, 0},
    [C_STAGE_TEXT] = {NULL, N_("passed of"), TABLE_TEXT, 0},
    [C_LOWEST] = {"lowest", N_("lowest"), TABLE_SHARE, 6},
    [C_HIGHEST] = {"highest", N_("highest"), TABLE_SHARE, 6},
    [C_FIGURES] = {"figures", N_("published figures"), TABLE_NUMBER, 0},
    [C_FROM] = {"from", N_("from year"), TABLE_NUMBER, 0},
    [C_TO] = {"to", N_("to year"), TABLE_NUMBER, 0},
};

static const char *stage_text(rate_stage s)
{
    static const char *const words[] = {[RATE_FILED] = N_("those that filed"),
                                        [RATE_RECOMMENDED] = N_("those that a city recommended"),
                                        [RATE_PROPOSED] = N_("those that a province proposed"),
                                        [RATE_COMPANIES] = N_("all companies of an area")};

    return _(words[s]);
}

static void add_stage(grid *g, const ladder_state *s, size_t rung, const rung_rates *r, rate_stage stage, const ladder_style *style)
{
    ladder_style named = *style;
    double least = INFINITY, most = -INFINITY;
    int from = 0, to = 0;

    for (size_t i = 0; i < r->n[stage]; i++) {
        const base_rate *x = &r->list[stage][i];

        least = fmin(least, x->share);
        most = fmax(most, x->share);
        from = i && from < x->year ? from : x->year;
        to = i && to > x->year ? to : x->year;
    }
    named.is_for_people = true; /* the name, also in forms for programs */
    grid_row(g);
    grid_text(g, C_RUNG, r->rung, TABLE_PLAIN);
    grid_text(g, C_NAME, ladder_rung_text(s, (int)rung, &named), TABLE_PLAIN);
    grid_text(g, C_STAGE, rate_stage_name(stage), TABLE_PLAIN);
    grid_text(g, C_STAGE_TEXT, stage_text(stage), TABLE_PLAIN);
    grid_number(g, C_LOWEST, least);
    grid_number(g, C_HIGHEST, most);
    grid_number(g, C_FIGURES, (double)r->n[stage]);
    grid_number(g, C_FROM, from);
    grid_number(g, C_TO, to);
}

void ladder_append_rates(document *d, const ladder_state *s, const base_rates *rates, const ladder_style *style)
{
    grid *g = NULL;

    for (size_t i = 0; i < s->ladder->n_rungs; i++) {
        const rung_rates *r = base_rates_find(rates, s->ladder->rungs[i].id);

        for (int stage = 0; r && stage < RATE_STAGES; stage++) {
            if (!r->n[stage])
                continue;
            if (!g)
                g = ladder_grid(d, "rates", _("Published shares of those that passed (no forecast for this district)"), columns, C_COLUMNS,
                                style);
            add_stage(g, s, i, r, (rate_stage)stage, style);
        }
    }
}
