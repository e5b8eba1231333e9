/*
 * Certificates in order of arrival, chained per company through an index of company codes.
 */
#include "panel/credentials.h"

#include <string.h>

#include "base/allocate.h"
#include "base/arena.h"
#include "base/text_index.h"

enum { NONE = -1 };

typedef struct entry {
    credential held;
    long next; /* next certificate of the same company; NONE at the end */
} entry;

struct credentials {
    arena *texts;
    text_index *codes;
    entry *entries;
    size_t n;
    size_t capacity;
    long *first; /* [company] */
    size_t first_capacity;
};

credentials *credentials_new(void)
{
    credentials *c = allocate_array(1, sizeof *c);

    if (!c)
        return NULL;
    c->texts = arena_new();
    c->codes = text_index_new();
    if (!c->texts || !c->codes) {
        credentials_free(c);
        return NULL;
    }
    return c;
}

void credentials_free(credentials *c)
{
    if (!c)
        return;
    arena_free(c->texts);
    text_index_free(c->codes);
    release(c->entries);
    release(c->first);
    release(c);
}

static bool is_same_grant(const credential *a, const credential *b)
{
    return !strcmp(a->model, b->model) && a->granted_on == b->granted_on;
}

bool credentials_add(credentials *c, const credential *added)
{
    size_t known = text_index_count(c->codes);
    uint32_t company = text_index_add(c->codes, added->code, strlen(added->code));
    credential copy = *added;
    entry *e;

    if (company == TEXT_INDEX_NONE ||
        !allocate_room((void **)&c->first, &c->first_capacity, (size_t)company + 1, sizeof *c->first))
        return false;
    if (company == known)
        c->first[company] = NONE;
    copy.code = text_index_text(c->codes, company);
    copy.model = arena_copy_string(c->texts, added->model);
    copy.number = arena_copy_string(c->texts, added->number ? added->number : "");
    if (!copy.model || !copy.number)
        return false;
    for (long i = c->first[company]; i != NONE; i = c->entries[i].next) {
        if (is_same_grant(&c->entries[i].held, &copy)) {
            c->entries[i].held = copy;
            return true;
        }
    }
    if (!allocate_room((void **)&c->entries, &c->capacity, c->n + 1, sizeof *c->entries))
        return false;
    e = &c->entries[c->n];
    *e = (entry){.held = copy, .next = c->first[company]};
    c->first[company] = (long)c->n++;
    return true;
}

size_t credentials_count(const credentials *c)
{
    return c->n;
}

const credential *credentials_get(const credentials *c, size_t i)
{
    return &c->entries[i].held;
}

void credentials_move_grant(credentials *c, size_t i, long granted_on)
{
    c->entries[i].held.granted_on = granted_on;
}

void credentials_forget_end(credentials *c, size_t i)
{
    c->entries[i].held.expires_on = DATE_NO_END;
}

void credentials_forget_number(credentials *c, size_t i)
{
    c->entries[i].held.number = "";
}

static const credential *at(const credentials *c, long i)
{
    return i == NONE ? NULL : &c->entries[i].held;
}

const credential *credentials_next(const credentials *c, const char *code, const credential *before)
{
    uint32_t company;

    if (before)
        return at(c, ((const entry *)before)->next); /* the certificate is the first member of an entry */
    company = text_index_find(c->codes, code, strlen(code));
    return company == TEXT_INDEX_NONE ? NULL : at(c, c->first[company]);
}

const credential *credentials_find(const credentials *c, const char *code, const char *model,
                                   long day)
{
    const credential *held = credentials_next(c, code, NULL);

    while (held && (!credential_is_valid(held, day) || strcmp(held->model, model)))
        held = credentials_next(c, code, held);
    return held;
}

bool credentials_may_hold(const credentials *c, const char *code, const char *model, long day)
{
    const credential *held = credentials_next(c, code, NULL);

    while (held && (held->expires_on != DATE_NO_END || held->granted_on > day || strcmp(held->model, model)))
        held = credentials_next(c, code, held);
    return held != NULL;
}

credential_ends credentials_settle(credentials *c, credential_term term, void *context)
{
    credential_ends out = {0};

    for (size_t i = 0; i < c->n; i++) {
        credential *held = &c->entries[i].held;
        int months = held->expires_on == DATE_NO_END ? term(context, held->model, held->granted_on) : 0;

        if (months) {
            held->expires_on = date_add_months(held->granted_on, months);
            held->is_by_rule = true;
        }
        out.by_rule += held->is_by_rule;
        out.unknown += held->expires_on == DATE_NO_END;
    }
    return out;
}
