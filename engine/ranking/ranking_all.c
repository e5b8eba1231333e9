/*
 * Most-significant-first radix sort, 32 bits at a time: by the upper half of the significant bits of the keys, then
 * each run of equal ones by the lower half, by the order within equal keys, and by the code, four letters at a time.
 * Keys are doubles mapped to integers in descending order (base/radix.h) and shifted so that the first bit in which any
 * two differ is the uppermost. Short runs are sorted by insertion, runs with equal first letters by qsort. O(n) per
 * step, and the number of steps is constant for any distribution of keys.
 *
 * A word holds 32 bits of the sort key above the number of the company; the ranks replace the sort key in the end.
 */
#include <stdlib.h>
#include <string.h>

#include "base/allocate.h"
#include "base/radix.h"
#include "numeric/kernel.h"
#include "ranking/ranking_internal.h"

enum { SHORT_RUN = 24 };

/* The steps: both halves of the key and of the order within equal keys, then four letters of the code each. */
enum { BY_KEY, BY_LOWER_KEY, BY_WITHIN, BY_LOWER_WITHIN, BY_CODE, BY_COMPARING = BY_CODE + 2 * RANKING_WORDS };

/* Words are a sort key above a company number; `work` has room for as many. */
typedef struct sorting {
    const candidates *c;
    unsigned shift; /* shifts keys so that the first bit in which they differ is the uppermost */
    uint64_t *work;
    uint64_t *letters; /* first letters by company, RANKING_WORDS each; NULL: read from the codes */
} sorting;

static uint32_t company_of(uint64_t word)
{
    return (uint32_t)word;
}

/* A company in a short run, with all its sort keys. */
typedef struct place {
    uint64_t key; /* the smaller the better */
    uint64_t within;
    uint64_t letters[RANKING_WORDS];
    uint32_t company;
} place;

static place make_place(const sorting *s, uint32_t company)
{
    place p = {.key = radix_descending(key_at(s->c, company)), .within = within_at(s->c, company), .company = company};

    if (s->letters)
        memcpy(p.letters, s->letters + (size_t)company * RANKING_WORDS, sizeof p.letters);
    else
        ranking_letters(s->c, company, p.letters);
    return p;
}

static bool is_before(const sorting *s, const place *a, const place *b)
{
    if (a->key != b->key)
        return a->key < b->key;
    if (a->within != b->within)
        return a->within < b->within;
    for (int i = 0; i < RANKING_WORDS; i++) {
        if (a->letters[i] != b->letters[i])
            return a->letters[i] < b->letters[i];
    }
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

/* For long runs with equal first letters. False if memory is exhausted. */
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
    uint64_t letters[RANKING_WORDS], key;

    if (step <= BY_LOWER_KEY) {
        key = radix_descending(key_at(s->c, company)) << s->shift;
        return (uint32_t)(step == BY_KEY ? key >> 32 : key);
    }
    if (step < BY_CODE)
        return (uint32_t)(within_at(s->c, company) >> (step == BY_WITHIN ? 32 : 0));
    step -= BY_CODE;
    if (s->letters)
        return (uint32_t)(s->letters[(size_t)company * RANKING_WORDS + (size_t)step / 2] >> (step % 2 ? 0 : 32));
    ranking_letters(s->c, company, letters);
    return (uint32_t)(letters[step / 2] >> (step % 2 ? 0 : 32));
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
    if (step == BY_COMPARING)
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

/* If many keys are equal, the letters of all codes are read once in memory order instead of at random. */
static bool collect_letters(sorting *s, const uint64_t *words, size_t n)
{
    size_t equal = 0;

    for (size_t i = 1; i < n; i++)
        equal += words[i] >> 32 == words[i - 1] >> 32;
    if (equal < n / 8)
        return true;
    s->letters = reallocate_array(NULL, s->c->n_companies, RANKING_WORDS * sizeof *s->letters);
    for (size_t i = 0; s->letters && i < s->c->n_companies; i++)
        ranking_letters(s->c, i, s->letters + i * RANKING_WORDS);
    return s->letters != NULL;
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
    ok = collect_letters(s, words, n);
    for (size_t first = 0, end; first < n && ok; first = end) {
        end = end_of_run(words, first, n);
        ok = end - first == 1 || sort_from(s, BY_LOWER_KEY, words + first, end - first);
        rank_run(s, words, first, end);
    }
    release(s->letters);
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
