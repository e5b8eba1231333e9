/*
 * One scenario, run: the data, both rules, and what came out.
 */
#ifndef QUESTION_WHATIF_STUDY_H
#define QUESTION_WHATIF_STUDY_H

#include "question/list_order.h"
#include "question/study.h"
#include "scenario/change.h"
#include "scenario/scenario.h"
#include "scenario/whatif.h"

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
    loaded_data list;            /* of all companies, where the base is of one and its rank takes them */
    binding list_binding;
    assessment *list_before;     /* of all companies; NULL where one alone was asked about */
    assessment *list_after;
    uint8_t *is_in;
    whatif_one *one;             /* or: */
    whatif_many *many;
    list_ranks ranks;            /* of one company */
} whatif_study;

/*
 * Fill `w` (zeroed by this function), which is to be cleared on failure, too. The texts of `what` are borrowed for its
 * life; asked->found gets the problems of the data.
 */
tidu_status whatif_study_run(whatif_study *w, inquiry *asked, const scenario *what, bool with_rank, tidu_error *err);
void whatif_study_clear(whatif_study *w);

/* The rule after the change: `other`, or the one that stays. */
const model *whatif_study_after(const whatif_study *w);

/* Who holds the certificate is not in the list. */
bool whatif_study_is_listed(const whatif_study *w);

/* Does the scenario compare with another version or another model? */
bool whatif_study_has_other_rule(const whatif_study *w);

#endif
