/*
 * Of one indicator: who has a value, how the values lie, and what treatment and scale have made of them. Values are sorted
 * once; the most common one is the longest run.
 */
#include <math.h>

#include "base/cell.h"
#include "composite/moments.h"
#include "index/index_audit_internal.h"
#include "numeric/sample.h"

static void find_five(const double *sorted, size_t n, double *out)
{
    for (int i = 0; i < AUDIT_FIVE; i++)
        out[i] = n ? moments_quantile(sorted, n, i / 4.0, 7) : cell_missing();
}

static size_t longest_run(const double *sorted, size_t n)
{
    size_t longest = 0;

    for (size_t first = 0, end; first < n; first = end) {
        for (end = first; end < n && sorted[end] == sorted[first]; end++)
            continue;
        longest = end - first > longest ? end - first : longest;
    }
    return longest;
}

static void count_states(const double *raw, size_t n, audit_column *out)
{
    size_t *const count[] = {[CELL_VALUE] = &out->n_known, [CELL_MISSING] = &out->n_missing,
                             [CELL_NOT_APPLICABLE] = &out->n_not_applicable, [CELL_UNDEFINED] = &out->n_undefined};

    for (size_t i = 0; i < n; i++)
        (*count[cell_state_of(raw[i])])++;
}

static void count_ends(const index_result *r, size_t indicator, audit_column *out)
{
    const double *scaled = r->scaled + indicator * r->n, *raw = r->raw + indicator * r->n;
    double low = r->lowest[indicator], high = r->highest[indicator];

    for (size_t i = 0; i < r->n; i++) {
        if (!cell_is_value(raw[r->order[i]]))
            continue;
        out->n_low += scaled[i] <= low; /* false where there is no end */
        out->n_high += scaled[i] >= high;
    }
}

/* Values that are drawn in; a logarithm changes all of them and draws in none. */
static void count_treated(const index_result *r, size_t indicator, audit_column *out)
{
    bool is_treated = index_is_treated(&r->model->indicators[indicator].treatment);

    for (size_t s = 0; r->fits && is_treated && s < r->n_strata; s++) {
        const treatment *t = &r->fits[indicator * r->n_strata + s].treated;
        const double *raw = r->raw + indicator * r->n;

        for (size_t i = r->strata[s].first; i < r->strata[s].first + r->strata[s].n; i++)
            out->n_treated += raw[r->order[i]] < t->low || raw[r->order[i]] > t->high;
    }
}

void audit_column_find(const index_result *r, size_t indicator, double *work, double *more, audit_column *out)
{
    const double *raw = r->raw + indicator * r->n;
    moments before = moments_of(raw, r->n, -INFINITY, INFINITY), after;
    size_t n;

    *out = (audit_column){.skewness = moments_skewness(&before, 2), .kurtosis = moments_kurtosis(&before, 2),
                          .with_group = cell_undefined(), .square = cell_undefined(), .effective = cell_undefined()};
    count_states(raw, r->n, out);
    count_treated(r, indicator, out);
    n = sample_sort(raw, r->n, work);
    find_five(work, n, out->five);
    out->n_common = longest_run(work, n);
    count_ends(r, indicator, out);
    for (size_t i = 0; i < r->n; i++)
        more[i] = cell_is_value(raw[r->order[i]]) ? r->scaled[indicator * r->n + i] : cell_missing();
    after = moments_of(more, r->n, -INFINITY, INFINITY);
    out->skewness_after = moments_skewness(&after, 2);
    out->kurtosis_after = moments_kurtosis(&after, 2);
    n = sample_sort(more, r->n, work);
    find_five(work, n, out->scaled);
}
