#include "verdict/chance_map.h"

#include <math.h>

bool chance_map_changes(const model_judging *j)
{
    return j->slope != 1 || j->intercept != 0;
}

double chance_logit(double chance)
{
    return log(chance / (1 - chance));
}

double chance_of_logit(double logit)
{
    return 1 / (1 + exp(-logit));
}

double chance_map(const model_judging *j, double chance)
{
    if (!(chance > 0) || !chance_map_changes(j))
        return chance;
    chance = fmin(fmax(chance, CHANCE_MAP_LEAST), CHANCE_MAP_MOST);
    return chance_of_logit(j->intercept + j->slope * chance_logit(chance));
}

/* What audits leave of a case in which nothing else is open. */
static double ceiling_of(const model *m)
{
    double ceiling = 1;

    for (size_t i = 0; i < m->n_gates; i++)
        ceiling *= m->gates[i].survival;
    return ceiling;
}

double chance_goal(const model *m, double chance)
{
    return chance < 1 ? chance * ceiling_of(m) : chance;
}

double chance_goal_readiness(const model *m, double chance)
{
    return chance_map(&m->judging, chance * ceiling_of(m));
}

double chance_goal_of_readiness(const model *m, double readiness)
{
    const model_judging *j = &m->judging;

    if (!(readiness > 0 && readiness < 1) || !chance_map_changes(j))
        return readiness;
    return fmin(fmax(chance_of_logit((chance_logit(readiness) - j->intercept) / j->slope), CHANCE_MAP_LEAST), CHANCE_MAP_MOST);
}
