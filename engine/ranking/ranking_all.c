/*
 * Most-significant-first radix sort, 32 bits at a time: by the upper half of the significant bits of the keys, then
 * each run of equal ones by the lower half, by the order within equal keys, and by the code, of which 64 bits are a key
 * (ranking/code_key.h). Keys are doubles mapped to integers in descending order (base/radix.h) and shifted so that the first bit in which any
 * two differ is the uppermost. Short runs are sorted by insertion, runs with equal keys of codes by qsort. O(n) per
 * step, and the number of steps is constant for any distribution of keys.
 *
 * A word holds 32 bits of the sort key above the number of the company; the ranks replace the sort key in the end.
 */
#include <stdlib.h>
#include <string.h>

#include "base/allocate.h"
#include "base/radix.h"
#include "numeric/kernel.h"
#include "ranking/code_key.h"

enum { SHORT_RUN = 24 };

/* The steps: both halves of the key, of the order within equal keys and of the key of the code. */
enum { BY_KEY, BY_LOWER_KEY, BY_WITHIN, BY_LOWER_WITHIN, BY_CODE, BY_LOWER_CODE, BY_COMPARING };

/* Words are a sort key above a company number; `work` has room for as many. */
typedef struct sorting {
    const candidates *c;
    unsigned shift; /* shifts keys so that the first bit in which they differ is the uppermost */
    uint64_t *work;
    uint64_t *codes; /* keys of codes by company; NULL, if few are needed: all codes are compared as texts */
} sorting;

static uint32_t company_of(uint64_t word)
{
    return (uint32_t)word;
}

/* A company in a short run, with all its sort keys. */
typedef struct place {
    uint64_t key; /* the smaller the better */
    uint64_t within;
    uint64_t code;
    uint32_t company;
} place;

static place make_place(const sorting *s, uint32_t company)
{
    return (place){.key = radix_descending(key_at(s->c, company)), .within = within_at(s->c, company),
                   .code = s->codes ? s->codes[company] : 0, .company = company};
}

static bool is_before(const sorting *s, const place *a, const place *b)
{
    if (a->key != b->key)
        return a->key < b->key;
    if (a->within != b->within)
        return a->within < b->within;
    if (a->code != b->code)
        return a->code < b->code;
    return strcmp(panel_code(s->c->panel, a->company), panel_code(s->c->panel, b->company)) < 0;
}

/* Insertion sort. */
static void sort_short(const sorting *s, uint64_t *words, size_t n)
{
    place sorted[SHORT_RUN];

    for (size_t i = 0; i < n; i++) {
        place p = make_place(s, company_of(words[i]));
        size_t at = i;

        for (; at && is_before(s, &p, &sorted[at - 1]); at--)
            sorted[at] = sorted[at - 1];
        sorted[at] = p;
    }
    for (size_t i = 0; i < n; i++)
        words[i] = sorted[i].company;
}

/* For long runs with equal keys of codes. False if memory is exhausted. */
static bool sort_by_comparing(const sorting *s, uint64_t *words, size_t n)
{
    record *r = reallocate_array(NULL, n, sizeof *r);

    if (!r)
        return false;
    for (size_t i = 0; i < n; i++)
        r[i] = ranking_record(s->c, company_of(words[i]));
    qsort(r, n, sizeof *r, ranking_compare);
    for (size_t i = 0; i < n; i++)
        words[i] = r[i].company;
    release(r);
    return true;
}

static uint32_t sorted_by(const sorting *s, int step, uint32_t company)
{
    uint64_t key = step <= BY_LOWER_KEY      ? radix_descending(key_at(s->c, company)) << s->shift
                   : step <= BY_LOWER_WITHIN ? within_at(s->c, company)
                                             : s->codes[company];
    bool is_upper = step == BY_KEY || step == BY_WITHIN || step == BY_CODE;

    return (uint32_t)(is_upper ? key >> 32 : key);
}

static size_t end_of_run(const uint64_t *words, size_t first, size_t n)
{
    size_t end = first + 1;

    while (end < n && words[end] >> 32 == words[first] >> 32)
        end++;
    return end;
}

