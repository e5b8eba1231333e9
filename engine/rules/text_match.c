/*
 * The first eight bytes of a text are packed into an integer, and so are those of a word, with a mask for the bytes
 * that matter. So codes of industries and regions are matched by one comparison per word, for a block of texts at a
 * time, without touching the texts; only words that are longer than eight bytes need a string comparison afterwards.
 *
 * O(words) per text.
 */
#include "rules/text_match.h"

#include <string.h>

#include "base/allocate.h"
#include "numeric/kernel.h"
#include "numeric/truth.h"
#include "rules/function.h"

enum { LETTERS = 8, BLOCK = 512 };

typedef struct word {
    uint64_t letters;
    uint64_t mask;
    const char *rest; /* after the first letters; NULL if they decide */
} word;

struct text_match {
    bool is_prefix;
    bool is_not;
    bool has_rest; /* of any word */
    size_t n;
    word words[];
};

/* The first letters, padded with zeros. */
static uint64_t letters_of(const char *text)
{
    char letters[LETTERS] = {0};
    uint64_t number;

    for (size_t i = 0; i < LETTERS && text[i]; i++)
        letters[i] = text[i];
    memcpy(&number, letters, sizeof number);
    return number;
}

/* For equality the terminating zero counts, so that a longer text does not match. */
static word make_word(const char *text, bool is_prefix)
{
    size_t length = strlen(text);
    char mask[LETTERS] = {0};
    word w = {.letters = letters_of(text)};

    memset(mask, 0xff, is_prefix && length < LETTERS ? length : LETTERS);
    memcpy(&w.mask, mask, sizeof w.mask);
    if (is_prefix ? length > LETTERS : length >= LETTERS)
        w.rest = text + LETTERS;
    return w;
}

text_match *text_match_new(const node *n)
{
    text_match *m;
    size_t count = 0;

    for (const node *one = n->first->next; one; one = one->next)
        count++;
    m = allocate(sizeof *m + count * sizeof *m->words);
    if (!m)
        return NULL;
    *m = (text_match){.is_prefix = n->kind == NODE_CALL,
                      .is_not = n->kind == NODE_COMPARE && n->relation == COMPARE_NOT_EQUAL};
    for (const node *one = n->first->next; one; one = one->next)
        m->words[m->n++] = make_word(one->text, m->is_prefix);
    for (size_t i = 0; i < m->n; i++)
        m->has_rest |= m->words[i].rest != NULL;
    return m;
}

void text_match_free(text_match *m)
{
    release(m);
}

void text_match_letters(const char *const *texts, uint64_t *letters, size_t n)
{
    for (size_t i = 0; i < n; i++)
        letters[i] = texts[i] ? letters_of(texts[i]) : 0;
}

static bool is_match(const text_match *m, const char *text, uint64_t letters)
{
    for (size_t i = 0; i < m->n; i++) {
        const word *w = &m->words[i];

        if ((letters & w->mask) != w->letters)
            continue;
        if (!w->rest || (m->is_prefix ? !strncmp(text + LETTERS, w->rest, strlen(w->rest))
                                      : !strcmp(text + LETTERS, w->rest)))
            return true;
    }
    return false;
}

KERNEL static void match_word(const uint64_t *restrict letters, uint64_t mask, uint64_t wanted,
                              int64_t *restrict is_found, size_t n)
{
    for (size_t i = 0; i < n; i++)
        is_found[i] |= (letters[i] & mask) == wanted ? -1 : 0;
}

KERNEL static void write_truths(const char *const *restrict texts, const int64_t *restrict is_found, int64_t is_not,
                                uint8_t *restrict out, size_t n)
{
    int64_t words[BLOCK];

    for (size_t i = 0; i < n; i++) {
        int64_t truth = is_found[i] != is_not ? TRUTH_TRUE : TRUTH_FALSE;

        words[i] = texts[i] ? truth : TRUTH_UNKNOWN;
    }
    for (size_t i = 0; i < n; i++)
        out[i] = (uint8_t)words[i];
}

/* At most BLOCK texts. */
static void match_block(const text_match *m, const char *const *texts, const uint64_t *letters, uint8_t *out,
                        size_t n)
{
    int64_t is_found[BLOCK];

    memset(is_found, 0, n * sizeof *is_found);
    for (size_t k = 0; k < m->n && !m->has_rest; k++)
        match_word(letters, m->words[k].mask, m->words[k].letters, is_found, n);
    for (size_t i = 0; i < n && m->has_rest; i++)
        is_found[i] = texts[i] && is_match(m, texts[i], letters[i]) ? -1 : 0;
    write_truths(texts, is_found, m->is_not ? -1 : 0, out, n);
}

void text_match_run(const text_match *m, const char *const *texts, const uint64_t *letters, uint8_t *out,
                    size_t n)
{
    for (size_t at = 0; at < n; at += BLOCK)
        match_block(m, texts + at, letters + at, out + at, n - at < BLOCK ? n - at : BLOCK);
}
