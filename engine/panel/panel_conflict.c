#include "panel/panel_conflict.h"

#include <string.h>

#include "base/cell.h"

typedef struct search {
    const panel *p, *other;
    panel_conflict_visit visit;
    void *context;
    int first_year, last_year; /* that both have; last < first: none */
} search;

static bool same_text(const char *a, const char *b)
{
    return !a == !b && (!a || !strcmp(a, b));
}

/* A missing value contradicts nothing. */
static bool is_conflict(const search *s, const panel_conflict *c)
{
    const dictionary *d = panel_dictionary(s->p);
    double a, b;

    if (dictionary_get(d, c->indicator)->type == INDICATOR_TEXT) {
        const char *x = panel_text(s->p, c->first, c->indicator), *y = panel_text(s->other, c->company, c->indicator);

        return x && y && *x && *y && strcmp(x, y) != 0;
    }
    a = panel_number(s->p, c->first, c->indicator, c->year);
    b = panel_number(s->other, c->company, c->indicator, c->year);
    if (!cell_is_value(a) || !cell_is_value(b))
        return false;
    return a != b || !same_text(panel_exact(s->p, c->first, c->indicator, c->year),
                                panel_exact(s->other, c->company, c->indicator, c->year));
}

static bool search_kind(const search *s, panel_conflict *c, indicator_kind kind)
{
    const dictionary *d = panel_dictionary(s->p);

    for (c->indicator = 0; c->indicator < dictionary_count(d); c->indicator++)
        if (dictionary_get(d, c->indicator)->kind == kind && is_conflict(s, c) && !s->visit(s->context, c))
            return false;
    return true;
}

static bool search_company(const search *s, uint32_t first, uint32_t company)
{
    panel_conflict c = {.company = company, .first = first, .year = PANEL_ANY_YEAR};

    if (!search_kind(s, &c, INDICATOR_ATTRIBUTE))
        return false;
    for (c.year = s->first_year; c.year <= s->last_year; c.year++)
        if (!search_kind(s, &c, INDICATOR_ANNUAL))
            return false;
    return true;
}

bool panel_find_conflicts(const panel *p, const panel *other, panel_conflict_visit visit, void *context)
{
    search s = {.p = p, .other = other, .visit = visit, .context = context};
    int first, last;

    panel_years(p, &s.first_year, &s.last_year);
    panel_years(other, &first, &last);
    s.first_year = s.first_year > first ? s.first_year : first;
    s.last_year = s.last_year < last ? s.last_year : last;
    if (!s.first_year) /* one has no year */
        s.last_year = -1;
    for (uint32_t c = 0; c < panel_count(other); c++) {
        const char *code = panel_code(other, c);
        uint32_t same = panel_find_company(p, code, strlen(code));

        if (same != PANEL_NO_COMPANY && !search_company(&s, same, c))
            return false;
    }
    return true;
}
