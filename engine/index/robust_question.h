/* What is asked of the ranks of an index and its uncertainty (index_robust.h). */
#ifndef INDEX_ROBUST_QUESTION_H
#define INDEX_ROBUST_QUESTION_H

#include <stddef.h>
#include <stdint.h>

#include "model/index_uncertainty.h"

typedef enum robust_source { ROBUST_WEIGHTS, ROBUST_SCALE, ROBUST_MEANS, ROBUST_GAPS, ROBUST_ERROR, ROBUST_SOURCES } robust_source;

enum { ROBUST_MOST_FIRST = 8 };

typedef struct robust_question {
    index_uncertainty doubt;  /* complete */
    size_t draws;
    uint32_t seed;
    size_t points;            /* for the shares of the sources; 0: none are found */
    const uint8_t *is_in;     /* [company] in the list; NULL: all */
    uint32_t first[ROBUST_MOST_FIRST]; /* ascending */
    size_t n_first;
    int threads;
} robust_question;

#endif
