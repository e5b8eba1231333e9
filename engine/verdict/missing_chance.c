#include "verdict/missing_chance.h"

#include <limits.h>
#include <math.h>

#include "base/cell.h"
#include "verdict/gate_state.h"

bool missing_chance_matters(const model *m)
{
    return m->n_shared || m->rates;
}

bool missing_chance_want(const model *m, int year, panel *into)
{
    const dictionary *d = panel_dictionary(into);
    int last = year ? year - 1 : PANEL_ANY_YEAR;

    return !m->rates || (panel_want(into, dictionary_find(d, "industry"), 0, 0) &&
                         panel_want(into, dictionary_find(d, "revenue"), year ? last : 0, year ? last : INT_MAX));
}

static size_t stratum_of(const model *m, const binding *b, size_t row)
{
    const dictionary *d = panel_dictionary(b->panel);

    return stratum_find(panel_text(b->panel, (uint32_t)row, dictionary_find(d, "industry")),
                        panel_number(b->panel, (uint32_t)row, dictionary_find(d, "revenue"), b->year - 1), m->rates->lines);
}

static bool is_missing(const binding *b, size_t row, const model_shared_cells *c)
{
    const indicator *i = dictionary_get(panel_dictionary(b->panel), c->indicator);
    int used, year;

    if (c->is_last)
        return cell_is_missing(binding_last(b, row, c->indicator, &used, &year));
    if (i->type == INDICATOR_TEXT)
        return !panel_text(b->panel, (uint32_t)row, c->indicator);
    for (int offset = c->from; offset <= c->to; offset++) {
        if (cell_is_missing(binding_cell(b, row, c->indicator, offset, &used)))
            return true;
    }
    return false;
}

static bool is_open(uint64_t gates, const uint8_t *states, size_t stride, size_t g)
{
    return (gates >> g & 1) && states[g * stride] == GATE_UNKNOWN;
}

/* The gate that stands for all that hold and fail with it. */
static size_t head_of(const size_t *with, size_t g)
{
    while (with[g] != g)
        g = with[g];
    return g;
}

static void join(size_t *with, size_t g, size_t h)
{
    size_t a = head_of(with, g), b = head_of(with, h);

    with[a > b ? a : b] = a < b ? a : b;
}

/* Product over those that stand together of the least of their priors, over the product of the model's priors. */
static double compare(const model *m, const size_t *with, uint64_t gates, const uint8_t *states, size_t stride, const double *priors)
{
    double least[MODEL_MOST_CONDITIONS], factor = 1;

    for (size_t g = 0; g < m->n_gates; g++)
        least[g] = INFINITY;
    for (size_t g = 0; g < m->n_gates; g++) {
        if (!is_open(gates, states, stride, g) || !(m->gates[g].prior > 0))
            continue;
        least[head_of(with, g)] = fmin(least[head_of(with, g)], priors[g]);
        factor /= m->gates[g].prior;
    }
    for (size_t g = 0; g < m->n_gates; g++)
        factor *= isinf(least[g]) ? 1 : least[g];
    return factor;
}

static size_t count_open(const model *m, uint64_t gates, const uint8_t *states, size_t stride)
{
    size_t n = 0;

    for (size_t g = 0; g < m->n_gates; g++)
        n += is_open(gates, states, stride, g);
    return n;
}

static void stand_alone(const model *m, size_t *with)
{
    for (size_t g = 0; g < m->n_gates; g++)
        with[g] = g;
}

double missing_chance_factor(const model *m, const binding *b, size_t row, uint64_t gates, const uint8_t *states, size_t stride)
{
    size_t with[MODEL_MOST_CONDITIONS], n = count_open(m, gates, states, stride), stratum;
    double priors[MODEL_MOST_CONDITIONS];

    if (!n || (n == 1 && !m->rates))
        return 1;
    stratum = m->rates ? stratum_of(m, b, row) : 0;
    stand_alone(m, with);
    for (size_t g = 0; g < m->n_gates; g++)
        priors[g] = m->rates ? m->rates->priors[g * STRATA + stratum] : m->gates[g].prior;
    for (size_t i = 0; i < m->n_shared; i++) {
        const model_shared_cells *c = &m->shared[i];

        if (is_open(gates, states, stride, c->first) && is_open(gates, states, stride, c->second) &&
            head_of(with, c->first) != head_of(with, c->second) && is_missing(b, row, c))
            join(with, c->first, c->second);
    }
    return compare(m, with, gates, states, stride, priors);
}

double missing_chance_bound(const model *m, uint64_t gates, const uint8_t *states)
{
    size_t with[MODEL_MOST_CONDITIONS];
    double priors[MODEL_MOST_CONDITIONS];

    stand_alone(m, with);
    for (size_t i = 0; i < m->n_shared; i++)
        join(with, m->shared[i].first, m->shared[i].second);
    for (size_t g = 0; g < m->n_gates; g++) {
        priors[g] = m->gates[g].prior;
        for (size_t s = 0; m->rates && s < STRATA; s++)
            priors[g] = s ? fmax(priors[g], m->rates->priors[g * STRATA + s]) : m->rates->priors[g * STRATA];
    }
    return compare(m, with, gates, states, 1, priors);
}
