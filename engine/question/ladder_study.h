/*
 * A ladder with its models, the data and where the companies stand: what every view of a ladder is made from.
 */
#ifndef QUESTION_LADDER_STUDY_H
#define QUESTION_LADDER_STUDY_H

#include "ladder/crossing.h"
#include "ladder/ladder_change.h"
#include "ladder/ladder_expiry.h"
#include "ladder/ladder_state.h"
#include "question/inquiry.h"
#include "question/selection.h"
#include "verdict/assessor.h"

typedef struct ladder_study {
    const environment *env;
    ladder *ladder;
    model *models[LADDER_MOST_RUNGS];
    assessor_set *set;                      /* of those that the view needs; NULL: none */
    rung_set assessed;
    model *line;                            /* of the crossing, where that is asked */
    crossing_finder *crossing_finder;
    selection *selection;
    loaded_data data;
    binding binding;
    uint8_t *is_in;
    bool has_state;
    ladder_state state;
    ladder_changes changes;
    ladder_expiries expiries;
} ladder_study;

/* What a view needs beside the certificates. */
typedef struct ladder_need {
    bool assessments; /* of `rung`, or of every rung */
    bool crossing;
    bool rechecks;    /* by the versions that judge holders, where there are such */
    int rung;         /* LADDER_NO_RUNG: every one */
} ladder_need;

/* The ladder alone. */
tidu_status ladder_study_new(const environment *env, const char *name, ladder_study **out, tidu_error *err);
void ladder_study_free(void *run);

/* Models and data, of one company or all, and the state; asked->found gets the problems of the data. */
tidu_status ladder_study_load(ladder_study *r, const ladder_need *need, inquiry *asked, const char *company,
                              tidu_error *err);

#endif
