/* The parts of a what-if study. */
#ifndef QUESTION_WHATIF_STUDY_INTERNAL_H
#define QUESTION_WHATIF_STUDY_INTERNAL_H

#include "question/whatif_study.h"

/* The companies of a scenario about many, or the one, as w->is_in. */
tidu_status whatif_study_members(whatif_study *w, tidu_error *err);

/* Assess all companies of the panel, as they are now, by the rule before (w->base->assessor) or after the change (the next). */
tidu_status whatif_study_assess(const whatif_study *w, const assessor *a, assessment **out, tidu_error *err);

const assessor *whatif_study_assessor(const whatif_study *w);

/* Change the cells of the members in place, but for what is drawn; those of a single company are checked. */
tidu_status whatif_study_change_cells(whatif_study *w, tidu_error *err);

/* The distribution that comes of changes that are drawn. */
tidu_status whatif_study_run_draws(whatif_study *w, tidu_error *err);

/* Want what the scenario reads beside the rule of its base. */
bool whatif_study_want(const whatif_study *w, int year, panel *into);

/* The digests of the data, as they were loaded, and of the rules. */
tidu_status whatif_study_digest(whatif_study *w, tidu_error *err);

/*
 * A scenario of a later year. Begin sets the question to that year; the cells of the years until then are wanted with the
 * base's; carry assesses the companies as they are and fills the open years; count tells both, at the end.
 */
tidu_status whatif_study_begin_forward(whatif_study *w, tidu_error *err);
bool whatif_study_want_forward(const whatif_study *w, panel *into);
tidu_status whatif_study_carry(whatif_study *w, tidu_error *err);
tidu_status whatif_study_count_forward(whatif_study *w, tidu_error *err);

/* Once w->other has all parameters that are single values: the curve over the one that is a range. */
tidu_status whatif_study_run_curve(whatif_study *w, tidu_error *err);

#endif
