/*
 * Questions that follow each other change the same few indicators: what hangs on them is found once and kept, for
 * the last few such sets.
 */
#include "verdict/reassessor.h"

#include <string.h>

#include "base/allocate.h"
#include "verdict/crew.h"

enum { PARTS = 16 };

/* What hangs on a set of indicators; of equal sets in another order it is found again. */
typedef struct kept_part {
    int *changed;
    size_t n;
    crew_part *part; /* NULL: this place is free */
} kept_part;

struct reassessor {
    crew *crew;
    const assessment *base;
    assessment *result; /* of one company */
    kept_part parts[PARTS];
    size_t last; /* that ran */
    size_t next; /* to be given up for a new one */
};

reassessor *reassessor_new(const assessor *a, const binding *b, const assessment *base)
{
    reassessor *r = allocate_array(1, sizeof *r);

    if (!r)
        return NULL;
    r->base = base;
    r->result = assessment_new(a->model, 1);
    r->crew = r->result ? crew_new_for_row(a, b, r->result) : NULL;
    if (r->crew)
        return r;
    reassessor_free(r);
    return NULL;
}

static void kept_part_clear(kept_part *k)
{
    crew_part_free(k->part);
    release(k->changed);
    *k = (kept_part){0};
}

void reassessor_free(reassessor *r)
{
    if (!r)
        return;
    for (size_t i = 0; i < PARTS; i++)
        kept_part_clear(&r->parts[i]);
    crew_free(r->crew);
    assessment_free(r->result);
    release(r);
}

static bool is_of(const kept_part *k, const int *changed, size_t n)
{
    return k->part && k->n == n && !memcmp(k->changed, changed, n * sizeof *changed);
}

static bool keep(reassessor *r, const int *changed, size_t n)
{
    kept_part *k = &r->parts[r->next];

    kept_part_clear(k);
    k->changed = allocate_array(n, sizeof *k->changed);
    k->part = k->changed ? crew_part_for(r->crew, changed, n) : NULL;
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

/* The part of these indicators becomes the last. */
static bool find(reassessor *r, const int *changed, size_t n)
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

const assessment *reassessor_run(reassessor *r, uint32_t company, const int *changed, size_t n)
{
    bool ok = find(r, changed, n) && crew_run_part(r->crew, r->parts[r->last].part, r->base, company);

    return ok ? r->result : NULL;
}

void reassessor_prefetch(const reassessor *r, uint32_t company)
{
    crew_prefetch(r->crew, r->parts[r->last].part, r->base, company); /* most likely the same is asked */
}
