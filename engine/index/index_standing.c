#include "index/index_standing.h"

#include <stdlib.h>

#include "base/allocate.h"
#include "base/cell.h"

typedef struct scored {
    double score;
    uint32_t company;
} scored;

/* The greater score first. */
static int by_score(const void *a, const void *b)
{
    const scored *x = a, *y = b;

    if (x->score != y->score)
        return x->score > y->score ? -1 : 1;
    return (x->company > y->company) - (x->company < y->company);
}

static void rank_stratum(const index_result *r, const index_stratum *s, scored *work, index_standing *out)
{
    size_t n = 0;

    for (size_t i = s->first; i < s->first + s->n; i++) {
        uint32_t company = r->order[i];

        if (cell_is_value(r->score[company]))
            work[n++] = (scored){r->score[company], company};
    }
    qsort(work, n, sizeof *work, by_score);
    for (size_t i = 0; i < n; i++)
        out->rank[work[i].company] = i && work[i].score == work[i - 1].score ? out->rank[work[i - 1].company] : (uint32_t)(i + 1);
}

bool index_standing_find(const index_result *r, index_standing *out)
{
    scored *work = allocate_array(r->n + 1, sizeof *work);
    bool ok;

    *out = (index_standing){allocate_array(r->n + 1, sizeof *out->rank)};
    ok = work && out->rank;
    for (size_t k = 0; k < r->n_strata && ok; k++)
        rank_stratum(r, &r->strata[k], work, out);
    release(work);
    return ok;
}

void index_standing_clear(index_standing *x)
{
    release(x->rank);
    *x = (index_standing){0};
}
