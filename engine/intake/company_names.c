/*
 * A text index numbers the folded names; each has a chain of companies.
 */
#include "intake/company_names.h"

#include <string.h>

#include "base/allocate.h"
#include "base/text_index.h"

struct company_names {
    const word_lists *words;
    arena *memory;
    text_index *folded;
    named_company **first; /* [name] */
    size_t capacity;
};

company_names *company_names_new(const word_lists *words)
{
    company_names *n = allocate_array(1, sizeof *n);

    if (!n)
        return NULL;
    *n = (company_names){.words = words, .memory = arena_new(), .folded = text_index_new()};
    if (!n->memory || !n->folded) {
        company_names_free(n);
        n = NULL;
    }
    return n;
}

void company_names_free(company_names *n)
{
    if (!n)
        return;
    text_index_free(n->folded);
    arena_free(n->memory);
    release(n->first);
    release(n);
}

/* The end of the chain of a name, which begins if it is new; NULL if memory is exhausted. */
static named_company **enter(company_names *n, const char *folded, size_t length)
{
    size_t known = text_index_count(n->folded);
    uint32_t number = text_index_add(n->folded, folded, length);

    if (number == TEXT_INDEX_NONE ||
        !allocate_room((void **)&n->first, &n->capacity, (size_t)number + 1, sizeof *n->first))
        return NULL;
    if (number == known)
        n->first[number] = NULL;
    return &n->first[number];
}

bool company_names_add(company_names *n, const char *code, const char *name, const char *town)
{
    char folded[COMPANY_NAME_SIZE];
    size_t length = company_name_fold(n->words, name, strlen(name), folded);
    named_company **first = length ? enter(n, folded, length) : NULL, *entry, *last = NULL;

    if (!length)
        return true;
    if (!first)
        return false;
    for (entry = *first; entry; entry = (named_company *)(uintptr_t)entry->next) {
        if (!strcmp(entry->code, code))
            return true;
        last = entry;
    }
    entry = arena_take(n->memory, sizeof *entry);
    if (!entry)
        return false;
    *entry = (named_company){arena_copy_string(n->memory, code), arena_copy_string(n->memory, town), NULL};
    if (last)
        last->next = entry;
    else
        *first = entry;
    return entry->code && entry->town;
}

bool company_names_add_panel(company_names *n, const panel *p)
{
    int name = dictionary_find(panel_dictionary(p), "name"), town = dictionary_find(panel_dictionary(p), "town");
    const char *const *names = panel_text_column(p, name), *const *towns = panel_text_column(p, town);

    for (uint32_t i = 0; names && i < panel_count(p); i++) {
        if (names[i] && !company_names_add(n, panel_code(p, i), names[i], towns && towns[i] ? towns[i] : ""))
            return false;
    }
    return true;
}

const named_company *company_names_get(const company_names *n, const char *name)
{
    char folded[COMPANY_NAME_SIZE];
    size_t length = n ? company_name_fold(n->words, name, strlen(name), folded) : 0;
    uint32_t number = length ? text_index_find(n->folded, folded, length) : TEXT_INDEX_NONE;

    return number == TEXT_INDEX_NONE ? NULL : n->first[number];
}

size_t company_names_count(const company_names *n)
{
    return text_index_count(n->folded);
}

const char *company_names_folded(const company_names *n, size_t i)
{
    return text_index_text(n->folded, (uint32_t)i);
}

/* --- finding the one ---------------------------------------------------------------- */

/* The codes that are possible, as text, and how many they are. */
typedef struct candidates {
    char *text;
    size_t size;
    size_t n;
} candidates;

static bool has_code(const candidates *c, const char *code)
{
    size_t length = strlen(code);

    for (const char *at = c->text; (at = strstr(at, code)); at += length) {
        if ((at == c->text || at[-1] == ';') && (!at[length] || at[length] == ';'))
            return true;
    }
    return false;
}

static void add_code(candidates *c, const char *code)
{
    size_t used = strlen(c->text), length = strlen(code);

    if (has_code(c, code))
        return;
    c->n++;
    if (used + length + 2 > c->size)
        return;
    if (used)
        c->text[used++] = ';';
    memcpy(c->text + used, code, length + 1);
}

static bool is_town(const company_names *n, const char *town, const char *wanted)
{
    char a[COMPANY_NAME_SIZE], b[COMPANY_NAME_SIZE];
    size_t length = company_name_fold(n->words, town, strlen(town), a);

    return length && length == company_name_fold(n->words, wanted, strlen(wanted), b) && !strcmp(a, b);
}

static void gather(const company_names *n, const name_query *query, const char *town, candidates *into)
{
    for (const named_company *c = company_names_get(n, query->name); c; c = c->next) {
        if (!town || is_town(n, c->town, town))
            add_code(into, c->code);
    }
}

name_outcome company_names_find(const company_names *a, const company_names *b, const name_query *query, char *out,
                                size_t size)
{
    candidates all = {out, size, 0};
    char own[NAME_FOUND_SIZE] = "";
    candidates of_town = {own, sizeof own, 0};

    *out = '\0';
    gather(a, query, NULL, &all);
    gather(b, query, NULL, &all);
    if (all.n < 2)
        return all.n ? NAME_FOUND : NAME_UNKNOWN;
    if (*query->town) {
        gather(a, query, query->town, &of_town);
        gather(b, query, query->town, &of_town);
    }
    if (of_town.n != 1 || strlen(own) >= size)
        return NAME_AMBIGUOUS;
    strcpy(out, own);
    return NAME_FOUND;
}
