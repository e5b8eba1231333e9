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

/* How `k` members are weighed: by the value of the key `weights`, which may be absent (NULL) for one member only. */
tidu_status index_weighting_read(rule_reader *r, const yaml_node *n, size_t k, index_weighting *out);

/* The member's own `weight`, which stands there when the level is given weights and only then. */
tidu_status index_given_read(rule_reader *r, const yaml_node *n, const index_weighting *w, double *out);

/* Of an index_indicator: its treatment (n may be NULL) and, when its value is read, its scale. */
field_reader index_treatment_read, index_scale_read;

/* Of an index_strata. */
field_reader index_strata_read;

#endif
