/*
 * All: sorted by key without comparing, then every run of equal keys by code in the same way. A few of many: a heap
 * of the best so far, which most companies leave alone after one look at their key.
 *
 * The first 16 letters of a code are two numbers, so that texts are seldom touched.
 */
#include "score/ranking.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/allocate.h"
#include "base/radix.h"

enum { SHORT_RUN = 64 };

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

const double *ranking_keys(const assessment *a, ranking_key by)
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

/* Those who are asked for, with their keys. */
typedef struct candidates {
    const double *keys;
    const uint8_t *is_in; /* NULL: all */
    const panel *panel;
    size_t n_companies;
} candidates;

static bool is_candidate(const candidates *c, size_t i)
{
    return !c->is_in || c->is_in[i];
}

static record make_record(const candidates *c, size_t i)
{
    const char *code = panel_code(c->panel, (uint32_t)i);
    size_t length = strlen(code);

    return (record){.key = key_at(c->keys, i),
                    .letters = {letters_of(code, length), length > 8 ? letters_of(code + 8, length - 8) : 0},
                    .code = code,
                    .company = (uint32_t)i};
}

/* --- a few of many ------------------------------------------------------------------- */

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

/* The first `top` of more candidates than that. */
static void keep_first(const candidates *c, record *r, size_t top)
{
    size_t n = 0, i = 0;

    for (; n < top; i++) {
        if (is_candidate(c, i))
            r[n++] = make_record(c, i);
    }
    for (size_t root = top / 2 + 1; root-- > 0;)
        sift(r, root, top);
    for (; i < c->n_companies; i++) {
        record one;

        if (!is_candidate(c, i) || key_at(c->keys, i) < r[0].key)
            continue;
        one = make_record(c, i);
        if (compare_records(&one, &r[0]) < 0) {
            r[0] = one;
            sift(r, 0, top);
        }
    }
    qsort(r, top, sizeof *r, compare_records);
}

static bool order_few(const candidates *c, ranking *out)
{
    record *r = reallocate_array(NULL, out->n, sizeof *r);

    if (!r)
        return false;
    keep_first(c, r, out->n);
    for (size_t i = 0; i < out->n; i++) {
        out->company[i] = r[i].company;
        out->rank[i] = i && r[i].key == r[i - 1].key ? out->rank[i - 1] : (uint32_t)i + 1;
    }
    release(r);
    return true;
}

/* --- all ------------------------------------------------------------------------------- */

/* Few companies of one key, by code. False without memory. */
static bool order_run_by_comparing(const candidates *c, radix_item *items, size_t n)
{
    record room[SHORT_RUN];
    record *r = n <= SHORT_RUN ? room : reallocate_array(NULL, n, sizeof *r);

    if (!r)
        return false;
    for (size_t i = 0; i < n; i++) {
        r[i] = make_record(c, items[i].value);
        r[i].key = 0;
    }
    qsort(r, n, sizeof *r, compare_records);
    for (size_t i = 0; i < n; i++)
        items[i].value = r[i].company;
    if (r != room)
        release(r);
    return true;
}

static void sort_by_letters(const candidates *c, int which, radix_item *items, radix_item *work, size_t n)
{
    for (size_t i = 0; i < n; i++)
        items[i].key = make_record(c, items[i].value).letters[which];
    radix_sort(items, work, n);
}

/* Companies of one key by code; those whose first 16 letters are the same are left to comparing. */
static bool order_run(const candidates *c, radix_item *items, radix_item *work, size_t n)
{
    bool ok = true;

    if (n <= SHORT_RUN)
        return n == 1 || order_run_by_comparing(c, items, n);
    sort_by_letters(c, 1, items, work, n);
    sort_by_letters(c, 0, items, work, n);
    for (size_t first = 0, end; first < n && ok; first = end) {
        record of_first = make_record(c, items[first].value);

        for (end = first + 1; end < n && items[end].key == items[first].key; end++) {
            if (make_record(c, items[end].value).letters[1] != of_first.letters[1])
                break;
        }
        if (end - first > 1)
            ok = order_run_by_comparing(c, items + first, end - first);
    }
    return ok;
}

static bool order_all(const candidates *c, ranking *out)
{
    radix_item *items = reallocate_array(NULL, out->n, sizeof *items);
    radix_item *work = reallocate_array(NULL, out->n, sizeof *work);
    bool ok = items && work;

    for (size_t i = 0, n = 0; ok && i < c->n_companies; i++) {
        if (is_candidate(c, i))
            items[n++] = (radix_item){radix_descending(key_at(c->keys, i)), (uint32_t)i};
    }
    if (ok)
        radix_sort(items, work, out->n);
    for (size_t first = 0, end; first < out->n && ok; first = end) {
        for (end = first + 1; end < out->n && items[end].key == items[first].key;)
            end++;
        ok = order_run(c, items + first, work, end - first);
        for (size_t i = first; i < end; i++) {
            out->company[i] = items[i].value;
            out->rank[i] = (uint32_t)first + 1;
        }
    }
    release(items);
    release(work);
    return ok;
}

ranking *ranking_new(const assessment *a, const panel *p, ranking_key by, const uint8_t *is_in,
                     size_t top)
{
    ranking *r = ranking_by_keys(ranking_keys(a, by), a->n, p, is_in, top);

    if (r)
        r->potential = a->potential;
    return r;
}

ranking *ranking_by_keys(const double *keys, size_t n_companies, const panel *p, const uint8_t *is_in,
                         size_t top)
{
    candidates c = {keys, is_in, p, n_companies};
    ranking *out = allocate_array(1, sizeof *out);
    size_t n = 0;
    bool ok = out != NULL;

    for (size_t i = 0; ok && i < n_companies; i++)
        n += is_candidate(&c, i);
    if (ok) {
        out->n = top && top < n ? top : n;
        out->company = allocate_array(out->n, sizeof *out->company);
        out->rank = allocate_array(out->n, sizeof *out->rank);
        ok = out->company && out->rank;
    }
    ok = ok && (out->n < n ? order_few(&c, out) : order_all(&c, out));
    if (!ok) {
        ranking_free(out);
        return NULL;
    }
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
