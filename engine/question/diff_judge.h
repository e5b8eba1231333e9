/*
 * Where companies stand on a day: in the list of a model, or on a ladder. The same function judges all companies of a panel and one
 * with a datum put back, so that what is tried cannot differ from what is listed.
 */
#ifndef QUESTION_DIFF_JUDGE_H
#define QUESTION_DIFF_JUDGE_H

#include "model/ladder.h"
#include "question/selection.h"
#include "verdict/assessor.h"

typedef enum diff_standing {
    DIFF_ABSENT,   /* not in the data */
    DIFF_LEFT_OUT, /* in the data, and not of those that are asked about: of another town */
    DIFF_NO,       /* on a ladder: no rung */
    DIFF_OPEN,
    DIFF_YES,      /* on a ladder: one at least */
    DIFF_HOLDS     /* the certificate of the model, so that it is in no list of candidates */
} diff_standing;

typedef struct diff_state {
    diff_standing standing;
    bool can_file; /* ready enough, by the line from which lists say so */
    rung_set held;
} diff_state;

bool diff_state_equals(diff_state a, diff_state b);

/* In the list: open or yes; on a ladder with a rung. */
bool diff_state_is_listed(diff_state s);

/* By what is judged: one of model and ladder. All are borrowed. */
typedef struct diff_judge {
    const model *model;
    const assessor *assessor;
    double file_from;          /* the readiness from which a company of that model can file */
    const ladder *ladder;
    const selection *selection; /* NULL: everybody */
    int threads;
} diff_judge;

/*
 * The states of all companies of the binding: out[panel_count]. *kept, which may be NULL, becomes the assessment, the caller's; NULL of a
 * ladder. TIDU_ENOMEM.
 */
tidu_status diff_judge_run(const diff_judge *j, const binding *b, diff_state *out, assessment **kept, tidu_error *err);

#endif
