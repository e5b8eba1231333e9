/* Shared by the files of the study of a league. */
#ifndef QUESTION_LEAGUE_STUDY_INTERNAL_H
#define QUESTION_LEAGUE_STUDY_INTERNAL_H

#include "question/league_study.h"

/* The companies of a panel added up by town: amounts and counts of each year; *out is the caller's. */
tidu_status league_towns(const panel *companies, panel **out, tidu_error *err);

/* The rank of the one that is asked about with the figures as they are now; 0: it has no score. */
tidu_status league_own_rank(const league_study *s, size_t *rank, tidu_error *err);

/* Ranks in draws, and the rank if all grow by the mean; figures are as before afterwards. */
tidu_status league_draw(league_study *s, tidu_error *err);

/* The steps of the one that is asked about. */
tidu_status league_find_steps(league_study *s, tidu_error *err);

#endif
