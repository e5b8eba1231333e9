/*
 * Between a chance of the figures and points of a company and its readiness: what audits leave of it, and how chances were fitted to
 * outcomes (Platt 1999). Of a model that leaves points to experts the map is of the chance before audits, since who files against
 * small odds is better than its figures (question/filing_choice.h), which no audit minds.
 */
#ifndef VERDICT_CHANCE_MAP_H
#define VERDICT_CHANCE_MAP_H

#include <stdbool.h>

#include "model/model.h"

/* A chance is held within these before it is mapped: beyond them priors say more than anybody can know. */
#define CHANCE_MAP_LEAST 0.02
#define CHANCE_MAP_MOST 0.98

/* The same where experts give points, of which not all have to be right; what is certain stays so. */
#define CHANCE_JUDGED_LEAST 0.001

bool chance_map_changes(const model_judging *j);

/* Of a model without judged points, whose fit is a map and nothing else? */
bool chance_map_is_all(const model_judging *j);

/* A chance before audits of a model with judged points. */
double chance_map_judged(double slope, double intercept, double chance);

/* Monotone for a slope above 0; a chance of 0, which is that of a no, stays. */
double chance_map(const model_judging *j, double chance);

/* The other way round, as far as it was not held. */
double chance_map_back(const model_judging *j, double chance);

/*
 * A chance that is asked for (a way to 80%, a tier that begins at 60%) is one of the figures and points, before audits and as the rule
 * states it: otherwise nobody could reach it in a district where audits fail a third. 1 asks for certainty. As a way is judged, and
 * as the readiness that stands for it:
 */
double chance_goal(const model *m, double chance);
double chance_goal_readiness(const model *m, double chance);

/* The other way round: what is asked of a way that is to reach a readiness. */
double chance_goal_of_readiness(const model *m, double readiness);

double chance_logit(double chance);
double chance_of_logit(double logit);

#endif
