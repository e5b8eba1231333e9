/*
 * One scenario with its data, the models before and after, and the results.
 */
#ifndef QUESTION_WHATIF_STUDY_H
#define QUESTION_WHATIF_STUDY_H

#include "question/list_order.h"
#include "base/digest.h"
#include "model/lever.h"
#include "question/study.h"
#include "scenario/change.h"
#include "scenario/scenario.h"
#include "scenario/whatif.h"
#include "scenario/whatif_curve.h"
#include "scenario/whatif_draws.h"

/* How the companies stand at one application, with nothing changed. */
typedef struct whatif_when {
    int year;
    const char *version; /* of the rule */
    size_t verdicts[3]; /* by truth */
    double expected;
} whatif_when;

typedef struct whatif_study {
    const environment *env;
    arena *memory;
    scenario scenario;           /* borrowed texts */
    changes changes;
    inquiry asked;               /* as the scenario narrows it */
    study *base;                 /* the rule as it is, and the data */
    model *other;                /* NULL: the rule stays as it is */
    assessor *other_assessor;
    panel *changed;              /* of one company: its copy */
    size_t n_missing;
    loaded_data list;            /* of all companies, if the base has only one and its rank needs them */
    binding list_binding;
    assessment *list_before;     /* of all companies; NULL if only one was read */
    assessment *list_after;
    uint8_t *is_in;
    whatif_one *one;             /* result for one company, */
    whatif_many *many; /* or for many, */
    whatif_curve *curve; /* or over the values of a parameter, */
    whatif_draws *draws; /* or of draws; the others are NULL */
    list_ranks ranks;            /* of a single company */
    int year_now; /* carried forward: the application year of the data; 0: not carried */
    levers *levers; /* which say what happens once */
    model *model_now; /* the rule of that year, */
    assessor *assessor_now;
    assessment *list_now; /* and what it says of the companies as they are */
    whatif_when now, then;
    char data_digest[DIGEST_TEXT]; /* of the data that were read, and of all rules; "": not asked for */
    char rules_digest[DIGEST_TEXT];
} whatif_study;

/* What is wanted beside the result. */
typedef struct whatif_wish {
    bool with_rank;
    bool with_digest; /* to be kept or compared: then without a rank, which hangs on what is cached */
} whatif_wish;

/*
 * Run a scenario. `w` is initialised by this function and must be cleared on failure as well. The texts of `what` are
 * borrowed for the life of `w`; asked->found gets the problems in the data.
 */
tidu_status whatif_study_run(whatif_study *w, inquiry *asked, const scenario *what, whatif_wish wish, tidu_error *err);
void whatif_study_clear(whatif_study *w);

/* Whether a parameter of the scenario is a range of values. */
bool whatif_study_has_range(const scenario *what);

/* The model after the change: `other`, or that of the base. */
const model *whatif_study_after(const whatif_study *w);

/* Whether the company is in the list, that is, does not hold the certificate. */
bool whatif_study_is_listed(const whatif_study *w);

/* Whether the scenario compares with another version or another model. */
bool whatif_study_has_other_rule(const whatif_study *w);

#endif
