/*
 * Hash table from combinations of outcomes to consecutive numbers. The bands of all items of a company usually fit
 * into one 64-bit word; if they do, and no expert has given points, the combination is found by that word with open
 * addressing and linear probing (Fibonacci hashing: Knuth, The Art of Computer Programming 3, 6.4). Words are composed
 * item by item for a block of companies, so that this vectorises. Everything else is looked up as a byte string in a
 * text_index, which also assigns the numbers.
 */
#include "verdict/outcome_table.h"

#include <string.h>

#include "base/allocate.h"
#include "base/text_index.h"
#include "numeric/kernel.h"

enum { BLOCK = 1024, WORD_BITS = 64 };

typedef struct slot {
    uint64_t word;
    uint32_t number; /* OUTCOME_TABLE_NONE: free */
} slot;

struct outcome_table {
    const model *model;
    text_index *all;
    bool has_words; /* the bands of all items fit into a word */
    slot *slots;
    size_t n_slots; /* a power of two, at least twice n_words */
    size_t n_words;
};

outcome_table *outcome_table_new(const model *m)
{
    outcome_table *x = allocate_array(1, sizeof *x);
    size_t bits = 0;

    if (!x)
        return NULL;
    x->model = m;
    for (size_t i = 0; i < m->n_items; i++)
        bits += m->items[i].n_bands;
    x->has_words = bits <= WORD_BITS;
    x->all = text_index_new();
    if (!x->all) {
        outcome_table_free(x);
        return NULL;
    }
    return x;
}

void outcome_table_free(outcome_table *x)
{
    if (!x)
        return;
    text_index_free(x->all);
    release(x->slots);
    release(x);
}

size_t outcome_table_count(const outcome_table *x)
{
    return text_index_count(x->all);
}

uint32_t outcome_table_add(outcome_table *x, const item_outcome *s)
{
    uint32_t number = text_index_add(x->all, (const char *)s, x->model->n_items * sizeof *s);

    return number == TEXT_INDEX_NONE ? OUTCOME_TABLE_NONE : number;
}

void outcome_table_get(const outcome_table *x, uint32_t number, item_outcome *s)
{
    memcpy(s, text_index_text(x->all, number), x->model->n_items * sizeof *s);
}

/* --- words ---------------------------------------------------------------------- */

/* Add the bands of an item to the words; `judged` collects the bits of experts. */
KERNEL static void add_bands(const item_outcome *restrict s, unsigned shift, uint64_t *restrict words,
                             uint32_t *restrict judged, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        words[i] |= (uint64_t)(s[i] & ITEM_OUTCOME_BANDS) << shift;
        judged[i] |= s[i] & ~ITEM_OUTCOME_BANDS;
    }
}

/* The slot of a word, or the free one where it belongs. */
static slot *probe(const outcome_table *x, uint64_t word)
{
    size_t mask = x->n_slots - 1;
    size_t i = (size_t)(word * UINT64_C(0x9e3779b97f4a7c15) >> 32) & mask;

    while (x->slots[i].number != OUTCOME_TABLE_NONE && x->slots[i].word != word)
        i = (i + 1) & mask;
    return &x->slots[i];
}

static bool make_room(outcome_table *x)
{
    slot *old = x->slots;
    size_t n_old = x->n_slots;

    if (2 * (x->n_words + 1) <= n_old)
        return true;
    x->n_slots = n_old ? 2 * n_old : 64;
    x->slots = reallocate_array(NULL, x->n_slots, sizeof *x->slots);
    if (!x->slots) {
        x->slots = old;
        x->n_slots = n_old;
        return false;
    }
    memset(x->slots, 0xff, x->n_slots * sizeof *x->slots);
    for (size_t i = 0; i < n_old; i++) {
        if (old[i].number != OUTCOME_TABLE_NONE)
            *probe(x, old[i].word) = old[i];
    }
    release(old);
    return true;
}

static uint32_t add_row(outcome_table *x, const item_outcome *s, size_t stride)
{
    item_outcome row[MODEL_MOST_ITEMS];

    for (size_t k = 0; k < x->model->n_items; k++)
        row[k] = s[k * stride];
    return outcome_table_add(x, row);
}

static uint32_t add_word(outcome_table *x, uint64_t word, const item_outcome *s, size_t stride)
{
    slot *at;

    if (!make_room(x))
        return OUTCOME_TABLE_NONE;
    at = probe(x, word);
    if (at->number == OUTCOME_TABLE_NONE) {
        *at = (slot){word, add_row(x, s, stride)};
        x->n_words += at->number != OUTCOME_TABLE_NONE;
    }
    return at->number;
}

/* At most BLOCK companies. */
static bool add_block(outcome_table *x, const item_outcome *s, size_t stride, size_t n, uint32_t *numbers)
{
    uint64_t words[BLOCK];
    uint32_t judged[BLOCK];
    unsigned shift = 0;
    bool ok = true;

    memset(words, 0, n * sizeof *words);
    memset(judged, x->has_words ? 0 : 1, n * sizeof *judged);
    for (size_t k = 0; x->has_words && k < x->model->n_items; k++) {
        add_bands(s + k * stride, shift, words, judged, n);
        shift += (unsigned)x->model->items[k].n_bands;
    }
    for (size_t i = 0; i < n; i++) {
        numbers[i] = judged[i] ? add_row(x, s + i, stride) : add_word(x, words[i], s + i, stride);
        ok &= numbers[i] != OUTCOME_TABLE_NONE;
    }
    return ok;
}

bool outcome_table_add_all(outcome_table *x, const item_outcome *s, size_t stride, size_t n, uint32_t *numbers)
{
    bool ok = true;

    for (size_t at = 0; at < n && ok; at += BLOCK)
        ok = add_block(x, s + at, stride, n - at < BLOCK ? n - at : BLOCK, numbers + at);
    return ok;
}
