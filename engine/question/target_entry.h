/* A typed value whose target is known, in the unit of that target. */
#ifndef QUESTION_TARGET_ENTRY_H
#define QUESTION_TARGET_ENTRY_H

#include "intake/problem.h"
#include "model/target_plan.h"
#include "panel/typed_values.h"

typedef struct target_entry {
    const target *target;
    const char *town;   /* of the plan's split; NULL: the whole place */
    double value;
    const typed_value *typed;
} target_entry;

/* PROBLEM_KINDS: it is one; else what is wrong with it, and *part says in which cell. */
problem_kind target_entry_make(const target_library *plans, const typed_value *typed, target_entry *out, typed_part *part);

#endif
