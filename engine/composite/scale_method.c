/*
 * How the scales are fitted. Sources: OECD/JRC, Handbook on Constructing Composite Indicators (2008), 1.5; Becker et al.
 * (2022), COINr; efficacy coefficients (功效系数法) and ratios to base values as in Chinese evaluations of enterprises.
 */
#include <math.h>

#include "base/allocate.h"
#include "base/cell.h"
#include "base/message.h"
#include "base/radix.h"
#include "composite/scale_internal.h"

/* The results stay between from and to, whichever is greater. */
static void clamp_to_ends(const scale_rule *rule, scale *out)
{
    out->least = fmin(rule->from, rule->to);
    out->most = fmax(rule->from, rule->to);
}

/* from at `worst` and to at `best`. */
static void take_line(const scale_rule *rule, double worst, double best, scale *out)
{
    out->form = SCALE_LINEAR;
    out->origin = worst;
    out->width = best - worst;
    out->from = rule->from;
    out->rise = rule->to - rule->from;
    if (rule->is_clamped)
        clamp_to_ends(rule, out);
}

static bool is_better(const scale_rule *rule, double x, double than)
{
    return rule->is_up ? x > than : x < than;
}

static scale_state fit_min_max(const scale_rule *rule, const double *values, size_t n, scale *out)
{
    moments m = moments_range(values, n);

    if (rule->from == rule->to)
        return SCALE_WRONG_RANGE;
    take_line(rule, rule->is_up ? m.least : m.greatest, rule->is_up ? m.greatest : m.least, out);
    return m.least == m.greatest ? SCALE_CONSTANT : SCALE_FITTED;
}

static scale_state fit_z_score(const scale_rule *rule, const double *values, size_t n, scale *out)
{
    moments m = moments_of(values, n, -INFINITY, INFINITY);

    if (!(rule->to > rule->from))
        return SCALE_WRONG_RANGE;
    if (m.least == m.greatest)
        return SCALE_CONSTANT;
    out->form = SCALE_LINEAR;
    out->origin = m.mean;
    out->width = moments_deviation(&m);
    out->from = rule->from;
    out->rise = (rule->to - rule->from) * (rule->is_up ? 1 : -1);
    return SCALE_FITTED;
}

/* COINr turns a column around by a minus before it is scaled. */
static scale_state fit_scaled(const scale_rule *rule, const double *values, size_t n, scale *out)
{
    (void)values, (void)n;
    if (!cell_is_value(rule->low) || !cell_is_value(rule->high))
        return SCALE_NO_REFERENCE;
    if (rule->low == rule->high)
        return SCALE_WRONG_RANGE;
    take_line(rule, rule->low, rule->high, out);
    if (!rule->is_up) {
        out->origin = -rule->low;
        out->width = -out->width;
    }
    return SCALE_FITTED;
}

static scale_state fit_goalposts(const scale_rule *rule, const double *values, size_t n, scale *out)
{
    (void)values, (void)n;
    if (!cell_is_value(rule->low) || !cell_is_value(rule->high))
        return SCALE_NO_REFERENCE;
    if (!(rule->low < rule->high) || rule->from == rule->to)
        return SCALE_WRONG_RANGE;
    take_line(rule, rule->is_up ? rule->low : rule->high, rule->is_up ? rule->high : rule->low, out);
    return SCALE_FITTED;
}

scale_state scale_fit_efficacy(const scale_rule *rule, const double *values, size_t n, scale *out)
{
    moments m = moments_range(values, n);
    double low = rule->low, high = rule->high;

    if (rule->from == rule->to)
        return SCALE_WRONG_RANGE;
    if (!cell_is_value(low))
        low = rule->is_up ? m.least : m.greatest;
    if (!cell_is_value(high))
        high = rule->is_up ? m.greatest : m.least;
    take_line(rule, low, high, out);
    if (low == high && !(cell_is_value(rule->low) && cell_is_value(rule->high)))
        return SCALE_CONSTANT;
    return is_better(rule, high, low) ? SCALE_FITTED : SCALE_WRONG_RANGE;
}

