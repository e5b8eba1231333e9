/*
 * The plainest forecast there is, the last value ("naive forecast"), and the same for every company: what a plan adds to it can
 * be read off the plan. A company that grows is better than that, so that a way found here is on the safe side.
 */
#include "reach/carried_company.h"

#include "base/cell.h"

static bool carry(panel *one, int indicator, const way_time *t, bool happens_once)
{
    double last = panel_number(one, 0, indicator, t->first_open - 1);
    bool ok = true;

    for (int year = t->first_open; cell_is_value(last) && year < t->application && ok; year++) {
        if (cell_is_missing(panel_number(one, 0, indicator, year)))
            ok = panel_put_number(one, 0, indicator, year, happens_once ? 0 : last);
    }
    return ok;
}

panel *carried_company_new(const panel *p, uint32_t company, const levers *l, const way_time *t)
{
    panel *one = panel_copy_company(p, company);
    const dictionary *d = panel_dictionary(p);
    bool ok = one != NULL;

    for (int id = 0; ok && id < dictionary_count(d); id++) {
        const indicator *i = dictionary_get(d, id);

        if (i->kind == INDICATOR_ANNUAL && i->type != INDICATOR_TEXT)
            ok = carry(one, id, t, indicator_is_among(id, l->once, l->n_once));
    }
    if (ok)
        return one;
    panel_free(one);
    return NULL;
}
