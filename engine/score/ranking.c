/*
 * Sorted by key, ties by code. A record carries the first 16 letters of the
 * code as numbers, so that the sort seldom touches a text.
 */
#include "score/ranking.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/allocate.h"

typedef struct record {
    double key; /* the greater the better */
    uint64_t letters[2];
    const char *code;
    uint32_t company;
} record;

bool ranking_key_find(const char *name, ranking_key *out)
{
    static const char *const names[] = {
        [RANK_BY_READINESS] = "readiness",
        [RANK_BY_SCORE_LO] = "score_lo",
        [RANK_BY_SCORE_HI] = "score_hi",
        [RANK_BY_POTENTIAL] = "potential",
    };

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (!strcmp(names[i], name)) {
            *out = (ranking_key)i;
            return true;
        }
    }
    return false;
}

static uint64_t letters_of(const char *code, size_t length)
{
    uint64_t word = 0;

    for (size_t i = 0; i < 8; i++)
        word = word << 8 | (i < length ? (unsigned char)code[i] : 0);
    return word;
}

static int compare_codes(const record *a, const record *b)
{
    for (int i = 0; i < 2; i++) {
        if (a->letters[i] != b->letters[i])
            return a->letters[i] < b->letters[i] ? -1 : 1;
    }
    return strcmp(a->code, b->code);
}

static int compare_records(const void *x, const void *y)
{
    const record *a = x, *b = y;

    if (a->key != b->key)
        return a->key > b->key ? -1 : 1;
    return compare_codes(a, b);
}

/* Move `r[root]` down in a heap whose top is the last in order. */
static void sift(record *r, size_t root, size_t n)
{
    for (;;) {
        size_t child = 2 * root + 1;
        record moved;

        if (child >= n)
            return;
        if (child + 1 < n && compare_records(&r[child + 1], &r[child]) > 0)
            child++;
        if (compare_records(&r[root], &r[child]) >= 0)
            return;
        moved = r[root];
        r[root] = r[child];
        r[child] = moved;
        root = child;
    }
}

/* Keep the first `top` of n records in the front. */
static void keep_first(record *r, size_t n, size_t top)
{
    for (size_t i = top / 2 + 1; i-- > 0;)
        sift(r, i, top);
    for (size_t i = top; i < n; i++) {
        if (compare_records(&r[i], &r[0]) < 0) {
            r[0] = r[i];
            sift(r, 0, top);
        }
    }
}

/* NULL: nobody has one, all are equal. */
static const double *keys_of(const assessment *a, ranking_key by)
{
    switch (by) {
    case RANK_BY_SCORE_LO:
        return a->least;
    case RANK_BY_SCORE_HI:
        return a->greatest;
    case RANK_BY_POTENTIAL:
        return a->potential;
    case RANK_BY_READINESS:
        break;
    }
    return a->readiness;
}

static double key_at(const double *keys, size_t i)
{
    if (!keys)
        return 0;
    return keys[i] == keys[i] ? keys[i] + 0.0 : -INFINITY; /* no negative zero */
}

static size_t fill(record *r, const double *keys, size_t n_companies, const panel *p,
                   const uint8_t *is_in)
{
    size_t n = 0;

    for (size_t i = 0; i < n_companies; i++) {
        const char *code;
        size_t length;

        if (is_in && !is_in[i])
            continue;
        code = panel_code(p, (uint32_t)i);
        length = strlen(code);
        r[n++] = (record){.key = key_at(keys, i),
                          .letters = {letters_of(code, length),
                                      length > 8 ? letters_of(code + 8, length - 8) : 0},
                          .code = code,
                          .company = (uint32_t)i};
    }
    return n;
}

ranking *ranking_new(const assessment *a, const panel *p, ranking_key by, const uint8_t *is_in,
                     size_t top)
{
    ranking *r = ranking_by_keys(keys_of(a, by), a->n, p, is_in, top);

    if (r)
        r->potential = a->potential;
    return r;
}

ranking *ranking_by_keys(const double *keys, size_t n_companies, const panel *p, const uint8_t *is_in,
                         size_t top)
{
    ranking *out = allocate_array(1, sizeof *out);
    record *r = reallocate_array(NULL, n_companies, sizeof *r);
    size_t n;

    if (!out || !r) {
        release(out);
        release(r);
        return NULL;
    }
    n = fill(r, keys, n_companies, p, is_in);
    if (top && top < n) {
        keep_first(r, n, top);
        n = top;
    }
    qsort(r, n, sizeof *r, compare_records);
    out->n = n;
    out->company = allocate_array(n, sizeof *out->company);
    out->rank = allocate_array(n, sizeof *out->rank);
    if (!out->company || !out->rank) {
        ranking_free(out);
        out = NULL;
    }
    for (size_t i = 0; out && i < n; i++) {
        out->company[i] = r[i].company;
        out->rank[i] = i && r[i].key == r[i - 1].key ? out->rank[i - 1] : (uint32_t)i + 1;
    }
    release(r);
    return out;
}

void ranking_free(ranking *r)
{
    if (!r)
        return;
    release(r->company);
    release(r->rank);
    release(r);
}

ranking *ranking_copy(const ranking *r)
{
    ranking *out = allocate_array(1, sizeof *out);

    if (!out)
        return NULL;
    *out = *r;
    out->company = allocate_array(r->n, sizeof *out->company);
    out->rank = allocate_array(r->n, sizeof *out->rank);
    if (!out->company || !out->rank) {
        ranking_free(out);
        return NULL;
    }
    memcpy(out->company, r->company, r->n * sizeof *out->company);
    memcpy(out->rank, r->rank, r->n * sizeof *out->rank);
    return out;
}
