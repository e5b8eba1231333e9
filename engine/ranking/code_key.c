/*
 * Two passes over the codes, which lie behind each other in memory: the first finds the bits that differ, the second brings
 * them together, a run of neighbouring bits at a time.
 */
#include "ranking/code_key.h"

#include <string.h>

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

static inline code_words read_words(const candidates *c, size_t i)
{
    const char *code = panel_code(c->panel, (uint32_t)i);
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

static bit_runs find_differences(const candidates *c)
{
    uint64_t differs[WORDS] = {0};
    bool has_first = false;
    code_words first = {{0}};

    for (size_t i = 0; i < c->n_companies; i++) {
        code_words w;

        if (!is_candidate(c, i))
            continue;
        w = read_words(c, i);
        if (!has_first)
            first = w;
        has_first = true;
        for (size_t k = 0; k < WORDS; k++)
            differs[k] |= w.word[k] ^ first.word[k];
    }
    return find_runs(differs);
}

void code_keys(const candidates *c, uint64_t *keys)
{
    bit_runs runs = find_differences(c);

    for (size_t i = 0; i < c->n_companies; i++) {
        code_words w;
        uint64_t key = 0;

        if (!is_candidate(c, i))
            continue;
        w = read_words(c, i);
        for (size_t r = 0; r < runs.n; r++)
            key |= (w.word[runs.run[r].word] >> runs.run[r].right & runs.run[r].mask) << runs.run[r].left;
        keys[i] = key;
    }
}
