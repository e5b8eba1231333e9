/* Shared by the files of a set of conditions. */
#ifndef QUESTION_CONDITION_SET_INTERNAL_H
#define QUESTION_CONDITION_SET_INTERNAL_H

#include "question/condition_set.h"

/* Once models are assessed: the truths and cells. */
tidu_status condition_set_judge(condition_set *s, tidu_error *err);

/* The year of an own figure. */
static inline int condition_set_own_year(const condition_set *s, int indicator)
{
    return dictionary_get(s->env->dictionary, indicator)->kind == INDICATOR_ANNUAL ? s->binding.year - 1 : PANEL_ANY_YEAR;
}

#endif
