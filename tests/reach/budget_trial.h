/* Small random packages, and whether a set of them is allowed: every subset can be tried. */
#ifndef TESTS_REACH_BUDGET_TRIAL_H
#define TESTS_REACH_BUDGET_TRIAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "reach/budget_choice.h"

enum { TRIAL_MOST = 12, TRIAL_COMPANIES = 6, TRIAL_GROUPS = 3 };

static uint64_t trial_seed = 7;

static inline unsigned draw(unsigned n)
{
    trial_seed = trial_seed * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)((trial_seed >> 33) % n);
}

static inline size_t draw_packages(budget_package *p)
{
    size_t n = 0;

    for (uint32_t company = 0; n + 3 <= TRIAL_MOST && company < TRIAL_COMPANIES; company++) {
        uint32_t town = draw(TRIAL_GROUPS), size = draw(TRIAL_GROUPS);
        uint32_t age = draw(4) ? draw(TRIAL_GROUPS) : BUDGET_NO_GROUP;

        for (unsigned k = 1 + draw(3); k > 0; k--)
            p[n++] = (budget_package){company, {town, size, age}, 1000.0 * (1 + draw(500)), (1 + draw(99)) / 100.0};
    }
    return n;
}

static inline bool groups_hold(const budget_question *q, unsigned set, size_t by)
{
    const budget_grouping *grouping = &q->groupings[by];
    size_t there[TRIAL_GROUPS] = {0}, in[TRIAL_GROUPS] = {0};

    for (size_t i = 0; i < q->n; i++) {
        uint32_t g = q->packages[i].groups[by];

        if (g == BUDGET_NO_GROUP)
            continue;
        there[g] += !i || q->packages[i].company != q->packages[i - 1].company;
        in[g] += set >> i & 1;
    }
    for (size_t g = 0; g < grouping->n; g++) {
        size_t least = grouping->least < there[g] ? grouping->least : there[g];

        if (in[g] < least || (grouping->most && in[g] > grouping->most))
            return false;
    }
    return true;
}

static inline bool holds(const budget_question *q, unsigned set, double *gain)
{
    size_t n = 0;
    double cost = 0;

    *gain = 0;
    for (size_t i = 0; i < q->n; i++) {
        if (!(set >> i & 1))
            continue;
        for (size_t k = 0; k < i; k++) {
            if ((set >> k & 1) && q->packages[k].company == q->packages[i].company)
                return false;
        }
        cost += q->packages[i].cost;
        *gain += q->packages[i].gain;
        n++;
    }
    for (size_t by = 0; by < BUDGET_GROUPINGS; by++) {
        if (!groups_hold(q, set, by))
            return false;
    }
    return cost <= q->budget && (!q->slots || n <= q->slots);
}

#endif
