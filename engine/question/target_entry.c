#include "question/target_entry.h"

#include <string.h>

#include "base/date.h"
#include "intake/cell_text.h"

static bool is_called(const target *t, const char *text)
{
    const char *slash = strchr(text, '/');

    if (slash && strlen(t->plan->id) == (size_t)(slash - text) && !strncmp(t->plan->id, text, (size_t)(slash - text)))
        return !strcmp(t->id, slash + 1);
    return !strcmp(t->id, text) || !strcmp(t->name.zh, text) || !strcmp(t->name.en, text);
}

static problem_kind find_target(const target_library *plans, const char *text, const target **out)
{
    size_t n = 0;

    for (size_t p = 0; p < plans->n; p++) {
        for (size_t i = 0; i < plans->plans[p]->n_targets; i++) {
            const target *t = &plans->plans[p]->targets[i];

            if (!is_called(t, text))
                continue;
            *out = t;
            n++;
        }
    }
    return n == 1 ? PROBLEM_KINDS : n ? PROBLEM_TARGET_AMBIGUOUS : PROBLEM_TARGET_UNKNOWN;
}

static bool find_town(const target *t, const char *text, const char **out)
{
    *out = NULL;
    if (!*text)
        return true;
    for (size_t i = 0; i < t->n_split && !*out; i++)
        *out = !strcmp(t->split[i].to, text) ? t->split[i].to : NULL;
    return *out != NULL;
}

static bool are_counted_alike(size_t a, size_t b)
{
    return a == b || (a == TARGET_SHARE && b == TARGET_RATE) || (a == TARGET_RATE && b == TARGET_SHARE);
}

/* By a unit of the practice, or by what a unit of a cell of figures means. */
static bool convert(const target *t, const typed_value *typed, double *out)
{
    const target_unit *unit = t->unit ? target_unit_find(t->plan->rules, typed->unit) : NULL;
    double shifted = 1;
    int shift = 0;
    cell_unit kind = cell_find_unit(typed->unit, strlen(typed->unit), &shift);

    *out = typed->value;
    if (!*typed->unit)
        return true;
    if (!t->unit)
        return false;
    if (unit) {
        *out = typed->value * unit->times / t->unit->times;
        return are_counted_alike(unit->counted, t->unit->counted);
    }
    for (int i = 0; i < (shift < 0 ? -shift : shift); i++)
        shifted *= 10;
    *out = typed->value * (shift < 0 ? 1 / shifted : shifted) / t->unit->times;
    switch (kind) {
    case CELL_UNIT_MONEY: return t->unit->counted == TARGET_MONEY;
    case CELL_UNIT_TIMES: return t->unit->counted == TARGET_THINGS || t->unit->counted == TARGET_PERSONS;
    case CELL_UNIT_PERCENT: return t->unit->counted == TARGET_SHARE || t->unit->counted == TARGET_RATE;
    case CELL_UNIT_PIECES: return t->unit->counted == TARGET_THINGS || t->unit->counted == TARGET_PERSONS || t->unit->counted == TARGET_PLACE;
    default: return false;
    }
}

/* From the year before the horizon on, which tells its base and how that year went. */
static bool is_within(const target *t, long day)
{
    int year = date_from_days(day).year;

    return year >= t->from - 1 && year <= t->to;
}

problem_kind target_entry_make(const target_library *plans, const typed_value *typed, target_entry *out, typed_part *part)
{
    problem_kind wrong;

    *out = (target_entry){.typed = typed};
    *part = TYPED_TARGET;
    wrong = find_target(plans, typed->target, &out->target);
    if (wrong != PROBLEM_KINDS)
        return wrong;
    *part = TYPED_TOWN;
    if (!find_town(out->target, typed->town, &out->town))
        return PROBLEM_TARGET_TOWN;
    *part = TYPED_MONTH;
    if (!is_within(out->target, typed->day))
        return PROBLEM_VALUE_OUTSIDE;
    *part = TYPED_VALUE;
    return convert(out->target, typed, &out->value) ? PROBLEM_KINDS : PROBLEM_VALUE_UNIT;
}
