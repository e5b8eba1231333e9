/*
 * Names are found by the pairs of neighbouring characters that they share with the wanted one; the few that share most are
 * measured, by Levenshtein's distance over characters. A pair that very many names have, such as 有限, tells nothing, and of each
 * pair no more than MOST_OF_PAIR names are looked at.
 */
#include "intake/near_names.h"

#include <stdio.h>
#include <string.h>

#include "base/allocate.h"
#include "base/text_index.h"
#include "base/utf8.h"

enum { MOST_CHARACTERS = 64, MOST_OF_PAIR = 1000, MOST_MEASURED = 24, MOST_FOUND = 3 };

typedef struct near_entry {
    const char *folded;
    const named_company *company;
    uint16_t shared; /* pairs with the name that is looked for */
} near_entry;

typedef struct pair_names {
    uint32_t *entries; /* [n] */
    size_t n, capacity;
} pair_names;

struct near_names {
    near_entry *entries; /* [n] */
    size_t n, capacity;
    text_index *pairs;
    pair_names *of_pair; /* [pairs] */
    size_t pairs_capacity;
    uint32_t *touched;   /* entries that share a pair */
    size_t n_touched, touched_capacity;
};

near_names *near_names_new(void)
{
    near_names *n = allocate_array(1, sizeof *n);

    if (n && !(n->pairs = text_index_new())) {
        release(n);
        n = NULL;
    }
    return n;
}

void near_names_free(near_names *n)
{
    if (!n)
        return;
    for (size_t i = 0; i < text_index_count(n->pairs) && n->of_pair; i++)
        release(n->of_pair[i].entries);
    text_index_free(n->pairs);
    release(n->of_pair);
    release(n->entries);
    release(n->touched);
    release(n);
}

/* The bytes of the pair at `text`; 0: there is no second character. */
static size_t pair_length(const char *text, size_t length)
{
    size_t first = length ? utf8_length(text, length) : 0;
    size_t second = first && first < length ? utf8_length(text + first, length - first) : 0;

    return second ? first + second : 0;
}

/* Enter a name under one of its pairs. */
static bool add_pair(near_names *n, const char *text, size_t length, uint32_t entry)
{
    size_t known = text_index_count(n->pairs);
    uint32_t number = text_index_add(n->pairs, text, length);
    pair_names *p;

    if (number == TEXT_INDEX_NONE ||
        !allocate_room((void **)&n->of_pair, &n->pairs_capacity, (size_t)number + 1, sizeof *n->of_pair))
        return false;
    p = &n->of_pair[number];
    if (number == known)
        *p = (pair_names){NULL, 0, 0};
    if (p->n > MOST_OF_PAIR) /* one more says that it is a pair of very many */
        return true;
    if (!allocate_room((void **)&p->entries, &p->capacity, p->n + 1, sizeof *p->entries))
        return false;
    p->entries[p->n++] = entry;
    return true;
}

bool near_names_add(near_names *n, const company_names *names)
{
    for (size_t i = 0; names && i < company_names_count(names); i++) {
        const char *folded = company_names_folded(names, i);
        size_t length = strlen(folded), pair;

        if (!allocate_room((void **)&n->entries, &n->capacity, n->n + 1, sizeof *n->entries))
            return false;
        n->entries[n->n++] = (near_entry){folded, company_names_get(names, folded), 0};
        for (size_t at = 0; (pair = pair_length(folded + at, length - at)) > 0; at += utf8_length(folded + at, length - at)) {
            if (!add_pair(n, folded + at, pair, (uint32_t)(n->n - 1)))
                return false;
        }
    }
    return true;
}

/* --- finding -------------------------------------------------------------------------- */

/* Count for each name the pairs that it shares. `is_rare`: leave out the pairs of very many. */
static bool touch(near_names *n, const char *folded, bool is_rare)
{
    size_t length = strlen(folded), pair;

    for (size_t at = 0; (pair = pair_length(folded + at, length - at)) > 0; at += utf8_length(folded + at, length - at)) {
        uint32_t number = text_index_find(n->pairs, folded + at, pair);
        const pair_names *p = number == TEXT_INDEX_NONE ? NULL : &n->of_pair[number];

        for (size_t i = 0; p && i < p->n && !(is_rare && p->n > MOST_OF_PAIR); i++) {
            near_entry *e = &n->entries[p->entries[i]];

            if (!allocate_room((void **)&n->touched, &n->touched_capacity, n->n_touched + 1, sizeof *n->touched))
                return false;
            if (!e->shared)
                n->touched[n->n_touched++] = p->entries[i];
            e->shared += e->shared < UINT16_MAX;
        }
    }
    return true;
}

