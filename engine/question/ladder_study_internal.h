/* The parts of a ladder study. */
#ifndef QUESTION_LADDER_STUDY_INTERNAL_H
#define QUESTION_LADDER_STUDY_INTERNAL_H

#include "question/ladder_study.h"

/* Look for the ways of the pools that ask for them; the state of everybody is known. */
tidu_status ladder_study_find_ways(ladder_study *r, const inquiry *asked, tidu_error *err);

#endif
