#include "question/gate_rates.h"

#include <stdio.h>
#include <string.h>

#include "base/allocate.h"

typedef struct rate_counts {
    uint32_t known, met;
} rate_counts;

static bool keep(const assessment *a, const rate_counts *counts, arena *memory, store_calibration *out)
{
    size_t n = 0;
    store_rate *rates;

    for (size_t i = 0; i < a->model->n_gates * STRATA; i++)
        n += counts[i].known > 0;
    rates = arena_take_array(memory, n + 1, sizeof *rates);
    out->rates = rates;
    out->n_rates = 0;
    for (size_t g = 0; rates && g < a->model->n_gates; g++) {
        for (size_t s = 0; s < STRATA; s++) {
            const rate_counts *c = &counts[g * STRATA + s];
            size_t section = s / STRATUM_SIZES;

            if (!c->known)
                continue;
            rates[out->n_rates] = (store_rate){.gate = arena_copy_string(memory, a->model->gates[g].id),
                                               .section = {section ? (char)('A' + section - 1) : '\0', '\0'},
                                               .size = (int)(s % STRATUM_SIZES),
                                               .known = c->known,
                                               .met = c->met};
            if (!rates[out->n_rates++].gate)
                return false;
        }
    }
    return rates != NULL;
}

bool gate_rates_count(const assessment *a, const binding *b, const uint8_t *is_in, const double lines[STRATUM_LINES], arena *memory,
                      store_calibration *out)
{
    const dictionary *d = panel_dictionary(b->panel);
    int industry = dictionary_find(d, "industry"), revenue = dictionary_find(d, "revenue");
    rate_counts *counts = allocate_array(a->model->n_gates * STRATA + 1, sizeof *counts);
    bool ok = counts != NULL;

    out->companies = 0;
    for (size_t i = 0; ok && i < a->n; i++) {
        size_t s = stratum_find(panel_text(b->panel, (uint32_t)i, industry), panel_number(b->panel, (uint32_t)i, revenue, b->year - 1), lines);
        bool counts_in = !is_in || is_in[i];

        out->companies += counts_in;
        for (size_t g = 0; g < a->model->n_gates && counts_in; g++) {
            gate_state state = assessment_gate(a, g, i);

            counts[g * STRATA + s].known += state == GATE_MET || state == GATE_JUDGED || state == GATE_UNMET;
            counts[g * STRATA + s].met += state == GATE_MET || state == GATE_JUDGED;
        }
    }
    memcpy(out->lines, lines, sizeof out->lines);
    ok = ok && keep(a, counts, memory, out);
    release(counts);
    return ok;
}

static size_t gate_of(const model *m, const char *id)
{
    size_t g = 0;

    while (g < m->n_gates && strcmp(m->gates[g].id, id) != 0)
        g++;
    return g;
}

bool gate_rates_apply(const store_calibration *c, model *m)
{
    stratum_rates *rates = arena_take_array(m->head.memory, 1, sizeof *rates);
    double *priors = arena_take_array(m->head.memory, m->n_gates * STRATA + 1, sizeof *priors);

    if (!rates || !priors)
        return false;
    for (size_t i = 0; i < m->n_gates * STRATA; i++)
        priors[i] = m->gates[i / STRATA].prior;
    for (size_t i = 0; i < c->n_rates; i++) {
        const store_rate *r = &c->rates[i];
        size_t g = gate_of(m, r->gate), section = *r->section ? (size_t)(*r->section - 'A') + 1 : 0;

        if (g < m->n_gates && section < STRATUM_SECTIONS && r->size >= 0 && r->size < STRATUM_SIZES)
            priors[g * STRATA + section * STRATUM_SIZES + (size_t)r->size] =
                (c->weight * m->gates[g].prior + (double)r->met) / (c->weight + (double)r->known);
    }
    *rates = (stratum_rates){.n_gates = m->n_gates, .priors = priors};
    memcpy(rates->lines, c->lines, sizeof rates->lines);
    m->rates = rates;
    return true;
}
