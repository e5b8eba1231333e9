#include "scenario/input_limit.h"

#include <limits.h>
#include <string.h>

#include "base/cell.h"

/* What the words mean, not a rule: the one is a part of the other. */
static const struct {
    const char *part;
    const char *whole;
} couples[PART_WHOLES] = {
    {"st_staff", "employees"},
    {"rd_staff", "employees"},
    {"ip_class1_selfdev", "ip_class1"},
    {"ip_class1_highvalue", "ip_class1"},
    {"hightech_income", "total_income"},
    {"main_revenue", "revenue"},
};

double input_scale(const indicator *i)
{
    if (i->is_whole || i->type == INDICATOR_MONEY)
        return 1;
    return i->type == INDICATOR_SHARE ? 10000 : 100;
}

int input_bound(const binding *b, gap_input *in)
{
    const dictionary *d = panel_dictionary(b->panel);
    const char *name = dictionary_get(d, in->indicator)->name;
    int bound_by = INDICATOR_NONE;

    for (size_t i = 0; i < PART_WHOLES; i++) {
        bool is_part = !strcmp(name, couples[i].part);
        const char *other = is_part ? couples[i].whole : couples[i].part;
        double value;

        if (!is_part && strcmp(name, couples[i].whole))
            continue;
        value = panel_number(b->panel, 0, dictionary_find(d, other), in->year);
        if (cell_is_value(value) && is_part && value < in->greatest) {
            in->greatest = value;
            bound_by = dictionary_find(d, other);
        } else if (cell_is_value(value) && !is_part && value > in->least) {
            in->least = value;
            bound_by = dictionary_find(d, other);
        }
    }
    return bound_by;
}

part_wholes part_wholes_find(const dictionary *d)
{
    part_wholes found;

    for (size_t i = 0; i < PART_WHOLES; i++) {
        found.list[i].part = dictionary_find(d, couples[i].part);
        found.list[i].whole = dictionary_find(d, couples[i].whole);
    }
    return found;
}

int input_conflict(const part_wholes *c, const panel *p, uint32_t company, int indicator, int year)
{
    for (size_t i = 0; i < PART_WHOLES; i++) {
        int part = c->list[i].part, whole = c->list[i].whole;

        if ((indicator == part || indicator == whole) &&
            panel_number(p, company, part, year) > panel_number(p, company, whole, year))
            return indicator == part ? whole : part;
    }
    return INDICATOR_NONE;
}

bool input_want(int year, panel *into)
{
    const dictionary *d = panel_dictionary(into);
    int from = year ? year - 1 : 0, to = year ? year - 1 : INT_MAX;
    bool ok = true;

    for (size_t i = 0; i < PART_WHOLES && ok; i++)
        ok = panel_want(into, dictionary_find(d, couples[i].part), from, to) &&
             panel_want(into, dictionary_find(d, couples[i].whole), from, to);
    return ok;
}
