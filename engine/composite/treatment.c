/*
 * Fitting a treatment and applying it; the methods stand in treatment_method.c.
 */
#include "composite/treatment.h"

#include <math.h>
#include <string.h>

#include "base/allocate.h"
#include "base/cell.h"
#include "base/message.h"
#include "composite/moments.h"
#include "composite/treatment_internal.h"
#include "numeric/kernel.h"
#include "numeric/logarithm.h"
#include "numeric/selection.h"

const treatment_method *treatment_find(const char *name)
{
    for (const treatment_method *m = treatment_methods; m->name; m++) {
        if (!strcmp(m->name, name))
            return m;
    }
    return NULL;
}

treatment_rule treatment_rule_of(const treatment_method *m)
{
    treatment_rule r = m->usual;

    r.method = m;
    r.lambda = cell_missing();
    return r;
}

KERNEL static void bring_within(const double *x, size_t n, double low, double high, double *out)
{
    for (size_t i = 0; i < n; i++) {
        double v = x[i];

        v = v < low ? low : v;
        out[i] = v > high ? high : v;
    }
}

enum { BLOCK = 512 };

KERNEL static void take_argument(const treatment *t, const double *x, size_t n, double *argument)
{
    const double side = t->side, shift = t->shift;

    for (size_t i = 0; i < n; i++)
        argument[i] = side * x[i] + shift;
}

/* A cell without a value keeps its reason, which the logarithm need not. */
KERNEL static void take_result(double side, const double *logarithms, size_t n, double *out)
{
    for (size_t i = 0; i < n; i++)
        out[i] = out[i] == out[i] ? side * logarithms[i] : out[i];
}

static void take_logarithms(const treatment *t, double *out, size_t n)
{
    double block[BLOCK];

    for (size_t first = 0; first < n; first += BLOCK) {
        size_t count = n - first < BLOCK ? n - first : BLOCK;

        take_argument(t, out + first, count, block);
        logarithm(block, block, count);
        take_result(t->side, block, count, out + first);
    }
}

void treatment_apply(const treatment *t, const double *x, size_t n, double *out)
{
    bring_within(x, n, t->low, t->high, out);
    if (t->transformation == TRANSFORM_LOG)
        take_logarithms(t, out, n);
    for (size_t i = 0; i < n && t->transformation == TRANSFORM_BOX_COX; i++)
        out[i] = cell_is_value(out[i]) ? treatment_box_cox(out[i], t->lambda) : out[i];
}

static const treatment untouched = {.low = -INFINITY, .high = INFINITY, .side = 1};

static treatment_problem fit(const treatment_rule *rule, const double *values, size_t n, double *work, treatment *out)
{
    moments m = moments_of(values, n, -INFINITY, INFINITY);
    treatment_problem problem;

    *out = untouched;
    out->skewness = moments_skewness(&m, 2);
    out->kurtosis = moments_kurtosis(&m, 2);
    problem = n ? rule->method->fit(rule, values, &m, work, out) : TREATMENT_NO_VALUES;
    if (problem) {
        double skewness = out->skewness, kurtosis = out->kurtosis;

        *out = untouched;
        out->skewness = skewness;
        out->kurtosis = kurtosis;
    }
    if (out->transformation == TRANSFORM_NONE) {
        m = moments_of(values, n, out->low, out->high);
    } else {
        treatment_apply(out, values, n, work);
        m = moments_of(work, n, -INFINITY, INFINITY);
    }
    out->skewness_after = moments_skewness(&m, 2);
    out->kurtosis_after = moments_kurtosis(&m, 2);
    return problem;
}

treatment_problem treatment_fit(const treatment_rule *rule, const double *x, size_t n, double *work, treatment *out)
{
    double *own = work ? NULL : reallocate_array(NULL, n + 1, 2 * sizeof *own), *values = work ? work : own;
    treatment_problem problem = TREATMENT_NO_MEMORY;

    *out = untouched;
    if (values)
        problem = fit(rule, values, selection_values(x, n, values), values + n, out);
    release(own);
    return problem;
}

const char *treatment_problem_text(treatment_problem p)
{
    switch (p) {
    case TREATMENT_NO_VALUES:
        return _("no company has a value, so nothing is treated; check where the data come from");
    case TREATMENT_NO_SPREAD:
        return _("all values are equal, so there is no tail to draw in; leave the treatment out");
    case TREATMENT_NOT_POSITIVE:
        return _("a logarithm needs values above 0; take log_range, which shifts them, or winsorise");
    case TREATMENT_TOO_MANY:
        return _("more values are to be drawn in than remain; draw in fewer, or winsorise by percentiles");
    case TREATMENT_WRONG_RANGE:
        return _("the limits of the treatment are out of range; percentiles lie between 0 and 100, the lower one first");
    case TREATMENT_NOT_FOUND:
        return _("no exponent between -5 and 5 is the most likely one; give lambda, or take log_range or winsorise");
    case TREATMENT_NO_MEMORY:
        return _("out of memory");
    case TREATMENT_DONE:
        break;
    }
    return "";
}
