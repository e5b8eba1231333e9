/* What is wrong with typed values: each by itself, and held against those of the same target. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/allocate.h"
#include "base/error.h"
#include "base/number_text.h"
#include "question/target_entry.h"
#include "question/target_values.h"

typedef struct checked {
    target_entry entry;
    const struct checked *same;   /* the first row of the same target and day, if it is another one; NULL */
    const struct checked *before; /* of the day before that, among those that there are; NULL */
} checked;

typedef struct checking {
    problems *found;
    checked *list; /* [n] in order of arrival */
    size_t n;
    tidu_error *err;
} checking;

static tidu_status say(checking *c, problem_kind kind, const typed_value *v, typed_part part)
{
    char value[64 + 64], day[11];
    const char *const texts[TYPED_PARTS] = {v->target, v->town, day, value, v->reason, v->evidence, v->entered_by};
    problem entry = {kind, v->file, v->line, v->columns[part], v->headers[part], texts[part]};
    size_t n = number_format(v->value, value);

    snprintf(value + n, sizeof value - n, "%.60s", v->unit);
    date_format(v->day, day);
    return problems_add(c->found, &entry) ? TIDU_OK : error_memory(c->err);
}

static bool only_grows(const target *t)
{
    return t->unit && t->span != TARGET_LEVEL && (t->unit->counted == TARGET_THINGS || t->unit->counted == TARGET_PERSONS || t->unit->counted == TARGET_MONEY);
}

static bool is_of(const target_entry *a, const target_entry *b)
{
    return a->target == b->target && a->town == b->town;
}

/* By target, town and day, then in order of arrival. */
static int by_cell(const void *x, const void *y)
{
    const checked *a = *(checked *const *)x, *b = *(checked *const *)y;

    if (a->entry.target != b->entry.target)
        return a->entry.target < b->entry.target ? -1 : 1;
    if (a->entry.town != b->entry.town)
        return (uintptr_t)a->entry.town < (uintptr_t)b->entry.town ? -1 : 1;
    if (a->entry.typed->day != b->entry.typed->day)
        return a->entry.typed->day < b->entry.typed->day ? -1 : 1;
    return (a > b) - (a < b);
}

/* Fill in `same` and `before`. False if memory is exhausted. */
static bool compare(checking *c)
{
    checked **sorted = allocate_array(c->n + 1, sizeof *sorted);
    size_t first = 0; /* of the rows of this cell */

    if (!sorted)
        return false;
    for (size_t i = 0; i < c->n; i++)
        sorted[i] = &c->list[i];
    if (c->n)
        qsort(sorted, c->n, sizeof *sorted, by_cell);
    for (size_t i = 0; i < c->n; i++) {
        if (!is_of(&sorted[first]->entry, &sorted[i]->entry) || sorted[first]->entry.typed->day != sorted[i]->entry.typed->day)
            first = i;
        sorted[i]->same = first < i ? sorted[first] : NULL;
        sorted[i]->before = first && is_of(&sorted[first - 1]->entry, &sorted[i]->entry) ? sorted[first - 1] : NULL;
    }
    release(sorted);
    return true;
}

static bool is_of_same_count(const target_entry *a, const target_entry *b)
{
    return target_begin(a->target, a->typed->day) == target_begin(b->target, b->typed->day) &&
           a->typed->day > target_begin(a->target, a->typed->day) && b->typed->day > target_begin(b->target, b->typed->day);
}

static tidu_status check_together(checking *c, const checked *x)
{
    const target_entry *e = &x->entry, *above = x > c->list ? &(x - 1)->entry : NULL;
    tidu_status status = TIDU_OK;

    if (x->same && x->same->entry.value != e->value)
        return say(c, PROBLEM_VALUE_TWICE, e->typed, TYPED_VALUE);
    if (above && is_of(above, e) && above->typed->day > e->typed->day)
        status = say(c, PROBLEM_VALUE_ORDER, e->typed, TYPED_MONTH);
    if (!status && x->before && only_grows(e->target) && e->value < x->before->entry.value && is_of_same_count(&x->before->entry, e))
        status = say(c, PROBLEM_VALUE_FALLS, e->typed, TYPED_VALUE);
    if (!status && e->target->unit && e->target->unit->counted == TARGET_SHARE && e->value * e->target->unit->times > 1)
        status = say(c, PROBLEM_VALUE_SHARE, e->typed, TYPED_VALUE);
    return !status && !*e->typed->reason ? say(c, PROBLEM_VALUE_REASON, e->typed, TYPED_REASON) : status;
}

tidu_status target_values_check(const target_library *plans, const typed_values *typed, problems *found, tidu_error *err)
{
    size_t n = typed_values_count(typed);
    checking c = {found, allocate_array(n + 1, sizeof *c.list), 0, err};
    tidu_status status = c.list ? TIDU_OK : error_memory(err);

    for (size_t i = 0; i < n && !status; i++) {
        const typed_value *v = typed_values_get(typed, i);
        typed_part part;
        problem_kind wrong = target_entry_make(plans, v, &c.list[c.n].entry, &part);

        if (wrong == PROBLEM_KINDS)
            c.n++;
        else
            status = say(&c, wrong, v, part);
    }
    if (!status && !compare(&c))
        status = error_memory(err);
    for (size_t i = 0; i < c.n && !status; i++)
        status = check_together(&c, &c.list[i]);
    release(c.list);
    return status;
}
