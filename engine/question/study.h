/*
 * A question with all that answers it, resolved once: the model in the version that judges, the data, the year and
 * the day, and the program that every answer is computed by.
 *
 *     study_begin   the model              (the dictionary knows an expert's columns from here on)
 *     study_load    the data, the binding  (another version of the model where the year, found in the data, asks for it)
 *     study_assess  what came out of all companies
 */
#ifndef QUESTION_STUDY_H
#define QUESTION_STUDY_H

#include "question/inquiry.h"
#include "question/potential.h"
#include "question/selection.h"
#include "ranking/ranking.h"
#include "verdict/assessor.h"

typedef struct study {
    inquiry *asked;           /* borrowed, and of it: */
    const environment *env;
    const question *question;
    const char *name;         /* of the model as it was asked for */
    model *model;
    assessor *assessor;       /* of the model */
    selection *selection;     /* NULL: all companies */
    potential *potential;     /* NULL: there is no such index, or nobody asked for it */
    loaded_data data;
    binding binding;
    assessment *assessment;   /* NULL until study_assess */
} study;

/* Borrows the inquiry for the study's life. As catalogue_load. */
tidu_status study_begin(inquiry *asked, study **out, tidu_error *err);

/* asked->found gets the problems of the data also where it fails later. */
tidu_status study_load(study *s, const data_need *need, tidu_error *err);

tidu_status study_assess(study *s, tidu_error *err);

void study_free(study *s);

/*
 * Those that the selection leaves and that do not hold the certificate; of a re-check those that do, where
 * certificates are known. 1 in *out, a byte a company; *others is how many were left out for their certificate.
 */
tidu_status study_candidates(const study *s, bool with_holders, size_t *others, uint8_t **out, tidu_error *err);

/*
 * The companies with is_in[company] in order, the first `top` of them (0: all), with the potential of those in
 * the list if there is the index; assessment->potential says nothing of the others. TIDU_ENOTFOUND: ordered by
 * an index that is not there.
 */
tidu_status study_list(study *s, ranking_key by, const uint8_t *is_in, size_t top, ranking **out, tidu_error *err);

#endif
