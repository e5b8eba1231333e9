#include "target/target_split.h"

#include <math.h>
#include <stdlib.h>

#include "base/allocate.h"

enum { MOST_DECIMALS = 6, USUAL_DECIMALS = 2 };

typedef struct fraction {
    double left;
    size_t i;
} fraction;

static int by_remainder(const void *x, const void *y)
{
    const fraction *a = x, *b = y;

    if (a->left != b->left)
        return a->left < b->left ? 1 : -1;
    return (a->i > b->i) - (a->i < b->i);
}

bool target_split_steps(const double *weights, size_t n, size_t total, size_t *steps)
{
    static const double decimals = 1e-9; /* quotas are quotients: equal remainders are equal in these */
    fraction *order = allocate_array(n + 1, sizeof *order);
    double sum = 0;
    size_t given = 0;

    if (!order)
        return false;
    for (size_t i = 0; i < n; i++)
        sum += weights[i];
    for (size_t i = 0; i < n; i++) {
        double quota = (double)total * weights[i] / sum, whole = floor(quota + decimals);

        steps[i] = (size_t)whole;
        given += steps[i];
        order[i] = (fraction){round((quota - whole) / decimals), i};
    }
    qsort(order, n, sizeof *order, by_remainder);
    for (size_t k = 0; k < n && given < total; k++, given++)
        steps[order[k].i]++;
    release(order);
    return true;
}

int target_split_decimals(const target *t)
{
    bool is_whole = t->unit && (t->unit->counted == TARGET_THINGS || t->unit->counted == TARGET_PERSONS) && t->unit->times == 1;
    int d = is_whole ? 0 : USUAL_DECIMALS;

    if (!t->unit || t->comparator == TARGET_RANK || t->comparator == TARGET_BY_DATE || !(t->aim > 0) ||
        (t->unit->counted != TARGET_THINGS && t->unit->counted != TARGET_PERSONS && t->unit->counted != TARGET_MONEY))
        return -1;
    while (d < MOST_DECIMALS && fabs(t->aim * pow(10, d) - round(t->aim * pow(10, d))) > 1e-9)
        d++;
    return d;
}
