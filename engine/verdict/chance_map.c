#include "verdict/chance_map.h"

#include <math.h>

#include "numeric/logistic.h"

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

bool chance_map_is_all(const model_judging *j)
{
    return chance_map_changes(j) && !(j->ceiling > 0);
}

/* Sums of chances fall short of 1 by rounding. */
static bool is_certain(double chance)
{
    return chance >= 1 - 1e-12;
}

double chance_map_judged(double slope, double intercept, double chance)
{
    return is_certain(chance) ? chance : logistic_map(chance, slope, intercept, CHANCE_JUDGED_LEAST);
}

double chance_map(const model_judging *j, double chance)
{
    if (!(chance > 0) || !chance_map_changes(j))
        return chance;
    if (j->ceiling > 0)
        return j->ceiling * chance_map_judged(j->slope, j->intercept, chance / j->ceiling);
    return logistic_map(chance, j->slope, j->intercept, CHANCE_MAP_LEAST);
}

double chance_map_back(const model_judging *j, double chance)
{
    double part = j->ceiling > 0 ? chance / j->ceiling : chance, back;

    if (!(chance > 0) || !chance_map_changes(j) || (j->ceiling > 0 && is_certain(part)))
        return chance;
    back = chance_of_logit((chance_logit(part) - j->intercept) / j->slope);
    return j->ceiling > 0 ? j->ceiling * back : back;
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
    return j->ceiling > 0 ? chance_map_back(j, readiness) : fmin(fmax(chance_map_back(j, readiness), CHANCE_MAP_LEAST), CHANCE_MAP_MOST);
}
