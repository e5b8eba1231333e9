/*
 * A ladder with its models, the data and where the companies stand: what every view of tidu_ladder is made from. A
 * document owns its run.
 */
#ifndef API_LADDER_RUN_H
#define API_LADDER_RUN_H

#include "api/api_internal.h"
#include "api/selection.h"
#include "report/ladder_report.h"
#include "verdict/assessor.h"

typedef struct ladder_run {
    tidu_session *session;
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
} ladder_run;

/* What a view needs beside the certificates. */
typedef struct ladder_need {
    bool assessments; /* of `rung`, or of every rung */
    bool crossing;
    bool rechecks;    /* by the versions that judge holders, where there are such */
    int rung;         /* LADDER_NO_RUNG: every one */
} ladder_need;

/* The ladder alone. */
tidu_status ladder_run_new(tidu_session *s, const char *name, ladder_run **out, tidu_error *err);
void ladder_run_free(void *run);

/* Models and data, of one company or all, and the state. */
tidu_status ladder_run_load(ladder_run *r, const ladder_need *need, const tidu_source *source,
                            const tidu_question *q, const char *company, tidu_problems **problems,
                            tidu_error *err);

#endif