static scale_state fit_distance(const scale_rule *rule, const double *values, size_t n, scale *out)
{
    moments m = moments_range(values, n);
    double worst = rule->is_up ? m.least : m.greatest;

    if (!cell_is_value(rule->reference))
        return SCALE_NO_REFERENCE;
    take_line(rule, worst, rule->reference, out);
    if (rule->is_clamped)
        out->least = -INFINITY; /* the worst of the population has 0; others may be worse */
    if (is_better(rule, rule->reference, worst))
        return SCALE_FITTED;
    if (!rule->is_clamped)
        return SCALE_REFERENCE_WORSE; /* how far beyond cannot be told, as there is no way to measure by */
    out->form = SCALE_REACHED;
    out->least = fmin(rule->from, rule->to);
    return SCALE_ALL_REACHED;
}

/* reference / x or x / reference within the limits. */
static void take_ratio(const scale_rule *rule, double reference, scale *out)
{
    out->form = rule->is_up ? SCALE_LINEAR : SCALE_INVERSE;
    out->origin = rule->is_up ? 0 : reference;
    out->width = reference;
    out->from = 0;
    out->rise = rule->to;
    if (cell_is_value(rule->floor))
        out->least = rule->to * rule->floor;
    if (cell_is_value(rule->cap))
        out->most = rule->to * rule->cap;
}

static scale_state fit_base(const scale_rule *rule, const double *values, size_t n, scale *out)
{
    (void)values, (void)n;
    if (!cell_is_value(rule->reference))
        return SCALE_NO_REFERENCE;
    if (!(rule->reference > 0))
        return SCALE_NOT_POSITIVE;
    if (!(rule->to > 0) || rule->floor > rule->cap)
        return SCALE_WRONG_RANGE;
    take_ratio(rule, rule->reference, out);
    return SCALE_FITTED;
}

static scale_state fit_fraction(const scale_rule *rule, const double *values, size_t n, scale *out)
{
    moments m = moments_range(values, n);
    double best = rule->is_up ? m.greatest : m.least;

    if (!(best > 0))
        return SCALE_NOT_POSITIVE;
    if (!(rule->to > 0))
        return SCALE_WRONG_RANGE;
    take_ratio(rule, best, out);
    return SCALE_FITTED;
}

/* --- ranks ----------------------------------------------------------------------------------- */

/* Places 0 to n - 1, divided by `width`, plus `from`. */
static scale_state take_places(const scale_rule *rule, const double *values, size_t n, double width, scale *out)
{
    radix_item *items = reallocate_array(NULL, n, 2 * sizeof *items);

    out->sorted = reallocate_array(NULL, n, sizeof *out->sorted);
    if (!items || !out->sorted) {
        release(items);
        return SCALE_NO_MEMORY;
    }
    for (size_t i = 0; i < n; i++)
        items[i] = (radix_item){radix_descending(rule->is_up ? -values[i] : values[i]), (uint32_t)i};
    radix_sort(items, items + n, n);
    for (size_t i = 0; i < n; i++)
        out->sorted[i] = rule->is_up ? values[items[i].value] : -values[items[i].value];
    release(items);
    out->form = SCALE_RANKED;
    out->from = rule->from;
    out->rise = rule->to - rule->from;
    out->width = width;
    out->least = rule->from;
    out->most = rule->from + out->rise * (((double)n - 1) / width);
    return out->sorted[0] == out->sorted[n - 1] ? SCALE_CONSTANT : SCALE_FITTED;
}

static scale_state fit_rank(const scale_rule *rule, const double *values, size_t n, scale *out)
{
    scale_state state = take_places(rule, values, n, 1, out);

    return state == SCALE_CONSTANT ? SCALE_FITTED : state; /* a rank among equals is one */
}

static scale_state fit_percentile(const scale_rule *rule, const double *values, size_t n, scale *out)
{
    return take_places(rule, values, n, n > 1 ? (double)n - 1 : 1, out);
}

/* --- steps and curves -------------------------------------------------------------------------- */

