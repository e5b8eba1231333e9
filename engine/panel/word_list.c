/*
 * Chains by the first byte: a list has some fifty words, of which few begin alike, so that a text is compared with none
 * or one of them. Traditional characters are many and begin with six bytes only: their chains are by the bytes behind it.
 */
#include "panel/word_list.h"

#include <string.h>

struct word_entry {
    const char *word;
    struct word_entry *next;
};

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

enum { CHARACTER = 3 }; /* bytes of a character of either script */

static size_t chain_of_character(const char *p)
{
    return ((unsigned char)p[1] * 4u ^ (unsigned char)p[2]) & 255;
}

bool word_lists_add(word_lists *l, arena *memory, word_kind kind, const char *word)
{
    size_t length = strlen(word);
    struct word_entry *entry = arena_take(memory, sizeof *entry), **chain;
    char *copy = entry ? arena_take(memory, length + 1) : NULL;

    if (!copy)
        return false;
    for (size_t i = 0; i <= length; i++)
        copy[i] = lower(word[i]);
    chain = &l->first[kind][kind == WORD_TRADITIONAL && length >= CHARACTER ? chain_of_character(copy) : (unsigned char)*copy];
    *entry = (struct word_entry){copy, *chain};
    *chain = entry;
    if (length > l->longest[kind])
        l->longest[kind] = length;
    return true;
}

/* What follows `word` in `text`, or NULL if it does not begin with it. */
static const char *past_word(const char *text, const char *word)
{
    for (; *word; text++, word++) {
        if (lower(*text) != *word)
            return NULL;
    }
    return text;
}

bool word_lists_has(const word_lists *l, word_kind kind, const char *folded)
{
    return word_lists_begins(l, kind, folded, "");
}

bool word_lists_begins(const word_lists *l, word_kind kind, const char *folded, const char *behind)
{
    const struct word_entry *entry = l->first[kind][(unsigned char)lower(*folded)];

    for (; entry; entry = entry->next) {
        const char *after = past_word(folded, entry->word);

        if (after && (!*after || strchr(behind, *after)))
            return true;
    }
    return false;
}

bool word_lists_within(const word_lists *l, word_kind kind, const char *folded)
{
    for (; *folded; folded++) {
        const struct word_entry *entry = l->first[kind][(unsigned char)lower(*folded)];

        for (; entry; entry = entry->next) {
            if (past_word(folded, entry->word))
                return true;
        }
    }
    return false;
}

void word_lists_simplify(const word_lists *l, char *text)
{
    for (char *p = text; *p; p++) {
        const struct word_entry *entry = NULL;

        if ((unsigned char)*p >= 0xe4 && (unsigned char)*p <= 0xe9 && p[1])
            entry = l->first[WORD_TRADITIONAL][chain_of_character(p)];
        while (entry && strncmp(p, entry->word, CHARACTER))
            entry = entry->next;
        if (!entry || strlen(entry->word) != 2 * CHARACTER)
            continue;
        memcpy(p, entry->word + CHARACTER, CHARACTER);
        p += CHARACTER - 1;
    }
}

/* The word of the list with whose left side the text begins, or NULL. */
static const char *find_left(const word_lists *l, word_kind kind, const char *text, size_t *length)
{
    const struct word_entry *entry = l->first[kind][(unsigned char)*text];

    for (; entry; entry = entry->next) {
        const char *equals = strchr(entry->word, '=');

        *length = equals ? (size_t)(equals - entry->word) : 0;
        if (*length && strlen(equals + 1) <= *length && !strncmp(text, entry->word, *length))
            return entry->word;
    }
    return NULL;
}

void word_lists_replace(const word_lists *l, word_kind kind, char *text)
{
    char *out = text;
    size_t length;

    while (*text) {
        const char *word = find_left(l, kind, text, &length);

        if (!word) {
            *out++ = *text++;
            continue;
        }
        memcpy(out, word + length + 1, strlen(word) - length - 1);
        out += strlen(word) - length - 1;
        text += length;
    }
    *out = '\0';
}

const char *word_lists_right(const word_lists *l, word_kind kind, const char *folded)
{
    const struct word_entry *entry = l->first[kind][(unsigned char)lower(*folded)];

    for (; entry; entry = entry->next) {
        const char *word = entry->word, *text = folded;

        while (*word && *word != '=' && lower(*text) == *word) {
            word++;
            text++;
        }
        if (*word == '=' && !*text)
            return word + 1;
    }
    return NULL;
}
