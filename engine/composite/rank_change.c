/*
 * part_f = sum over the sets S without f of |S|! (F - |S| - 1)! (rank(S and f) - rank(S)), in units of 1 / F!. Integers throughout, so
 * nothing is lost.
 */
#include "composite/rank_change.h"

#include <stdbool.h>

#include "base/allocate.h"
#include "base/cell.h"
#include "base/error.h"
#include "numeric/ranked_keys.h"

int64_t rank_change_unit(size_t factors)
{
    int64_t product = 1;

    for (size_t f = 2; f <= factors; f++)
        product *= (int64_t)f;
    return product;
}

static size_t size_of(size_t set)
{
    size_t n = 0;

    for (; set; set &= set - 1)
        n++;
    return n;
}

void rank_change_split(const uint32_t *const *rank, size_t factors, size_t n, int64_t *part)
{
    size_t sets = (size_t)1 << factors;

    for (size_t i = 0; i < factors * n; i++)
        part[i] = 0;
    for (size_t f = 0; f < factors; f++) {
        for (size_t set = 0; set < sets; set++) {
            size_t with = set | (size_t)1 << f, size = size_of(with) - 1;
            int64_t times = rank_change_unit(size) * rank_change_unit(factors - size - 1);

            for (size_t i = 0; i < n && with != set; i++)
                part[f * n + i] += times * ((int64_t)rank[with][i] - (int64_t)rank[set][i]);
        }
    }
    for (size_t i = 0; i < n; i++) {
        bool ranked = true;

        for (size_t set = 0; set < sets; set++)
            ranked = ranked && rank[set][i];
        for (size_t f = 0; f < factors && !ranked; f++)
            part[f * n + i] = 0;
    }
}

/* --- own data and those of the others ------------------------------------------------------------- */

enum { SCORE_RUNS = 8, RANK_RUNS = 16 };

/* Ranks of companies with the scores `own` among the others' scores `others`; 0 where either is none. */
static bool rank_among(const double *own, const double *others, size_t n, uint32_t *rank)
{
    ranked_keys keys;

    if (!ranked_keys_init(&keys, others, n, NULL))
        return false;
    for (size_t i = 0; i < n; i++) {
        bool scored = cell_is_value(own[i]) && cell_is_value(others[i]);

        rank[i] = scored ? (uint32_t)ranked_keys_rank_instead(&keys, others[i], own[i]) : 0;
    }
    ranked_keys_clear(&keys);
    return true;
}

tidu_status rank_change_of_scores(const double *const *score, size_t n, int64_t *part, tidu_error *err)
{
    uint32_t *memory = allocate_array(RANK_RUNS * n + 1, sizeof *memory);
    const uint32_t *rank[RANK_RUNS];
    bool ok = memory != NULL;

    for (size_t set = 0; set < RANK_RUNS && ok; set++) {
        size_t method = set >> 2 << 1; /* weights and method, as the runs number them */
        size_t own = set & 1, others = set >> 1 & 1;

        ok = rank_among(score[method | own], score[method | others], n, memory + set * n);
        rank[set] = memory + set * n;
    }
    if (ok)
        rank_change_split(rank, RANK_CHANGE_CAUSES, n, part);
    release(memory);
    return ok ? TIDU_OK : error_memory(err);
}
