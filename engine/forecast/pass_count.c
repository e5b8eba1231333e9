/*
 * One common factor (Vasicek 2002): an application passes if its latent quality, standard normal over all panels, exceeds what it
 * lacks. With a panel of severity sd the quality is sqrt(r) z + sqrt(1 - r) e, r = sd^2 / (1 + sd^2), z of the panel and e of the
 * application standard normal, so that given the panel
 *
 *     p(z) = Phi((Phi^-1(p) + sqrt(r) z) / sqrt(1 - r)),   whose mean over z is p again.
 *
 * Given z applications are independent and their number is counted exactly (numeric/event_count.h); over z it is integrated by
 * GSL's Gauss-Hermite rule. With sd = 0 there is one node, and the count is that of independent applications to the digit.
 */
#include "forecast/pass_count.h"

#include <math.h>
#include <string.h>

#include "base/allocate.h"
#include "numeric/event_count.h"
#include "numeric/normal.h"

enum { NODES = 64 };

struct pass_count {
    size_t n, n_nodes;
    double nodes[NODES], weights[NODES];
    double severity;
    double *chances; /* [n] */
    double *given;   /* [n_nodes][n + 1] the counts given the panel */
    double *count;   /* [n + 1] */
};

static double given_panel(double chance, double severity, double z)
{
    double r = severity * severity / (1 + severity * severity);

    if (severity == 0 || chance <= 0 || chance >= 1)
        return chance;
    return normal_below((normal_quantile(chance) + sqrt(r) * z) / sqrt(1 - r));
}

/* One node where the panel makes no difference. */
static bool find_nodes(double severity, size_t *n, double *nodes, double *weights)
{
    *n = severity > 0 ? NODES : 1;
    nodes[0] = 0;
    weights[0] = 1;
    return *n == 1 || normal_nodes(NODES, nodes, weights);
}

static bool count_given(pass_count *c)
{
    double *p = allocate_array(c->n + 1, sizeof *p);
    bool ok = p != NULL;

    for (size_t j = 0; j < c->n_nodes && ok; j++) {
        double *given = c->given + j * (c->n + 1);

        for (size_t i = 0; i < c->n; i++)
            p[i] = given_panel(c->chances[i], c->severity, c->nodes[j]);
        ok = event_count_distribution(p, c->n, given);
        for (size_t k = 0; k <= c->n && ok; k++)
            c->count[k] += c->weights[j] * given[k];
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
    c->severity = q->severity;
    ok = find_nodes(q->severity, &c->n_nodes, c->nodes, c->weights);
    c->chances = allocate_array(q->n + 1, sizeof *c->chances);
    c->given = allocate_array(c->n_nodes * (q->n + 1), sizeof *c->given);
    c->count = allocate_array(q->n + 1, sizeof *c->count);
    ok = ok && c->chances && c->given && c->count;
    if (ok && q->n)
        memcpy(c->chances, q->chances, q->n * sizeof *c->chances);
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
        for (size_t j = 0; j < c->n_nodes && target && target <= c->n; j++) {
            double p = given_panel(c->chances[i], c->severity, c->nodes[j]);

            event_count_remove(c->given + j * (c->n + 1), c->n, p, without);
            out[i] += c->weights[j] * p * without[target - 1];
        }
    }
    release(without);
    return true;
}

double pass_count_gain(const pass_count *c, double chance, size_t target)
{
    double gain = 0;

    for (size_t j = 0; j < c->n_nodes && target && target <= c->n + 1; j++)
        gain += c->weights[j] * given_panel(chance, c->severity, c->nodes[j]) * c->given[j * (c->n + 1) + target - 1];
    return gain;
}

bool pass_count_by_number(const pass_question *q, size_t target, double enough, double *at_least, size_t *last)
{
    double nodes[NODES], weights[NODES];
    double *below;
    size_t n_nodes;
    bool ok = find_nodes(q->severity, &n_nodes, nodes, weights);

    below = ok ? allocate_array(n_nodes * (target + 1), sizeof *below) : NULL;
    for (size_t j = 0; below && j < n_nodes; j++)
        below[j * (target + 1)] = 1;
    at_least[0] = target ? 0 : 1;
    *last = 0;
    for (size_t i = 0; below && i < q->n && at_least[i] < enough; i++) {
        at_least[i + 1] = at_least[i];
        for (size_t j = 0; j < n_nodes && target; j++)
            at_least[i + 1] += weights[j] * event_count_add_below(below + j * (target + 1), target, given_panel(q->chances[i], q->severity, nodes[j]));
        *last = i + 1;
    }
    ok = below != NULL;
    release(below);
    return ok;
}
