/*
 * Changes are made in place in the row of the company and undone after it was assessed, so that certificates,
 * fallbacks and exact decimals apply as in any assessment. The assessment is incremental
 * (verdict/incremental_evaluator.h) and the rank comes from an order-statistic structure (numeric/ranked_keys.h), so
 * that a question takes microseconds whatever the number of companies.
 *
 * If a change needs a column that does not exist, it is created, and the evaluator is made again to see it; that
 * happens once per column.
 */
#include "scenario/live_list.h"

#include <math.h>
#include <string.h>

#include "base/allocate.h"
#include "base/cell.h"
#include "base/error.h"
#include "numeric/ranked_keys.h"
#include "verdict/assessor.h"
#include "verdict/incremental_evaluator.h"

struct live_list {
    const assessor *assessor;
    const binding *binding;
    panel *panel;
    assessment *all;
    ranking_key by;
    const uint8_t *is_in;
    part_wholes couples;
    ranked_keys keys;
    incremental_evaluator *incremental_evaluator;
    bool is_outdated; /* the evaluator does not see a column created since */
};

/* A changed cell and its old content. */
typedef struct old_cell {
    double *cell; /* of a number */
    double number;
    const char *text;
} old_cell;

live_list *live_list_new(const assessor *a, const binding *b, panel *p, assessment *all, ranking_key by,
                         const uint8_t *is_in)
{
    live_list *l = allocate_array(1, sizeof *l);

    if (!l)
        return NULL;
    *l = (live_list){.assessor = a, .binding = b, .panel = p, .all = all, .by = by, .is_in = is_in,
                     .couples = part_wholes_find(panel_dictionary(p))};
    if (ranked_keys_init(&l->keys, ranking_keys(all, by), all->n, is_in) && (l->incremental_evaluator = incremental_evaluator_new(a, b, all)))
        return l;
    live_list_free(l);
    return NULL;
}

void live_list_free(live_list *l)
{
    if (!l)
        return;
    ranked_keys_clear(&l->keys);
    incremental_evaluator_free(l->incremental_evaluator);
    release(l);
}

uint64_t live_list_count(const live_list *l)
{
    return l->keys.n;
}

static live_place place_of(const assessment *a, size_t company)
{
    return (live_place){.verdict = (truth)a->verdicts[company],
                        .readiness = a->readiness[company],
                        .least = a->least ? a->least[company] : NAN,
                        .greatest = a->greatest ? a->greatest[company] : NAN};
}

static double key_of(const live_list *l, const assessment *a, size_t company)
{
    const double *keys = ranking_keys(a, l->by);

    return keys ? keys[company] : 0;
}

/* --- cells ------------------------------------------------------------------------------ */

/* Find the cells of numbers that change, creating missing columns. */
static bool find_cells(live_list *l, uint32_t company, const changes *c, old_cell *old)
{
    const dictionary *d = panel_dictionary(l->panel);

    for (size_t i = 0; i < c->n; i++) {
        const change *one = &c->list[i];
        int year = change_year(one, d, l->binding->year);
        double *cells;

        if (one->word)
            continue;
        l->is_outdated |= !panel_column(l->panel, one->indicator, year);
        cells = panel_fill_column(l->panel, one->indicator, year);
        if (!cells)
            return false;
        old[i].cell = &cells[company];
    }
    if (l->is_outdated) {
        incremental_evaluator *r = incremental_evaluator_new(l->assessor, l->binding, l->all);

        if (!r)
            return false;
        incremental_evaluator_free(l->incremental_evaluator);
        l->incremental_evaluator = r;
        l->is_outdated = false;
    }
    return true;
}

static tidu_status put(live_list *l, uint32_t company, const change *c, old_cell *old, tidu_error *err)
{
    double value;
    tidu_status status;

    if (c->word)
        return panel_swap_text(l->panel, company, c->indicator, c->word, &old->text) ? TIDU_OK : error_memory(err);
    old->number = *old->cell;
    status = change_value(c, panel_dictionary(l->panel), old->number, panel_code(l->panel, company), &value, err);
    if (!status && cell_is_value(value))
        *old->cell = value;
    return status;
}

