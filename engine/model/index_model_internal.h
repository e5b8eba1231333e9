/*
 * Shared by the files that read parts of an index file.
 */
#ifndef MODEL_INDEX_MODEL_INTERNAL_H
#define MODEL_INDEX_MODEL_INTERNAL_H

#include "model/index_model.h"
#include "model/model_internal.h"

/*
 * Which of the words a scalar is: its place in words[n]. Fails with "'mni-max' is none of
 * min-max, percentile" and the nearest.
 */
tidu_status index_choice(rule_reader *r, const yaml_node *n, const char *const *words, size_t *out);

/* How `k` members are weighed; `owner` has the key `weights`, or one member only. */
tidu_status index_weighting_read(rule_reader *r, const yaml_node *owner, size_t k,
                                 index_weighting *out);

/* The member's own `weight`, which stands there when the level is given weights and only then. */
tidu_status index_given_read(rule_reader *r, const yaml_node *member, const index_weighting *w,
                             double *out);

tidu_status index_treatment_read(rule_reader *r, const yaml_node *n, index_treatment *out);
tidu_status index_scale_read(rule_reader *r, const yaml_node *n, int money, index_scale *out);
tidu_status index_strata_read(rule_reader *r, const yaml_node *n, index_strata *out);

#endif
