/* The comparison that a condition hangs on, among all that it is made of. */
#ifndef VERDICT_DECISIVE_COMPARISON_H
#define VERDICT_DECISIVE_COMPARISON_H

#include "verdict/explanation.h"

/*
 * The comparison by which a condition is what it is: of one that holds the tightest of the branch that holds, of one that fails what
 * fails in the branch that is nearest to holding, of one that is unknown what is not known. NULL: it has no comparisons. It may be no
 * comparison of numbers (is_number).
 */
const explained_comparison *decisive_comparison(const explained_condition *c);

#endif