/* Sort n words that are equal in all earlier steps. */
static bool sort_from(const sorting *s, int step, uint64_t *words, size_t n)
{
    bool ok = true;

    if (n <= SHORT_RUN) {
        sort_short(s, words, n);
        return true;
    }
    if (step == BY_WITHIN && !s->c->within)
        step = BY_CODE;
    if (step == BY_COMPARING || (step >= BY_CODE && !s->codes))
        return sort_by_comparing(s, words, n);
    for (size_t i = 0; i < n; i++)
        words[i] = (uint64_t)sorted_by(s, step, company_of(words[i])) << 32 | company_of(words[i]);
    if (radix_sort_words(words, s->work, n) != words)
        memcpy(words, s->work, n * sizeof *words);
    for (size_t first = 0, end; first < n && ok; first = end) {
        end = end_of_run(words, first, n);
        ok = end - first == 1 || sort_from(s, step + 1, words + first, end - first);
    }
    return ok;
}

/* Put ranks into the upper halves of a run; equal keys share one. Runs may be equal in the upper half only. */
static void rank_run(const sorting *s, uint64_t *words, size_t first, size_t end)
{
    double before = 0;
    uint64_t rank = first + 1, within_before = 0;

    for (size_t i = first; i < end; i++) {
        uint32_t company = company_of(words[i]);
        double key = end - first > 1 ? key_at(s->c, company) : 0;
        uint64_t within = s->c->splits && end - first > 1 ? within_at(s->c, company) : 0;

        if (i > first && (key != before || within != within_before))
            rank = i + 1;
        words[i] = rank << 32 | company;
        before = key;
        within_before = within;
    }
}

/* The number of leading bits in which no keys differ. */
static unsigned common_bits(uint64_t differs)
{
    unsigned shift = 0;

    while (differs && !(differs << shift >> 63))
        shift++;
    return shift;
}

/* All bits in which the key of any candidate differs from that of the first one. */
KERNEL static uint64_t different_bits(const candidates *c)
{
    uint64_t differs = 0, first = 0;
    size_t i = 0;

    while (i < c->n_companies && !is_candidate(c, i))
        i++;
    if (i < c->n_companies)
        first = radix_descending(key_at(c, i));
    for (; i < c->n_companies; i++)
        differs |= is_candidate(c, i) ? radix_descending(key_at(c, i)) ^ first : 0;
    return differs;
}

KERNEL static size_t write_words(const candidates *c, unsigned shift, uint64_t *words)
{
    const uint64_t upper = ~(uint64_t)UINT32_MAX;
    size_t n = 0;

    if (!c->is_in && c->keys) { /* all companies: no branch */
        for (size_t i = 0; i < c->n_companies; i++)
            words[i] = (radix_descending(key_at(c, i)) << shift & upper) | i;
        return c->n_companies;
    }
    for (size_t i = 0; i < c->n_companies; i++) {
        if (is_candidate(c, i))
            words[n++] = (radix_descending(key_at(c, i)) << shift & upper) | i;
    }
    return n;
}

/* If many keys are equal, the keys of all codes are made, in memory order. */
static bool collect_codes(sorting *s, const uint64_t *words, size_t n)
{
    size_t equal = 0;

    for (size_t i = 1; i < n; i++)
        equal += words[i] >> 32 == words[i - 1] >> 32;
    if (equal < n / 8)
        return true;
    s->codes = reallocate_array(NULL, s->c->n_companies, sizeof *s->codes);
    if (s->codes)
        code_keys(s->c, s->codes);
    return s->codes != NULL;
}

/* The sorted words with ranks above companies; NULL if memory is exhausted. */
static uint64_t *sort_all(sorting *s, uint64_t *words, uint64_t *work)
{
    size_t n;
    bool ok;

    s->shift = common_bits(different_bits(s->c));
    n = write_words(s->c, s->shift, words);
    s->work = radix_sort_words(words, work, n) == words ? work : words;
    words = s->work == work ? words : work;
    ok = collect_codes(s, words, n);
    for (size_t first = 0, end; first < n && ok; first = end) {
        end = end_of_run(words, first, n);
        ok = end - first == 1 || sort_from(s, BY_LOWER_KEY, words + first, end - first);
        rank_run(s, words, first, end);
    }
    release(s->codes);
    return ok ? words : NULL;
}

bool ranking_order_all(const candidates *c, ranking *out)
{
    sorting s = {.c = c};
    uint64_t *room = reallocate_array(NULL, 2 * out->n, sizeof *room), *words;

    words = room ? sort_all(&s, room, room + out->n) : NULL;
    for (size_t i = 0; words && i < out->n; i++) {
        out->company[i] = company_of(words[i]);
        out->rank[i] = (uint32_t)(words[i] >> 32);
    }
    release(room);
    return words != NULL;
}
