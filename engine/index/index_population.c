/*
 * Who sets the scales: the companies that a condition or a list names, or all, by their figures as of the application
 * year or of a year that the index fixes.
 */
#include <string.h>

#include "base/allocate.h"
#include "index/index_internal.h"

static void find_codes(const index_population *x, const panel *p, uint8_t *is_in, size_t n)
{
    for (size_t i = 0; i < n; i++)
        is_in[i] = !x->n_codes;
    for (size_t i = 0; i < x->n_codes; i++) {
        uint32_t company = panel_find_company(p, x->codes[i], strlen(x->codes[i]));

        if (company != PANEL_NO_COMPANY)
            is_in[company] = 1;
    }
}

static void take_batch(const index_scorer *x, const machine *m, size_t first, size_t n, index_result *r)
{
    const index_population *population = &r->model->population;

    for (size_t i = 0; population->where && i < n; i++)
        r->is_population[first + i] &= machine_truth(m, x->population)[i] == TRUTH_TRUE;
    for (size_t k = 0; population->year && k < r->model->n_indicators; k++)
        memcpy(r->population_raw + k * r->n + first, machine_number(m, x->values[k]), n * sizeof *r->raw);
    for (size_t i = first; i < first + n; i++)
        r->is_population[i] &= index_is_candidate(r, i);
}

bool index_population_find(const index_scorer *x, const binding *b, index_result *r)
{
    const index_population *population = &r->model->population;
    binding then = *b;
    machine *m;

    if (!population->is_set)
        return true;
    r->is_population = allocate_array(r->n + 1, sizeof *r->is_population);
    r->population_raw = population->year ? allocate_array(r->n * r->model->n_indicators + 1, sizeof *r->population_raw) : NULL;
    if (!r->is_population || (population->year && !r->population_raw))
        return false;
    if (population->year)
        then = (binding){b->panel, b->credentials, population->year, binding_default_date(population->year)};
    find_codes(population, b->panel, r->is_population, r->n);
    m = machine_new(x->program, &then);
    for (size_t first = 0; m && first < r->n; first += MACHINE_BATCH) {
        size_t n = r->n - first < MACHINE_BATCH ? r->n - first : MACHINE_BATCH;

        machine_run(m, first, n);
        take_batch(x, m, first, n, r);
    }
    machine_free(m);
    return m != NULL;
}
