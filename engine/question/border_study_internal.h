/* Shared by the files of the study of borders. */
#ifndef QUESTION_BORDER_STUDY_INTERNAL_H
#define QUESTION_BORDER_STUDY_INTERNAL_H

#include "question/border_study.h"

/* The comparisons of the gates of a model that have lines, into s->conditions, and its points. */
void border_find_conditions(border_study *s);

/* Their figures this year and the year before. */
tidu_status border_measure(border_study *s, tidu_error *err);

/* The lines with their counts, and what is in excess. */
tidu_status border_find_lines(border_study *s, tidu_error *err);

/* In which bin from the line a company stands: 0 is the first one above, -1 the first one below; outside of all bins INT_MAX. */
int border_bin(const border_study *s, const border_line *l, uint32_t company);

/* Companies just above, with their signs. */
tidu_status border_find_companies(border_study *s, tidu_error *err);

#endif
