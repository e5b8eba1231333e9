/*
 * Differences between two models, part by part: two versions of one rule, or the rule of a district and the national
 * one. Parts are matched by id; a part of which only name or citation changed is not a difference.
 */
#ifndef MODEL_MODEL_DIFF_H
#define MODEL_MODEL_DIFF_H

#include "base/arena.h"
#include "model/model.h"

/* A part on one side; texts are NULL if that side does not have it. */
typedef struct model_side {
    const char *text; /* the rule in the rule language */
    const char *cite;
} model_side;

typedef struct model_difference {
    const char *part; /* "validity", "setting", "definition", "gate", "direct", "group", "item", "pass" */
    const char *id;
    model_text name;
    model_side before, after;
} model_difference;

typedef struct model_differences {
    model_difference *list; /* by kind of part: in the order of `before`, then what `after` adds */
    size_t n;
} model_differences;

/* The texts live in `memory`, or in the models. */
tidu_status model_diff(const model *before, const model *after, arena *memory, model_differences *out,
                       tidu_error *err);

#endif
