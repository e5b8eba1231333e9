/*
 * A ladder with its models, the data and the state of the companies, from which every view of a ladder is made.
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
    assessor_set *set;                      /* of the models that the view needs; NULL: none */
    rung_set assessed;
    model *line;                            /* of the crossing; NULL unless the view needs it */
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

/* What a view needs besides certificates. */
typedef struct ladder_need {
    bool assessments; /* of `rung`, or of every rung */
    bool crossing;
    bool rechecks;    /* use the versions for re-checks, where there are any */
    int rung;         /* LADDER_NO_RUNG: all */
    bool ways;        /* up to the rungs of the pools that ask for them, for which the data are read again */
} ladder_need;

/* Load only the ladder file. */
tidu_status ladder_study_new(const environment *env, const char *name, ladder_study **out, tidu_error *err);
void ladder_study_free(void *run);

/* Load models and data, of one company or all, and compute the state. asked->found gets the problems in the data. */
tidu_status ladder_study_load(ladder_study *r, const ladder_need *need, inquiry *asked, const char *company,
                              tidu_error *err);

#endif
