/*
 * Names are folded and numbered; the companies of a name are a chain. Each company is paired with one before it, the one
 * with the surest doubt.
 */
#include "question/quality_codes.h"

#include <stdlib.h>
#include <string.h>

#include "base/allocate.h"
#include "base/error.h"
#include "base/text_index.h"
#include "intake/company_name.h"
#include "intake/credit_code.h"
#include "question/name_check.h"

/* Companies of one name with which another one is compared; more are no misspelling. */
enum { MOST_COMPARED = 64 };

#define NO_ONE UINT32_MAX

void quality_codes_clear(quality_codes *c)
{
    release(c->list);
    *c = (quality_codes){0};
}

typedef struct search {
    const panel *panel;
    const uint8_t *is_in;
    const char *const *names;
    text_index *folded;
    uint32_t *last;   /* [folded] the company that has the name and came last */
    size_t room;
    uint32_t *before; /* [company] the one of the same name before it */
    quality_codes *found;
} search;

static bool add(quality_codes *c, const quality_code *code)
{
    if (!allocate_room((void **)&c->list, &c->capacity, c->n + 1, sizeof *c->list))
        return false;
    c->list[c->n++] = *code;
    c->kinds[code->doubt]++;
    return true;
}

static bool is_bad(const char *code)
{
    return credit_code_check(code, strlen(code)) == CREDIT_CODE_BAD_CHECK;
}

static bool differs_in_one(const char *a, const char *b)
{
    size_t n = strlen(a), differences = 0;

    if (n != strlen(b))
        return false;
    for (size_t i = 0; i < n; i++)
        differences += a[i] != b[i];
    return differences == 1;
}

static code_doubt doubt_of(const char *code, const char *other)
{
    return differs_in_one(code, other)                ? CODE_ONE_SIGN
           : credit_code_has_successor(code, other) ? CODE_OLD_NUMBER
                                                      : CODE_SAME_NAME;
}

/* The pair of this company with one of those before it. */
static bool pair_company(search *s, uint32_t company)
{
    const char *code = panel_code(s->panel, company), *other;
    quality_code best = {.doubt = CODE_DOUBTS, .company = company};
    int n = 0;

    for (uint32_t o = s->before[company]; o != NO_ONE && n < MOST_COMPARED; o = s->before[o], n++) {
        code_doubt doubt = doubt_of(code, panel_code(s->panel, o));

        if (doubt < best.doubt && (s->is_in[company] || s->is_in[o])) {
            best.doubt = doubt;
            best.other = o;
        }
    }
    if (best.doubt == CODE_DOUBTS)
        return true;
    other = panel_code(s->panel, best.other);
    if ((best.doubt == CODE_OLD_NUMBER && credit_code_is_old_number(other)) || (is_bad(other) && !is_bad(code))) {
        best.company = best.other;
        best.other = company;
    }
    return add(s->found, &best);
}

/* Enter a company under its name. */
static bool enter(search *s, uint32_t company)
{
    const char *name = s->names[company];
    char folded[COMPANY_NAME_SIZE];
    const dictionary *d = panel_dictionary(s->panel);
    size_t length = company_name_fold(dictionary_words(d), name, strlen(name), folded);
    uint32_t known = (uint32_t)text_index_count(s->folded), number;

    if (!length)
        return true;
    number = text_index_add(s->folded, folded, length);
    if (number == TEXT_INDEX_NONE || !allocate_room((void **)&s->last, &s->room, number + (size_t)1, sizeof *s->last))
        return false;
    if (number != known && name_is_placeholder(d, name, panel_code(s->panel, company)))
        return true;
    s->before[company] = number == known ? NO_ONE : s->last[number];
    s->last[number] = company;
    return number == known || pair_company(s, company);
}

static bool find_pairs(search *s)
{
    uint32_t n = (uint32_t)panel_count(s->panel);
    bool ok = true;

    s->names = panel_text_column(s->panel, dictionary_find(panel_dictionary(s->panel), "name"));
    if (!s->names)
        return true;
    s->folded = text_index_new();
    s->before = allocate_array(n, sizeof *s->before);
    ok = s->folded && s->before;
    for (uint32_t i = 0; ok && i < n; i++)
        ok = !s->names[i] || enter(s, i);
    text_index_free(s->folded);
    release(s->before);
    release(s->last);
    return ok;
}

static bool find_bad(search *s)
{
    bool ok = true;

    for (uint32_t i = 0; ok && i < panel_count(s->panel); i++)
        ok = !s->is_in[i] || !is_bad(panel_code(s->panel, i)) ||
             add(s->found, &(quality_code){CODE_BAD_CHECK, i, PANEL_NO_COMPANY});
    return ok;
}

static int compare_codes(const void *a, const void *b)
{
    const quality_code *x = a, *y = b;

    if (x->doubt != y->doubt)
        return x->doubt < y->doubt ? -1 : 1;
    if (x->company != y->company)
        return x->company < y->company ? -1 : 1;
    return (x->other > y->other) - (x->other < y->other);
}

tidu_status quality_codes_init(quality_codes *out, const panel *p, const uint8_t *is_in, tidu_error *err)
{
    search s = {.panel = p, .is_in = is_in, .found = out};

    *out = (quality_codes){0};
    if (!find_pairs(&s) || !find_bad(&s)) {
        quality_codes_clear(out);
        return error_memory(err);
    }
    if (out->n)
        qsort(out->list, out->n, sizeof *out->list, compare_codes);
    return TIDU_OK;
}
