/*
 * Successive questions change the same few indicators: the slice of the program that depends on them
 * (evaluator_slice.h) is cached for the last PARTS sets of indicators, replaced round robin. A run then executes only
 * that slice.
 */
#include "verdict/incremental_evaluator.h"

#include <string.h>

#include "base/allocate.h"
#include "verdict/assessor.h"
#include "verdict/evaluator.h"

enum { PARTS = 16 };

/* The slice for a list of indicators; the same ones in another order are another entry. */
typedef struct kept_part {
    int *changed;
    size_t n;
    evaluator_slice *part; /* NULL: free */
} kept_part;

struct incremental_evaluator {
    evaluator *evaluator;
    const assessment *base;
    assessment *result; /* of one company */
    kept_part parts[PARTS];
    size_t last; /* index of the slice that ran last */
    size_t next; /* index to replace */
};

incremental_evaluator *incremental_evaluator_new(const assessor *a, const binding *b, const assessment *base)
{
    incremental_evaluator *r = allocate_array(1, sizeof *r);

    if (!r)
        return NULL;
    r->base = base;
    r->result = assessment_new(a->model, 1);
    r->evaluator = r->result ? evaluator_new_for_row(a, b, r->result) : NULL;
    if (r->evaluator)
        return r;
    incremental_evaluator_free(r);
    return NULL;
}

static void kept_part_clear(kept_part *k)
{
    evaluator_slice_free(k->part);
    release(k->changed);
    *k = (kept_part){0};
}

void incremental_evaluator_free(incremental_evaluator *r)
{
    if (!r)
        return;
    for (size_t i = 0; i < PARTS; i++)
        kept_part_clear(&r->parts[i]);
    evaluator_free(r->evaluator);
    assessment_free(r->result);
    release(r);
}

static bool is_of(const kept_part *k, const int *changed, size_t n)
{
    return k->part && k->n == n && !memcmp(k->changed, changed, n * sizeof *changed);
}

static bool keep(incremental_evaluator *r, const int *changed, size_t n)
{
    kept_part *k = &r->parts[r->next];

    kept_part_clear(k);
    k->changed = allocate_array(n, sizeof *k->changed);
    k->part = k->changed ? evaluator_slice_for(r->evaluator, changed, n) : NULL;
    if (!k->part) {
        kept_part_clear(k);
        return false;
    }
    memcpy(k->changed, changed, n * sizeof *changed);
    k->n = n;
    r->last = r->next;
    r->next = (r->next + 1) % PARTS;
    return true;
}

/* Make the slice for these indicators the last one. */
static bool find(incremental_evaluator *r, const int *changed, size_t n)
{
    if (is_of(&r->parts[r->last], changed, n))
        return true;
    for (size_t i = 0; i < PARTS; i++) {
        if (is_of(&r->parts[i], changed, n)) {
            r->last = i;
            return true;
        }
    }
    return keep(r, changed, n);
}

const assessment *incremental_evaluator_run(incremental_evaluator *r, uint32_t company, const int *changed, size_t n)
{
    bool ok = find(r, changed, n) && evaluator_run_slice(r->evaluator, r->parts[r->last].part, r->base, company);

    return ok ? r->result : NULL;
}

void incremental_evaluator_prefetch(const incremental_evaluator *r, uint32_t company)
{
    evaluator_prefetch(r->evaluator, r->parts[r->last].part, r->base, company); /* most likely the same */
}
