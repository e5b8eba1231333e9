/*
 * Shared by the files that read parts of an index file.
 */
#ifndef MODEL_INDEX_MODEL_INTERNAL_H
#define MODEL_INDEX_MODEL_INTERNAL_H

#include "model/index_model.h"
#include "model/model_internal.h"

/*
 * The position in words[n] of the word that a scalar is. Otherwise an error: "'mni-max' is none of min-max,
 * percentile", with a suggestion.
 */
tidu_status index_choice(rule_reader *r, const yaml_node *n, const char *const *words, size_t *out);

/* The members that a weighting is of: their ids, for messages ("" where there is none yet). */
typedef struct index_members {
    const char *id[INDEX_MOST_NODES];
    size_t k;
} index_members;

/* Comparisons of the members from the value of the key `ahp`. The limit of the consistency ratio is kept. */
tidu_status index_comparisons_read(rule_reader *r, const yaml_node *n, const index_members *members, index_comparisons *out);
extern const field_table index_comparisons_form;

/* The weighting of `k` members from the value of the key `weights`, which may be absent (NULL) only for one member. */
tidu_status index_weighting_read(rule_reader *r, const yaml_node *n, size_t k, index_weighting *out);

extern const field_table index_weighting_form;

/* The `weight` of a member, required if the weighting of the level uses given weights, and an error otherwise. */
tidu_status index_given_read(rule_reader *r, const yaml_node *n, const index_weighting *w, double *out);
bool index_takes_given(const index_weighting *w);

/* The texts of strata that weights of the whole tree name; then a weight by stratum, which is a mapping. */
tidu_status index_weight_texts_read(rule_reader *r);
tidu_status index_given_by_read(rule_reader *r, const yaml_node *n, const index_weighting *w, index_node *out);

/* Once the members of a group are read: something must count. */
tidu_status index_given_check(rule_reader *r, const yaml_node *at, const index_model *m, size_t group);

/* Into an index_indicator: its treatment (n may be NULL), and its scale, once its value is read. */
field_reader index_treatment_read, index_scale_read;
extern const field_table index_treatment_form, index_scale_form;

/* A number in the unit of an indicator whose value has `money`. */
tidu_status index_limit_read(rule_reader *r, const yaml_node *n, int money, double *out);

/* The bands of a scale, into an index_indicator. */
field_reader index_bands_read;
extern const field_table index_scale_band_table;

/* Into an index_missing. */
field_reader index_missing_read;
extern const field_table index_missing_form;

/* Into an index_strata. */
field_reader index_strata_read;
extern const field_table index_strata_form;

/* Into an index_uncertainty. */
extern const field_table index_uncertainty_form;

/* Into the index_population, index_items, index_band and index_board. */
extern const field_table index_population_form, index_items_form, index_band_table, index_board_table;

/* One member of a group while it is read. */
typedef struct index_draft {
    index_node node;
    index_indicator indicator; /* of a leaf */
    const yaml_node *at;
} index_draft;

/* Into the index_model: the tree below the root. `weights` of the root, which may be absent (NULL). */
field_reader index_tree_read;
extern const field_table index_group_table, index_indicator_table;

/* Into an index_mean: a mean of the members of a group. */
field_reader index_mean_read;
extern const field_table index_mean_form;

/* What a mean asks of its members is there: as many as it has positions, equal weights; `at` is where the mean stands. */
tidu_status index_mean_check(rule_reader *r, const yaml_node *at, const index_node *x);

/* Into the index_model: `aggregation`; and its check once the tree is read. */
field_reader index_aggregation_read;
extern const field_table index_aggregation_form;
tidu_status index_aggregation_check(rule_reader *r, const yaml_node *aggregation, index_model *m);

/* A method that compares lists: the word or mapping that is one, into index_model; false if it is none. */
bool index_is_list_method(const yaml_node *n);
field_reader index_list_method_read;
extern const field_table index_list_method_form;
tidu_status index_list_method_check(rule_reader *r, const yaml_node *n, index_model *m);

#endif