static void take_back(live_list *l, uint32_t company, const changes *c, size_t n, const old_cell *old)
{
    for (size_t i = n; i-- > 0;) {
        const change *one = &c->list[i];
        const char *unused;

        if (one->word)
            panel_swap_text(l->panel, company, one->indicator, old[i].text, &unused);
        else
            *old[i].cell = old[i].number;
    }
}

/* --- asking ------------------------------------------------------------------------------- */

/* Assess with the changed cells in place; *one is the result. */
static tidu_status assess(live_list *l, uint32_t company, const changes *c, live_place *before, live_place *after,
                          const assessment **one, tidu_error *err)
{
    int changed[CHANGES_MOST];
    tidu_status status = changes_check(c, &l->couples, l->panel, l->binding->year, company, err);

    if (status)
        return status;
    for (size_t i = 0; i < c->n; i++)
        changed[i] = c->list[i].indicator;
    *one = incremental_evaluator_run(l->incremental_evaluator, company, changed, c->n);
    if (!*one)
        return error_memory(err);
    *before = place_of(l->all, company);
    *after = place_of(*one, 0);
    if (!l->is_in || l->is_in[company]) {
        double own = key_of(l, l->all, company);

        before->rank = ranked_keys_rank(&l->keys, own);
        after->rank = ranked_keys_rank_instead(&l->keys, own, key_of(l, *one, 0));
    }
    return TIDU_OK;
}

/*
 * Texts so far were borrowed from the changes: copy them into the panel. On failure the remaining ones stay borrowed
 * and are undone by the caller.
 */
static bool own_cells(live_list *l, uint32_t company, const changes *c, const old_cell *old)
{
    const dictionary *d = panel_dictionary(l->panel);
    bool ok = true;

    for (size_t i = 0; i < c->n && ok; i++) {
        const change *one = &c->list[i];

        if (one->word)
            ok = panel_put_text(l->panel, company, one->indicator, one->word, strlen(one->word));
        else
            ok = panel_put_number(l->panel, company, one->indicator, change_year(one, d, l->binding->year),
                                  *old[i].cell);
    }
    return ok;
}

static tidu_status keep(live_list *l, uint32_t company, const changes *c, const old_cell *old, const assessment *one,
                        tidu_error *err)
{
    bool is_listed = !l->is_in || l->is_in[company];

    if (!own_cells(l, company, c, old) ||
        (is_listed && !ranked_keys_move(&l->keys, key_of(l, l->all, company), key_of(l, one, 0))))
        return error_memory(err);
    assessment_put(l->all, company, one);
    return TIDU_OK;
}

static tidu_status run(live_list *l, uint32_t company, const changes *c, bool is_kept, live_place *before,
                       live_place *after, tidu_error *err)
{
    old_cell old[CHANGES_MOST];
    live_place places[2];
    const assessment *one;
    size_t n = 0;
    tidu_status status = find_cells(l, company, c, old) ? TIDU_OK : error_memory(err);

    for (; n < c->n && !status; n += !status)
        status = put(l, company, &c->list[n], &old[n], err);
    if (!status)
        status = assess(l, company, c, &places[0], &places[1], &one, err);
    if (!status && is_kept)
        status = keep(l, company, c, old, one, err);
    if (status || !is_kept)
        take_back(l, company, c, n, old);
    if (!status) {
        *before = places[0];
        *after = places[1];
    }
    return status;
}

void live_list_prefetch(const live_list *l, uint32_t company)
{
    const double *keys = ranking_keys(l->all, l->by);

    incremental_evaluator_prefetch(l->incremental_evaluator, company);
    __builtin_prefetch(l->all->verdicts + company);
    __builtin_prefetch(l->all->readiness + company);
    if (keys)
        __builtin_prefetch(keys + company);
}

tidu_status live_list_ask(live_list *l, uint32_t company, const changes *c, live_place *before, live_place *after,
                          tidu_error *err)
{
    return run(l, company, c, false, before, after, err);
}

tidu_status live_list_keep(live_list *l, uint32_t company, const changes *c, live_place *before, live_place *after,
                           tidu_error *err)
{
    return run(l, company, c, true, before, after, err);
}
