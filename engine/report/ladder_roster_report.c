/* Rosters of a ladder: companies that have never applied (应评未评) and pools of candidates (后备库). */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "report/ladder_text.h"
#include "verdict/chance_map.h"

typedef struct candidate {
    uint32_t company;
    size_t rung;
    const ladder_pool *pool;
    const ladder_tier *tier;
    double readiness;
    size_t unmet;
    const char *code;
} candidate;

/* By pool and tier, if any, then rung, readiness descending, unmet gates, code. */
static int compare_candidates(const void *x, const void *y)
{
    const candidate *a = x, *b = y;

    if (a->pool != b->pool)
        return a->pool < b->pool ? -1 : 1;
    if (a->tier != b->tier)
        return a->tier < b->tier ? -1 : 1;
    if (a->rung != b->rung)
        return a->rung < b->rung ? -1 : 1;
    if (a->readiness != b->readiness)
        return a->readiness > b->readiness ? -1 : 1;
    if (a->unmet != b->unmet)
        return a->unmet < b->unmet ? -1 : 1;
    return strcmp(a->code, b->code);
}

static candidate candidate_of(const ladder_state *s, uint32_t company, size_t rung)
{
    size_t without_action;

    return (candidate){.company = company,
                       .rung = rung,
                       .readiness = s->rungs[rung]->readiness[company],
                       .unmet = assessment_unmet(s->rungs[rung], company, &without_action),
                       .code = panel_code(s->b->panel, company)};
}

/* --- never applied ------------------------------------------------------------------------------ */

static bool is_asked(const ladder_state *s, size_t r, int rung)
{
    return s->rungs[r] && (rung == LADDER_NO_RUNG || rung == (int)r);
}

static size_t find_never(const ladder_state *s, size_t r, double readiness, candidate *out)
{
    const assessment *a = s->rungs[r];
    double near = chance_goal_readiness(a->model, readiness);
    size_t n = 0;

    for (uint32_t i = 0; i < s->n; i++) {
        if (s->is_in[i] && !(s->ever[i] >> r & 1) &&
            (a->verdicts[i] == TRUTH_TRUE || (a->verdicts[i] != TRUTH_FALSE && a->readiness[i] >= near)))
            out[n++] = candidate_of(s, i, r);
    }
    if (n)
        qsort(out, n, sizeof *out, compare_candidates);
    return n;
}

enum { N_RUNG, N_CODE, N_NAME, N_TOWN, N_LABELS, N_STANDING, N_COLUMNS = N_STANDING + LADDER_STANDING_COLUMNS };

static const table_column never_columns[N_COLUMNS] = {
    {"rung", N_("rung"), TABLE_TEXT, 0}, {"uscc", N_("code"), TABLE_CODE, 0},
    {"name", N_("name"), TABLE_TEXT, 0}, {"town", N_("town"), TABLE_TEXT, 0},
    {"labels", N_("all labels"), TABLE_TEXT, 0}, LADDER_STANDING,
};

static void fill_row(grid *g, const ladder_state *s, const candidate *c, const ladder_style *style, size_t first)
{
    char text[LADDER_CELL];

    grid_text(g, first, c->code, TABLE_PLAIN);
    grid_text(g, first + 1, ladder_attribute(s, c->company, "name"), TABLE_PLAIN);
    grid_text(g, first + 2, ladder_attribute(s, c->company, "town"), TABLE_PLAIN);
    ladder_labels_text(s, c->company, s->held[c->company], true, style, text);
    grid_text(g, first + 3, text, TABLE_PLAIN);
    ladder_standing_cells(g, first + 4, s, c->rung, c->company, style);
}

static void add_never(document *d, const ladder_state *s, int rung, double readiness, candidate *work,
                      const ladder_style *style)
{
    grid *g = ladder_grid(d, "never_applied", _("Never applied: would pass or is near, and has never held the label"),
                            never_columns, N_COLUMNS, style);

    for (size_t r = 0; r < s->ladder->n_rungs; r++) {
        size_t n = is_asked(s, r, rung) ? find_never(s, r, readiness, work) : 0;

        for (size_t i = 0; i < n; i++) {
            grid_row(g);
            grid_text(g, N_RUNG, ladder_rung_text(s, (int)r, style), TABLE_PLAIN);
            fill_row(g, s, &work[i], style, N_CODE);
        }
    }
}

enum { S_RUNG, S_YES, S_NEAR, S_COLUMNS };

static const table_column summary_columns[S_COLUMNS] = {
    [S_RUNG] = {"rung", N_("rung"), TABLE_TEXT, 0},
    [S_YES] = {"yes", N_("qualify and never applied"), TABLE_NUMBER, 0},
    [S_NEAR] = {"near", N_("near and never applied"), TABLE_NUMBER, 0},
};

static void add_summary(document *d, const ladder_state *s, int rung, double readiness, candidate *work,
                        const ladder_style *style)
{
    grid *g = ladder_grid(d, "rungs", _("Never applied, by rung"), summary_columns, S_COLUMNS, style);

    for (size_t r = 0; r < s->ladder->n_rungs; r++) {
        size_t n = is_asked(s, r, rung) ? find_never(s, r, readiness, work) : 0, yes = 0;

        for (size_t i = 0; i < n; i++)
            yes += s->rungs[r]->verdicts[work[i].company] == TRUTH_TRUE;
        if (!is_asked(s, r, rung))
            continue;
        grid_row(g);
        grid_text(g, S_RUNG, ladder_rung_text(s, (int)r, style), TABLE_PLAIN);
        grid_number(g, S_YES, (double)yes);
        grid_number(g, S_NEAR, (double)(n - yes));
    }
}

