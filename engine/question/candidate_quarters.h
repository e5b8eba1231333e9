/*
 * The quarters of the candidates by size and by age, so that no threshold of either has to be chosen: floors of a choice within a
 * budget and the report on its fairness speak of the same ones.
 */
#ifndef QUESTION_CANDIDATE_QUARTERS_H
#define QUESTION_CANDIDATE_QUARTERS_H

#include "question/study.h"

typedef enum candidate_figure { CANDIDATE_SIZE, CANDIDATE_AGE, CANDIDATE_FIGURES } candidate_figure;

enum { CANDIDATE_QUARTERS = 4 };

typedef struct candidate_quarters {
    double bounds[CANDIDATE_QUARTERS - 1]; /* whole; the last number of each quarter but the fourth */
} candidate_quarters;

/*
 * Employees of the year before the application, or whole years from the foundation to its day; a cell without a value if that is
 * not known. The study has been loaded with both (reach_study_open does).
 */
double candidate_figure_get(const study *s, candidate_figure f, uint32_t company);

/* chances[companies]: NAN of who is no candidate. TIDU_ENOMEM. */
tidu_status candidate_quarters_find(const study *s, candidate_figure f, const double *chances, candidate_quarters *out,
                                    tidu_error *err);

/* The quarter of a figure, from 0; CANDIDATE_QUARTERS: it is not known. */
size_t candidate_quarters_place(const candidate_quarters *q, double x);

#endif
