/*
 * A question and everything needed to answer it, resolved once: the version of the model, the data, the year and the
 * date, and the compiled program.
 *
 *     study_begin   loads the model, which adds its columns for expert scores to the dictionary
 *     study_load    loads the data, and another version of the model if the year found in them requires it
 *     study_assess  assesses all companies
 */
#ifndef QUESTION_STUDY_H
#define QUESTION_STUDY_H

#include "question/inquiry.h"
#include "question/potential.h"
#include "question/selection.h"
#include "ranking/ranking.h"
#include "verdict/assessor.h"

typedef struct study {
    inquiry *asked;           /* borrowed; the next three are part of it */
    const environment *env;
    const question *question;
    const char *name;         /* of the model, as given */
    model *model;
    assessor *assessor;       /* of the model */
    selection *selection;     /* NULL: all companies */
    potential *potential;     /* that of the model; NULL: there is no such index, or it was not asked for */
    loaded_data data;
    binding binding;
    assessment *assessment;   /* NULL until study_assess */
} study;

/* `asked` is borrowed for the life of the study. Statuses as catalogue_load. */
tidu_status study_begin(inquiry *asked, study **out, tidu_error *err);

/* Once the data are read, asked->found gets their problems, also if a later step fails. Statuses as data_load. */
tidu_status study_load(study *s, const data_need *need, tidu_error *err);

tidu_status study_assess(study *s, tidu_error *err);

void study_free(study *s);

/*
 * The candidates of a list: companies of the selection that do not hold the certificate, or in a re-check those that do
 * (if certificates are given). *out becomes a new array [companies], 1 for candidates, owned by the caller; *others is
 * the number of companies left out because of their certificate.
 */
tidu_status study_candidates(const study *s, bool with_holders, size_t *others, uint8_t **out, tidu_error *err);

/* The same as if the question named no companies. */
tidu_status study_whole_list(const study *s, bool with_holders, size_t *others, uint8_t **out, tidu_error *err);

/*
 * Rank the companies with is_in[company] set and keep the first `top` of them (0: all). assessment->potential is
 * computed for those in the list if the index exists, and undefined for the others. TIDU_ENOTFOUND: the index to order
 * by does not exist.
 */
tidu_status study_list(study *s, ranking_key by, const uint8_t *is_in, size_t top, ranking **out, tidu_error *err);

#endif
