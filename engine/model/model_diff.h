/*
 * Differences between two models, part by part: two versions of one rule, or the rule of a district and the national
 * one. Parts are matched by id; a part of which only the words of the law changed is a difference, too (`is_reworded`): what an
 * expert judges may be another thing then. A part of which only name or citation changed is none.
 */
#ifndef MODEL_MODEL_DIFF_H
#define MODEL_MODEL_DIFF_H

#include "base/arena.h"
#include "model/model.h"

/* A part on one side; texts are NULL if that side does not have it. */
typedef struct model_side {
    const char *text; /* the rule in the rule language */
    model_text law;   /* its words in short; may be empty */
    model_citation cite;
} model_side;

typedef struct model_difference {
    const char *part; /* "validity", "setting", "definition", "gate", "direct", "group", "item", "pass" */
    const char *id;
    model_text name;
    model_side before, after;
    bool is_reworded; /* both have one rule in other words */
} model_difference;

typedef struct model_differences {
    model_difference *list; /* by kind of part: in the order of `before`, then what `after` adds */
    size_t n;
} model_differences;

/* The texts live in `memory`, or in the models. */
tidu_status model_diff(const model *before, const model *after, arena *memory, model_differences *out,
                       tidu_error *err);

#endif
