/*
 * All about the quality of data: how far they are filled in, which figures look wrong, which codes may be.
 */
#ifndef QUESTION_QUALITY_STUDY_H
#define QUESTION_QUALITY_STUDY_H

#include "question/inquiry.h"
#include "question/quality_codes.h"
#include "question/quality_figures.h"
#include "question/quality_fill.h"
#include "question/quality_needs.h"

typedef struct quality_study {
    const environment *env;
    ladder *ladder;
    loaded_data data;
    int year;              /* of the figures: the year before the application year of the question */
    uint8_t *is_in;        /* [companies] selected */
    uint8_t *has_year;     /* [companies] with a row or a value of the year */
    size_t n_in, n_with_year;
    quality_needs needs;
    quality_fill fill;
    quality_figures figures;
    quality_codes codes;
} quality_study;

/*
 * `ladder` is a name or a file: what its models read is needed. asked->found gets the problems in the data. *out is the
 * caller's. Statuses as data_load; TIDU_ENOTFOUND also if no company has the year.
 */
tidu_status quality_study_open(const environment *env, const char *ladder, inquiry *asked, quality_study **out,
                               tidu_error *err);
void quality_study_free(void *study);

#endif
