/*
 * What differs between two models, part by part: two versions of one rule, or a district's rule and the
 * national one. Parts are matched by their id; a part whose words alone changed (name, citation) is
 * no difference of the rule.
 */
#ifndef MODEL_MODEL_DIFF_H
#define MODEL_MODEL_DIFF_H

#include "base/arena.h"
#include "model/model.h"

/* A part as it reads on one side; NULL texts where that side has none. */
typedef struct model_side {
    const char *text; /* the rule in the model's language */
    const char *cite;
} model_side;

typedef struct model_difference {
    const char *part; /* "validity", "setting", "definition", "gate", "direct", "group", "item", "pass" */
    const char *id;
    model_text name;
    model_side before, after;
} model_difference;

typedef struct model_differences {
    model_difference *list; /* in the order of `before`, then what `after` adds, part by part */
    size_t n;
} model_differences;

/* The texts live in `memory`, or in the models. */
tidu_status model_diff(const model *before, const model *after, arena *memory, model_differences *out,
                       tidu_error *err);

#endif
