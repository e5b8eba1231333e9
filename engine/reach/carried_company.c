/*
 * The plainest forecast there is, the last value ("naive forecast"), and the same for every company: what a plan adds to it can
 * be read off the plan. A company that grows is better than that, so that a way found here is on the safe side.
 */
#include "reach/carried_company.h"

#include "base/cell.h"

static bool carry(panel *p, uint32_t company, int indicator, const way_time *t, bool happens_once)
{
    double last = panel_number(p, company, indicator, t->first_open - 1);
    bool ok = true;

    for (int year = t->first_open; cell_is_value(last) && year < t->application && ok; year++) {
        if (cell_is_missing(panel_number(p, company, indicator, year)))
            ok = panel_put_number(p, company, indicator, year, happens_once ? 0 : last);
    }
    return ok;
}

/* Figures of a year: nothing else is carried. */
static bool is_carried(const indicator *i)
{
    return i->kind == INDICATOR_ANNUAL && i->type != INDICATOR_TEXT;
}

panel *carried_company_new(const panel *p, uint32_t company, const levers *l, const way_time *t)
{
    panel *one = panel_copy_company(p, company);
    const dictionary *d = panel_dictionary(p);
    bool ok = one != NULL;

    for (int id = 0; ok && id < dictionary_count(d); id++) {
        if (is_carried(dictionary_get(d, id)))
            ok = carry(one, 0, id, t, indicator_is_among(id, l->once, l->n_once));
    }
    if (ok)
        return one;
    panel_free(one);
    return NULL;
}

bool carried_companies_fill(panel *p, const levers *l, const way_time *t)
{
    const dictionary *d = panel_dictionary(p);
    bool ok = true;

    for (int id = 0; ok && id < dictionary_count(d); id++) {
        bool happens_once = indicator_is_among(id, l->once, l->n_once);

        if (!is_carried(dictionary_get(d, id)) || !panel_column(p, id, t->first_open - 1))
            continue;
        for (uint32_t company = 0; ok && company < panel_count(p); company++)
            ok = carry(p, company, id, t, happens_once);
    }
    return ok;
}
