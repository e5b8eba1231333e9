/*
 * The order of the codes: a radix sort by 64 bits of each code, and of those that are equal in them by comparing. Of the
 * first 24 letters only the bits in which any two codes differ are kept, those of a digit are four, for instance, and of
 * these the first 64: the key, whose order is that of the codes as far as it goes. The order is made when it is first asked
 * for and kept until another company is added. Readers may ask at the same time: the first one to finish leaves its own.
 */
#include "panel/panel_internal.h"

#include <stdlib.h>
#include <string.h>

#include "base/allocate.h"
#include "base/radix.h"

enum { WORDS = 3, WORD_BITS = 64, MOST_RUNS = WORDS * WORD_BITS / 2 };

/* The first letters of a code, in big-endian words. */
typedef struct code_words {
    uint64_t word[WORDS];
} code_words;

static uint64_t big_endian(const unsigned char *letters)
{
    return (uint64_t)letters[0] << 56 | (uint64_t)letters[1] << 48 | (uint64_t)letters[2] << 40 |
           (uint64_t)letters[3] << 32 | (uint64_t)letters[4] << 24 | (uint64_t)letters[5] << 16 |
           (uint64_t)letters[6] << 8 | (uint64_t)letters[7];
}

static inline code_words read_words(const char *code)
{
    unsigned char letters[WORDS * 8] = {0};
    size_t length = strlen(code);
    code_words w;

    memcpy(letters, code, length < sizeof letters ? length : sizeof letters);
    for (size_t k = 0; k < WORDS; k++)
        w.word[k] = big_endian(letters + 8 * k);
    return w;
}

/* A run of bits to keep: word >> right & mask, shifted left to its place. */
typedef struct bit_run {
    unsigned word, right, left;
    uint64_t mask;
} bit_run;

typedef struct bit_runs {
    bit_run run[MOST_RUNS];
    size_t n;
} bit_runs;

static bool is_set(const uint64_t *word, unsigned bit)
{
    return bit < WORDS * WORD_BITS && word[bit / WORD_BITS] >> (WORD_BITS - 1 - bit % WORD_BITS) & 1;
}

/* Bits are counted from the uppermost of the first word. */
static bit_runs find_runs(const uint64_t *differs)
{
    bit_runs found = {.n = 0};
    unsigned room = WORD_BITS;

    for (unsigned first = 0, end; first < WORDS * WORD_BITS && room; first = end) {
        bit_run r = {.word = first / WORD_BITS};

        end = first + 1;
        if (!is_set(differs, first))
            continue;
        while (is_set(differs, end) && end % WORD_BITS && end - first < room)
            end++;
        r.right = WORD_BITS - 1 - (end - 1) % WORD_BITS;
        r.mask = ~UINT64_C(0) >> (WORD_BITS - (end - first));
        room -= end - first;
        r.left = room;
        found.run[found.n++] = r;
    }
    return found;
}

/* n >= 1 */
static bit_runs find_differences(const panel *p, size_t n)
{
    uint64_t differs[WORDS] = {0};
    code_words first = read_words(panel_code(p, 0));

    for (size_t i = 1; i < n; i++) {
        code_words w = read_words(panel_code(p, (uint32_t)i));

        for (size_t k = 0; k < WORDS; k++)
            differs[k] |= w.word[k] ^ first.word[k];
    }
    return find_runs(differs);
}

static void make_keys(const panel *p, radix_item *items, size_t n)
{
    bit_runs runs = find_differences(p, n);

    for (size_t i = 0; i < n; i++) {
        code_words w = read_words(panel_code(p, (uint32_t)i));
        uint64_t key = 0;

        for (size_t r = 0; r < runs.n; r++)
            key |= (w.word[runs.run[r].word] >> runs.run[r].right & runs.run[r].mask) << runs.run[r].left;
        items[i] = (radix_item){key, (uint32_t)i};
    }
}

/* A company and its code, to be compared. */
typedef struct coded {
    const char *code;
    uint32_t company;
} coded;

static int compare_codes(const void *a, const void *b)
{
    return strcmp(((const coded *)a)->code, ((const coded *)b)->code);
}

/* Sort n items of equal keys; `work` has room for them. */
static void sort_by_comparing(const panel *p, radix_item *items, size_t n, coded *work)
{
    for (size_t i = 0; i < n; i++)
        work[i] = (coded){panel_code(p, items[i].value), items[i].value};
    qsort(work, n, sizeof *work, compare_codes);
    for (size_t i = 0; i < n; i++)
        items[i].value = work[i].company;
}

static void fill_order(const panel *p, radix_item *items, void *work, size_t n, uint32_t *out)
{
    make_keys(p, items, n);
    radix_sort(items, work, n);
    for (size_t first = 0, end; first < n; first = end) {
        end = first + 1;
        while (end < n && items[end].key == items[first].key)
            end++;
        if (end - first > 1)
            sort_by_comparing(p, items + first, end - first, work);
    }
    for (size_t i = 0; i < n; i++)
        out[i] = items[i].value;
}

static uint32_t *make_order(const panel *p)
{
    _Static_assert(sizeof(coded) <= sizeof(radix_item), "the work of the sort is room for comparing");
    size_t n = panel_count(p);
    radix_item *items = reallocate_array(NULL, 2 * n, sizeof *items);
    uint32_t *order = reallocate_array(NULL, n + 1, sizeof *order);

    if (items && order && n)
        fill_order(p, items, items + n, n, order);
    if (!items) {
        release(order);
        order = NULL;
    }
    release(items);
    return order;
}

const uint32_t *panel_code_order(const panel *p)
{
    uint32_t *known = atomic_load(&p->code_order->companies), *made;

    if (known)
        return known;
    made = make_order(p);
    if (made && !atomic_compare_exchange_strong(&p->code_order->companies, &known, made)) {
        release(made);
        made = known;
    }
    return made;
}

void panel_forget_code_order(panel *p)
{
    uint32_t *known = atomic_load(&p->code_order->companies);

    if (!known)
        return;
    atomic_store(&p->code_order->companies, NULL);
    release(known);
}
