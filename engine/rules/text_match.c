/*
 * The first eight letters of a text are one number, and so are those of a word with a mask for the letters that
 * count: codes of industries and regions are decided by one comparison a word. Longer words are compared behind it.
 * The letters that count in every word pass a filter of 64 bits first, which most texts of no word do not.
 */
#include "rules/text_match.h"

#include <string.h>

#include "base/allocate.h"
#include "numeric/truth.h"
#include "rules/function.h"

enum { LETTERS = 8 };

typedef struct word {
    uint64_t letters;
    uint64_t mask;
    const char *rest; /* behind the first letters; NULL: they decide */
} word;

struct text_match {
    bool is_prefix;
    bool is_not;
    uint64_t common; /* letters that count in every word */
    uint64_t filter; /* bits of the words' common letters */
    size_t n;
    word words[];
};

/* The first letters, zeros behind a shorter text. */
static uint64_t letters_of(const char *text)
{
    char letters[LETTERS] = {0};
    uint64_t number;

    for (size_t i = 0; i < LETTERS && text[i]; i++)
        letters[i] = text[i];
    memcpy(&number, letters, sizeof number);
    return number;
}

/* A whole text is compared with its end, the zero behind the last letter. */
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

static uint64_t filter_bit(const text_match *m, uint64_t letters)
{
    return UINT64_C(1) << ((letters & m->common) * UINT64_C(0x9e3779b97f4a7c15) >> 58);
}

static void fill_filter(text_match *m)
{
    m->common = UINT64_MAX;
    for (size_t i = 0; i < m->n; i++)
        m->common &= m->words[i].mask;
    for (size_t i = 0; i < m->n; i++)
        m->filter |= filter_bit(m, m->words[i].letters);
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
    fill_filter(m);
    return m;
}

void text_match_free(text_match *m)
{
    release(m);
}

static bool is_match(const text_match *m, const char *text)
{
    uint64_t letters = letters_of(text);

    if (!(m->filter & filter_bit(m, letters)))
        return false;
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

void text_match_run(const text_match *m, const char *const *texts, uint8_t *out, size_t n)
{
    for (size_t i = 0; i < n; i++)
        out[i] = !texts[i]                              ? TRUTH_UNKNOWN
                 : is_match(m, texts[i]) != m->is_not ? TRUTH_TRUE
                                                        : TRUTH_FALSE;
}
