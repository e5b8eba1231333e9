/*
 * Given the panel (forecast/panel_factor.h) applications are independent and their number is counted exactly (numeric/event_count.h);
 * over panels it is integrated. Where panels do not differ there is one node, and the count is that of independent applications to
 * the digit.
 */
#include "forecast/pass_count.h"

#include <string.h>

#include "base/allocate.h"
#include "forecast/panel_factor.h"
#include "numeric/event_count.h"

struct pass_count {
    size_t n;
    panel_factor panels;
    double *chances; /* [n] */
    double *severities; /* [n] */
    double *given;   /* [panels.n][n + 1] the counts given the panel */
    double *count;   /* [n + 1] */
};

static double severity_of(const pass_question *q, size_t i)
{
    return q->severities ? q->severities[i] : q->severity;
}

static bool panels_differ(const pass_question *q)
{
    bool differ = false;

    for (size_t i = 0; i < q->n; i++)
        differ |= severity_of(q, i) > 0;
    return differ;
}

static bool count_given(pass_count *c)
{
    double *p = allocate_array(c->n + 1, sizeof *p);
    bool ok = p != NULL;

    for (size_t j = 0; j < c->panels.n && ok; j++) {
        double *given = c->given + j * (c->n + 1);

        for (size_t i = 0; i < c->n; i++)
            p[i] = panel_factor_given(&c->panels, c->chances[i], c->severities[i], j);
        ok = event_count_distribution(p, c->n, given);
        for (size_t k = 0; k <= c->n && ok; k++)
            c->count[k] += c->panels.weights[j] * given[k];
    }
    release(p);
    return ok;
}

bool pass_count_new(const pass_question *q, pass_count **out)
{
    pass_count *c = allocate_array(1, sizeof *c);
    bool ok = c != NULL;

    if (!ok)
        return false;
    c->n = q->n;
    ok = panel_factor_init(&c->panels, panels_differ(q) || (q->severity > 0 && !q->severities));
    c->chances = allocate_array(q->n + 1, sizeof *c->chances);
    c->severities = allocate_array(q->n + 1, sizeof *c->severities);
    c->given = allocate_array(c->panels.n * (q->n + 1), sizeof *c->given);
    c->count = allocate_array(q->n + 1, sizeof *c->count);
    ok = ok && c->chances && c->severities && c->given && c->count;
    if (ok && q->n)
        memcpy(c->chances, q->chances, q->n * sizeof *c->chances);
    for (size_t i = 0; ok && i < q->n; i++)
        c->severities[i] = severity_of(q, i);
    if (ok && count_given(c)) {
        *out = c;
        return true;
    }
    pass_count_free(c);
    return false;
}

void pass_count_free(pass_count *c)
{
    if (!c)
        return;
    release(c->chances);
    release(c->severities);
    release(c->given);
    release(c->count);
    release(c);
}

double pass_count_expected(const pass_count *c)
{
    double sum = 0;

    for (size_t i = 0; i < c->n; i++)
        sum += c->chances[i];
    return sum;
}

double pass_count_at_least(const pass_count *c, size_t target)
{
    return event_count_at_least(c->count, c->n, target);
}

size_t pass_count_quantile(const pass_count *c, double p)
{
    return event_count_quantile(c->count, c->n, p);
}

double pass_count_exactly(const pass_count *c, size_t k)
{
    return k <= c->n ? c->count[k] : 0;
}

/* The target hangs on an application that passes while exactly one less than the target of the others do. */
bool pass_count_carry(const pass_count *c, size_t target, double *out)
{
    double *without = allocate_array(c->n + 1, sizeof *without);

    if (!without)
        return false;
    for (size_t i = 0; i < c->n; i++) {
        out[i] = 0;
        for (size_t j = 0; j < c->panels.n && target && target <= c->n; j++) {
            double p = panel_factor_given(&c->panels, c->chances[i], c->severities[i], j);

            event_count_remove(c->given + j * (c->n + 1), c->n, p, without);
            out[i] += c->panels.weights[j] * p * without[target - 1];
        }
    }
    release(without);
    return true;
}

double pass_count_gain(const pass_count *c, double chance, double severity, size_t target)
{
    double gain = 0;

    for (size_t j = 0; j < c->panels.n && target && target <= c->n + 1; j++)
        gain += c->panels.weights[j] * panel_factor_given(&c->panels, chance, severity, j) * c->given[j * (c->n + 1) + target - 1];
    return gain;
}

bool pass_count_by_number(const pass_question *q, size_t target, double enough, double *at_least, size_t *last)
{
    panel_factor panels;
    double *below;
    bool ok = panel_factor_init(&panels, panels_differ(q));

    below = ok ? allocate_array(panels.n * (target + 1), sizeof *below) : NULL;
    for (size_t j = 0; below && j < panels.n; j++)
        below[j * (target + 1)] = 1;
    at_least[0] = target ? 0 : 1;
    *last = 0;
    for (size_t i = 0; below && i < q->n && at_least[i] < enough; i++) {
        at_least[i + 1] = at_least[i];
        for (size_t j = 0; j < panels.n && target; j++)
            at_least[i + 1] += panels.weights[j] * event_count_add_below(below + j * (target + 1), target, panel_factor_given(&panels, q->chances[i], severity_of(q, i), j));
        *last = i + 1;
    }
    ok = below != NULL;
    release(below);
    return ok;
}
