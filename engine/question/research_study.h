/*
 * The R&D of companies as several sources state it (账面、加计扣除、统计): three figures a company, what goes missing from one to the next, and who
 * is not in a source at all.
 *
 *   to = from - not in `to` - lower there + higher there + only in `to`
 */
#ifndef QUESTION_RESEARCH_STUDY_H
#define QUESTION_RESEARCH_STUDY_H

#include "model/research_rules.h"
#include "numeric/ratio_sum.h"
#include "question/condition_set.h"

typedef struct research_amount {
    size_t n;
    double sum; /* yuan */
} research_amount;

/* From one source to another. */
typedef struct research_step {
    size_t from, to; /* sources */
    research_amount start, absent, lower, higher, only, end;
} research_step;

typedef struct research_study {
    const environment *env;
    research_rules *rules; /* without the sources that state nothing of anybody, but for the books */
    model_text not_given[RESEARCH_MOST_SOURCES]; /* these */
    size_t n_not_given;
    condition_set *set;
    double *figures;  /* [source * companies + company] cells */
    uint8_t *is_in;   /* [companies] compared */
    size_t companies; /* of the panel */
    size_t n;         /* compared */
    size_t perhaps;   /* left out, as the data do not say whether they are meant */
} research_study;

/* *out is the caller's. Statuses of a query. */
tidu_status research_study_open(inquiry *asked, research_study **out, tidu_error *err);
void research_study_free(void *study);

/* The figure of a source; a cell. */
double research_figure(const research_study *s, size_t source, size_t company);

/* Over the companies with is_in set: of one source, its conversion (ratio of sums and mean of ratios to the first source), a step. */
research_amount research_total(const research_study *s, size_t source, const uint8_t *is_in);
ratio_sum research_conversion(const research_study *s, size_t source, const uint8_t *is_in);
research_step research_step_of(const research_study *s, size_t from, size_t to, const uint8_t *is_in);

/* The greatest difference to the books, a source without the company counting as 0 there; 0 without books. */
double research_gap(const research_study *s, size_t company);

/* Do two figures that there are differ by more than the share of the rules? */
bool research_is_apart(const research_study *s, size_t company);

#endif