static scale_state fit_bands(const scale_rule *rule, const double *values, size_t n, scale *out)
{
    (void)values, (void)n;
    if (!rule->steps || rule->n_steps == 0)
        return SCALE_WRONG_STEPS;
    out->form = SCALE_STEPPED;
    out->least = out->most = rule->from;
    for (size_t k = 0; k < rule->n_steps; k++) {
        const scale_step *step = &rule->steps[k];

        if (!cell_is_value(step->limit) || !cell_is_value(step->points) ||
            (k && !is_better(rule, step->limit, rule->steps[k - 1].limit)))
            return SCALE_WRONG_STEPS;
        out->least = fmin(out->least, step->points);
        out->most = fmax(out->most, step->points);
    }
    return SCALE_FITTED;
}

/* ln(p / (1 - p)) */
static double logit(double p)
{
    return log(p) - log1p(-p);
}

static scale_state fit_logistic(const scale_rule *rule, const double *values, size_t n, scale *out)
{
    (void)values, (void)n;
    out->form = SCALE_LOGISTIC;
    out->from = rule->from;
    out->rise = rule->to - rule->from;
    clamp_to_ends(rule, out);
    if (cell_is_value(rule->steepness)) {
        out->origin = rule->reference;
        out->width = rule->is_up ? rule->steepness : -rule->steepness;
        if (!cell_is_value(rule->reference))
            return SCALE_NO_REFERENCE;
        return rule->steepness > 0 ? SCALE_FITTED : SCALE_WRONG_RANGE;
    }
    if (!cell_is_value(rule->low) || !cell_is_value(rule->high))
        return SCALE_NO_REFERENCE;
    if (!(rule->low_share > 0 && rule->low_share < 1 && rule->high_share > 0 && rule->high_share < 1) ||
        rule->low_share == rule->high_share || rule->low == rule->high)
        return SCALE_WRONG_RANGE;
    out->width = (logit(rule->high_share) - logit(rule->low_share)) / (rule->high - rule->low);
    out->origin = rule->low - logit(rule->low_share) / out->width;
    return (out->width > 0) == rule->is_up ? SCALE_FITTED : SCALE_WRONG_RANGE;
}

double scale_middle(const scale_rule *rule)
{
    return rule->method->fit == fit_z_score ? rule->from : rule->from + (rule->to - rule->from) / 2;
}

const scale_method scale_methods[] = {
    {"min_max", N_("linear from the worst to the best value"), fit_min_max, false, {.to = 1, .is_clamped = true}},
    {"z_score", N_("distance from the mean in standard deviations"), fit_z_score, false, {.to = 1}},
    {"scaled", N_("linear between two given values and beyond"), fit_scaled, true, {.to = 100, .high = 100}},
    {"rank", N_("rank, 1 for the worst"), fit_rank, false, {.from = 1, .to = 2}},
    {"percentile_rank", N_("share of the others that are worse"), fit_percentile, false, {.to = 1}},
    {"borda", N_("number of others that are worse"), fit_rank, false, {.to = 1}},
    {"distance_to_target", N_("part of the way from the worst value to a target"), fit_distance, false, {.to = 1}},
    {"distance_to_best", N_("part of the way from the worst to the best value"), fit_min_max, false, {.to = 1}},
    {"distance_to_reference", N_("part of the way from the worst value to that of a reference"), fit_distance, false,
     {.to = 1}},
    {"fraction_of_max", N_("share of the greatest value"), fit_fraction, false, {.to = 1}},
    {"goalposts", N_("linear between two fixed values"), fit_goalposts, true, {.to = 1, .is_clamped = true}},
    {"efficacy", N_("efficacy coefficient: 60 at the value that is not allowed, 100 at the satisfactory one"),
     scale_fit_efficacy, true, {.from = 60, .to = 100}},
    {"base", N_("ratio to a base value"), fit_base, true, {.to = 1, .cap = INFINITY}},
    {"bands", N_("points by bands"), fit_bands, true, {.to = 1}},
    {"logistic", N_("S-shaped between 0 and 1"), fit_logistic, true, {.to = 1, .low_share = 0.1, .high_share = 0.9}},
    {0},
};
