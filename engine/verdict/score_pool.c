#include "verdict/score_pool.h"

#include "base/allocate.h"

enum { MOST_KEPT = 64 };

struct score_pool {
    const model *model;
    const severity_table *severity;
    score_distribution *kept[MOST_KEPT];
    size_t n;
};

score_pool *score_pool_new(const model *m, const severity_table *severity)
{
    score_pool *p = allocate_array(1, sizeof *p);

    if (p) {
        p->model = m;
        p->severity = severity;
    }
    return p;
}

void score_pool_free(score_pool *p)
{
    if (!p)
        return;
    for (size_t i = 0; i < p->n; i++)
        score_distribution_free(p->kept[i]);
    release(p);
}

score_distribution *score_pool_take(score_pool *p)
{
    score_distribution *d = NULL;

#pragma omp critical(score_pool)
    if (p->n)
        d = p->kept[--p->n];
    return d ? d : score_distribution_new(p->model, p->severity);
}

void score_pool_give(score_pool *p, score_distribution *d)
{
    if (!d)
        return;
#pragma omp critical(score_pool)
    if (p->n < MOST_KEPT) {
        p->kept[p->n++] = d;
        d = NULL;
    }
    score_distribution_free(d);
}
