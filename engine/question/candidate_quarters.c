/*
 * Bounds are quantiles of the known figures of candidates. People and years are counted in whole ones, so that the whole part of a
 * quantile parts them as the quantile does, and can be shown as it is. A quarter may be empty where many figures are equal.
 */
#include "question/candidate_quarters.h"

#include <math.h>

#include "base/allocate.h"
#include "base/cell.h"
#include "base/error.h"
#include "numeric/sample.h"

static double employees(const study *s, uint32_t company)
{
    return panel_number(s->data.panel, company, dictionary_find(s->env->dictionary, "employees"), s->binding.year - 1);
}

static double years_old(const study *s, uint32_t company)
{
    static const double days_of_year = 365.2425;
    double founded =
        panel_number(s->data.panel, company, dictionary_find(s->env->dictionary, "founded_on"), PANEL_ANY_YEAR);

    return cell_is_value(founded) ? floor(((double)s->binding.on - founded) / days_of_year) : cell_missing();
}

double candidate_figure_get(const study *s, candidate_figure f, uint32_t company)
{
    return f == CANDIDATE_SIZE ? employees(s, company) : years_old(s, company);
}

tidu_status candidate_quarters_find(const study *s, candidate_figure f, const double *chances, candidate_quarters *out,
                                    tidu_error *err)
{
    size_t n = panel_count(s->data.panel), known;
    double *values = allocate_array(2 * n + 1, sizeof *values), *sorted;

    if (!values)
        return error_memory(err);
    sorted = values + n;
    for (size_t i = 0; i < n; i++)
        values[i] = chances[i] == chances[i] ? candidate_figure_get(s, f, (uint32_t)i) : cell_missing();
    known = sample_sort(values, n, sorted);
    for (size_t k = 1; k < CANDIDATE_QUARTERS; k++)
        out->bounds[k - 1] = known ? floor(sample_quantile(sorted, known, (double)k / CANDIDATE_QUARTERS)) : 0;
    release(values);
    return TIDU_OK;
}

size_t candidate_quarters_place(const candidate_quarters *q, double x)
{
    size_t k = 0;

    if (!cell_is_value(x))
        return CANDIDATE_QUARTERS;
    while (k < CANDIDATE_QUARTERS - 1 && x > q->bounds[k])
        k++;
    return k;
}
