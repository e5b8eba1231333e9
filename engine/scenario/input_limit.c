/*
 * Couplings of inputs: a part must not exceed its whole, nor what that is a part of. Pairs come from the dictionary,
 * nearest whole first; comparisons with a missing value (a NaN) are false, so that unknown data impose no limit.
 */
#include "scenario/input_limit.h"

#include <limits.h>

#include "base/cell.h"

double input_scale(const indicator *i)
{
    if (i->is_whole || i->type == INDICATOR_MONEY)
        return 1;
    return i->type == INDICATOR_SHARE ? 10000 : 100;
}

int input_bound(const binding *b, gap_input *in)
{
    const part_wholes all = part_wholes_find(panel_dictionary(b->panel));
    int bound_by = INDICATOR_NONE;

    for (size_t i = 0; i < all.n; i++) {
        bool is_part = in->indicator == all.list[i].part;
        int other = is_part ? all.list[i].whole : all.list[i].part;
        double value;

        if (!is_part && in->indicator != all.list[i].whole)
            continue;
        value = panel_number(b->panel, 0, other, in->year);
        if (cell_is_value(value) && is_part && in->whole != INDICATOR_NONE) {
            if (value < in->greatest) {
                in->greatest = value;
                bound_by = other;
            }
        } else if (cell_is_value(value) && is_part) {
            in->whole = other;
            in->whole_kept = value;
        } else if (cell_is_value(value) && !is_part && value > in->least) {
            in->least = value;
            bound_by = other;
        }
    }
    return bound_by;
}

part_wholes part_wholes_find(const dictionary *d)
{
    part_wholes found = {.n = 0};

    for (int id = 0; id < dictionary_count(d); id++) {
        for (int whole = dictionary_whole(d, id); whole != INDICATOR_NONE && found.n < MOST_PART_WHOLES; whole = dictionary_whole(d, whole))
            found.list[found.n++] = (part_whole){id, whole};
    }
    return found;
}

int input_conflict(const part_wholes *c, const panel *p, uint32_t company, int indicator, int year)
{
    for (size_t i = 0; i < c->n; i++) {
        int part = c->list[i].part, whole = c->list[i].whole;

        if ((indicator == part || indicator == whole) &&
            panel_number(p, company, part, year) > panel_number(p, company, whole, year))
            return indicator == part ? whole : part;
    }
    return INDICATOR_NONE;
}

bool input_want(int year, panel *into)
{
    const part_wholes all = part_wholes_find(panel_dictionary(into));
    int from = year ? year - 1 : 0, to = year ? year - 1 : INT_MAX;
    bool ok = true;

    for (size_t i = 0; i < all.n && ok; i++)
        ok = panel_want(into, all.list[i].part, from, to) && panel_want(into, all.list[i].whole, from, to);
    return ok;
}