static size_t decode(const char *text, uint32_t out[MOST_CHARACTERS])
{
    size_t length = strlen(text), n = 0, bytes;

    for (; length && n < MOST_CHARACTERS; text += bytes, length -= bytes)
        out[n++] = utf8_decode(text, length, &bytes);
    return n;
}

static unsigned least(unsigned a, unsigned b, unsigned c)
{
    return a < b ? (a < c ? a : c) : b < c ? b : c;
}

static unsigned measure(const uint32_t *a, size_t n, const uint32_t *b, size_t m)
{
    unsigned row[MOST_CHARACTERS + 1];

    for (size_t k = 0; k <= m; k++)
        row[k] = (unsigned)k;
    for (size_t i = 1; i <= n; i++) {
        unsigned before = row[0]++;

        for (size_t k = 1; k <= m; k++) {
            unsigned above = row[k];

            row[k] = least(above + 1, row[k - 1] + 1, before + (a[i - 1] != b[k - 1]));
            before = above;
        }
    }
    return row[m];
}

typedef struct measured {
    uint32_t entry;
    unsigned distance;
} measured;

/* The touched names that share most pairs, in order; those of equal number by their place. Returns how many. */
static size_t choose(const near_names *n, measured best[MOST_MEASURED])
{
    size_t used = 0;

    for (size_t i = 0; i < n->n_touched; i++) {
        uint32_t entry = n->touched[i];
        size_t at = used < MOST_MEASURED ? used : MOST_MEASURED;

        while (at && (n->entries[best[at - 1].entry].shared < n->entries[entry].shared ||
                      (n->entries[best[at - 1].entry].shared == n->entries[entry].shared && best[at - 1].entry > entry)))
            at--;
        if (at == MOST_MEASURED)
            continue;
        used += used < MOST_MEASURED;
        memmove(best + at + 1, best + at, (used - at - 1) * sizeof *best);
        best[at] = (measured){entry, 0};
    }
    return used;
}

/* Keep those that are near enough, the nearest first. */
static size_t keep_near(const near_names *n, const char *folded, measured best[MOST_MEASURED], size_t used)
{
    uint32_t wanted[MOST_CHARACTERS], other[MOST_CHARACTERS];
    size_t length = decode(folded, wanted), kept = 0;

    for (size_t i = 0; i < used; i++) {
        size_t n_other = decode(n->entries[best[i].entry].folded, other), at = kept;
        measured m = {best[i].entry, measure(wanted, length, other, n_other)};

        if (3 * m.distance > (length > n_other ? length : n_other))
            continue;
        for (; at && best[at - 1].distance > m.distance; at--)
            best[at] = best[at - 1];
        best[at] = m;
        kept++;
    }
    return kept;
}

/* As many as there is room for. */
static void write_found(const near_names *n, const measured *found, size_t n_found, char *out, size_t size)
{
    size_t used = 0, written = 0;

    for (size_t i = 0; i < n_found; i++) {
        const near_entry *e = &n->entries[found[i].entry];

        for (const named_company *c = e->company; c && written < MOST_FOUND; c = c->next, written++) {
            int length = snprintf(out + used, size - used, "%s%s %s", written ? "; " : "相近: ", c->code, e->folded);

            if (length < 0 || (size_t)length >= size - used) {
                out[used] = '\0';
                return;
            }
            used += (size_t)length;
        }
    }
}

bool near_names_find(near_names *n, const char *folded, char *out, size_t size)
{
    measured best[MOST_MEASURED];
    size_t used;
    bool ok;

    *out = '\0';
    n->n_touched = 0;
    ok = touch(n, folded, true) && (n->n_touched || touch(n, folded, false));
    used = choose(n, best);
    for (size_t i = 0; i < n->n_touched; i++)
        n->entries[n->touched[i]].shared = 0;
    if (ok)
        write_found(n, best, keep_near(n, folded, best, used), out, size);
    return ok;
}