document *ladder_never_document(const ladder_state *s, int rung, double readiness, const ladder_style *style)
{
    document *d = document_new();
    candidate *work = d ? arena_take_array(document_memory(d), s->n ? s->n : 1, sizeof *work) : NULL;

    if (!work) {
        document_free(d);
        return NULL;
    }
    document_wide(d);
    if (ladder_wants(style, "rungs"))
        add_summary(d, s, rung, readiness, work, style);
    if (ladder_wants(style, "never_applied"))
        add_never(d, s, rung, readiness, work, style);
    document_note(d, _("near is a readiness of %.4g or more (practice, not law); one company may stand under several rungs"),
                  readiness);
    return d;
}

/* --- reserves ---------------------------------------------------------------------------------------- */

enum { P_POOL, P_TIER, P_COMPANIES, P_COLUMNS };

static const table_column tier_columns[P_COLUMNS] = {
    [P_POOL] = {"pool", N_("reserve"), TABLE_TEXT, 0},
    [P_TIER] = {"tier", N_("reserve tier"), TABLE_TEXT, 0},
    [P_COMPANIES] = {"companies", N_("companies"), TABLE_NUMBER, 0},
};

static const char *named(const char *id, model_text name, const ladder_style *style)
{
    return style->is_for_people ? model_text_in(name, style->is_chinese) : id;
}

void ladder_tiers_table(document *d, const ladder_state *s, const ladder_style *style)
{
    grid *g = NULL;

    for (size_t p = 0; p < s->ladder->n_pools; p++) {
        const ladder_pool *pool = &s->ladder->pools[p];
        size_t counts[LADDER_MOST_TIERS] = {0};

        if (ladder_pool_needs_ways(pool) && !s->years[p])
            continue;
        if (!g)
            g = ladder_grid(d, "tiers", _("Reserves, by tier (practice, not law)"), tier_columns, P_COLUMNS, style);

        for (uint32_t i = 0; i < s->n; i++) {
            const ladder_tier *t = ladder_pool_tier(s, pool, i);

            if (t)
                counts[t - pool->tiers]++;
        }
        for (size_t t = 0; t < pool->n_tiers; t++) {
            grid_row(g);
            grid_text(g, P_POOL, named(pool->id, pool->name, style), TABLE_PLAIN);
            grid_text(g, P_TIER, named(pool->tiers[t].id, pool->tiers[t].name, style), TABLE_PLAIN);
            grid_number(g, P_COMPANIES, (double)counts[t]);
        }
    }
}

enum { R_POOL, R_TIER, R_CODE, R_NAME, R_TOWN, R_LABELS, R_STANDING,
       R_COLUMNS = R_STANDING + LADDER_STANDING_COLUMNS };

static const table_column member_columns[R_COLUMNS] = {
    {"pool", N_("reserve"), TABLE_TEXT, 0}, {"tier", N_("reserve tier"), TABLE_TEXT, 0},
    {"uscc", N_("code"), TABLE_CODE, 0},    {"name", N_("name"), TABLE_TEXT, 0},
    {"town", N_("town"), TABLE_TEXT, 0},    {"labels", N_("all labels"), TABLE_TEXT, 0},
    LADDER_STANDING,
};

static void add_members(document *d, const ladder_state *s, candidate *work, const ladder_style *style)
{
    grid *g = ladder_grid(d, "members", _("Companies of the reserves"), member_columns, R_COLUMNS, style);

    for (size_t p = 0; p < s->ladder->n_pools; p++) {
        const ladder_pool *pool = &s->ladder->pools[p];
        size_t n = 0;

        for (uint32_t i = 0; i < s->n; i++) {
            const ladder_tier *t = ladder_pool_tier(s, pool, i);

            if (!t)
                continue;
            work[n] = candidate_of(s, i, pool->rung);
            work[n].pool = pool;
            work[n++].tier = t;
        }
        if (n)
            qsort(work, n, sizeof *work, compare_candidates);
        for (size_t i = 0; i < n; i++) {
            grid_row(g);
            grid_text(g, R_POOL, named(pool->id, pool->name, style), TABLE_PLAIN);
            grid_text(g, R_TIER, named(work[i].tier->id, work[i].tier->name, style), TABLE_PLAIN);
            fill_row(g, s, &work[i], style, R_CODE);
        }
    }
}

document *ladder_reserve_document(const ladder_state *s, const ladder_style *style)
{
    document *d = document_new();
    candidate *work = d ? arena_take_array(document_memory(d), s->n ? s->n : 1, sizeof *work) : NULL;

    if (!work) {
        document_free(d);
        return NULL;
    }
    document_wide(d);
    if (ladder_wants(style, "tiers"))
        ladder_tiers_table(d, s, style);
    if (ladder_wants(style, "members"))
        add_members(d, s, work, style);
    for (size_t p = 0; p < s->ladder->n_pools; p++)
        document_note(d, "%s: %s", model_text_in(s->ladder->pools[p].name, style->is_chinese),
                      model_text_in(s->ladder->pools[p].note, style->is_chinese));
    return d;
}
