/*
 * From the whole down: what stands above an industry is mixed before it is. The strength with which industries of a level lean on what stands above follows
 * from how much the shares of their companies at or below its line differ, over all of the level together.
 */
#include <math.h>

#include "base/allocate.h"
#include "base/cell.h"
#include "base/error.h"
#include "base/message.h"
#include "numeric/intraclass.h"
#include "numeric/order_interval.h"
#include "question/baseline_study_internal.h"

/* Industries of a level stand by their codes, and so those with one parent one behind the other. */
static bool find_strength(baseline_study *s, industry_level level)
{
    intraclass_group *groups = allocate_array(s->n + 1, sizeof *groups);
    size_t n = 0;

    if (!groups)
        return false;
    for (size_t i = 0; i < s->n; i++) {
        const baseline_industry *x = &s->industries[i], *above = &s->industries[x->parent];

        if (x->level != level || !x->n)
            continue;
        groups[n++] = (intraclass_group){x->parent, (double)x->n,
                                         (double)nested_sample_count(x->sorted, x->n, nested_sample_plain(above->sorted, above->n, s->quantiles[s->line]))};
    }
    s->strength[level] = intraclass_strength(intraclass_correlation(groups, n));
    release(groups);
    return true;
}

/* Its own companies with their weight, and behind them the sample of what stands above. */
static void mix(baseline_study *s, size_t at)
{
    baseline_industry *x = &s->industries[at];
    const baseline_industry *above = &s->industries[x->parent];

    x->pooled = at;
    x->strength = NAN;
    x->weight = 1;
    if (!at || (double)x->n >= s->rules->least) {
        x->sample = (nested_sample){.levels = {{x->sorted, x->n, 1}}, .n = 1};
        return;
    }
    x->pooled = x->parent;
    x->strength = s->strength[x->level];
    x->weight = intraclass_weight((double)x->n, x->strength);
    if (x->weight > 0)
        x->sample.levels[x->sample.n++] = (nested_level){x->sorted, x->n, x->weight};
    for (size_t l = 0; l < above->sample.n && x->weight < 1; l++) {
        const nested_level *from = &above->sample.levels[l];

        x->sample.levels[x->sample.n++] = (nested_level){from->sorted, from->n, from->weight * (1 - x->weight)};
    }
}

static void find_own(const baseline_industry *x, double p, double confidence, baseline_quantile *q)
{
    order_interval ranks;

    *q = (baseline_quantile){.own = NAN, .own_low = NAN, .own_high = NAN, .coverage = NAN, .needs = order_interval_least(p, confidence)};
    if (!x->n)
        return;
    q->own = nested_sample_plain(x->sorted, x->n, p);
    if (!order_interval_find(x->n, p, confidence, &ranks))
        return;
    q->own_low = x->sorted[ranks.low - 1];
    q->own_high = x->sorted[ranks.high - 1];
    q->coverage = ranks.coverage;
}

/* What stands above is there already. */
static void find_quantile(const baseline_study *s, size_t at, size_t k)
{
    const baseline_industry *x = &s->industries[at];
    const baseline_quantile *above = &s->industries[x->parent].quantiles[k];
    baseline_quantile *q = &x->quantiles[k];
    double p = s->quantiles[k], confidence = s->rules->confidence;

    find_own(x, p, confidence, q);
    q->value = nested_sample_quantile(&x->sample, p);
    q->low = x->pooled == at ? q->own_low : above->low;
    q->high = x->pooled == at ? q->own_high : above->high;
    if (x->pooled != at && x->strength < INFINITY)
        nested_sample_interval(&x->sample, p, confidence, (double)x->n + x->strength, &q->low, &q->high);
}

/* Each company counts in its industry and in all that it lies in, held against the line of its own. */
static void compare(baseline_study *s)
{
    for (size_t c = 0; c < panel_count(s->set->data.panel); c++) {
        bool is_below = baseline_is_below(s, c);

        if (!s->set->is_in[c] || s->industry[c] == BASELINE_OUTSIDE)
            continue;
        s->unknown += !cell_is_value(baseline_value(s, c));
        if (!cell_is_value(baseline_value(s, c)))
            continue;
        for (size_t i = s->industry[c];; i = s->industries[i].parent) {
            s->industries[i].compared++;
            s->industries[i].below += is_below;
            s->industries[i].gap += is_below && s->of ? baseline_gap(s, c) : 0;
            if (!i)
                break;
        }
    }
}

tidu_status baseline_compute(baseline_study *s, tidu_error *err)
{
    if (!s->industries[0].n)
        return error_set(err, TIDU_ENOTFOUND, _("no company has this figure: nothing can be compared"));
    s->made = allocate_array(s->n * s->n_quantiles, sizeof *s->made);
    if (!s->made)
        return error_memory(err);
    for (int level = INDUSTRY_SECTION; level <= (int)s->by; level++) {
        if (!find_strength(s, (industry_level)level))
            return error_memory(err);
    }
    for (size_t i = 0; i < s->n; i++) {
        s->industries[i].quantiles = s->made + i * s->n_quantiles;
        mix(s, i);
        for (size_t k = 0; k < s->n_quantiles; k++)
            find_quantile(s, i, k);
    }
    compare(s);
    return TIDU_OK;
}
