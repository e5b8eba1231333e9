/*
 * Shared by the files that read parts of a model file.
 */
#ifndef MODEL_MODEL_INTERNAL_H
#define MODEL_MODEL_INTERNAL_H

#include "base/arena.h"
#include "model/composition.h"
#include "model/model.h"
#include "rules/check.h"
#include "yaml/yaml_tree.h"

typedef struct model_reader {
    const yaml_tree *tree;
    arena *memory;
    model *model;
    dictionary *dictionary;
    const definition **definitions;
    const setting **settings;
    scope scope;
    tidu_error *err;
} model_reader;

/* A model with what it stands on; `model` is the first member. */
typedef struct loaded_model {
    model model;
    arena *memory;
    composition files;
} loaded_model;

/* A key of a file's root and who reads it. Later parts use earlier ones. */
typedef struct model_part {
    yaml_field field; /* a key of NULL ends the table */
    tidu_status (*read)(model_reader *r, const yaml_node *n); /* NULL: for people, or read elsewhere */
} model_part;

/* Check the keys of the root and read the parts in the table's order; `begins` names the file's first key. */
tidu_status parts_read(model_reader *r, const model_part *parts, const char *begins);

/* --- model_field.c: single values ----------------------------------------- */

tidu_status field_text(model_reader *r, const yaml_node *n, const char **out);
tidu_status field_id(model_reader *r, const yaml_node *n, const char **out);
tidu_status field_number(model_reader *r, const yaml_node *n, double *out);
tidu_status field_chance(model_reader *r, const yaml_node *n, double *out); /* 0..1 */
tidu_status field_date(model_reader *r, const yaml_node *n, long *out);
tidu_status field_bilingual(model_reader *r, const yaml_node *n, model_text *out);
tidu_status field_cite(model_reader *r, const yaml_node *owner, const char **out);
/* The file of a part that comes from another one than the model's own; NULL where it does not. */
tidu_status field_origin(model_reader *r, const yaml_node *owner, const char **out);
tidu_status field_verified(model_reader *r, const yaml_node *owner, bool *out);
tidu_status field_act(model_reader *r, const yaml_node *owner, const char ***out, size_t *n);
tidu_status field_expression(model_reader *r, const yaml_node *n, value_kind wanted, node **out);
tidu_status field_literal(model_reader *r, const yaml_node *n, node **out); /* 5%, 2 yi, 71 */

/* Zeroed array in the model's arena; fills err. */
tidu_status field_array(model_reader *r, size_t n, size_t size, void **out);

/* judged_<model>_<part>, registered. */
tidu_status field_judged(model_reader *r, const yaml_node *at, const char *part, int *out);

/* --- model_step.c: tiers --------------------------------------------------- */

/*
 * Read the members of `steps` as intervals of `over` in order, so that they neither overlap nor
 * leave a hole. conditions[i] is NULL for a last step without bounds; texts[i] as written.
 */
tidu_status steps_read(model_reader *r, const yaml_node *steps, node *over, node **conditions,
                       const char **texts);

/* --- parts ------------------------------------------------------------------- */

/* from, to and version of the model; its documents */
tidu_status effective_read(model_reader *r, const yaml_node *n);
tidu_status documents_read(model_reader *r, const yaml_node *n);

tidu_status settings_read(model_reader *r, const yaml_node *n);
tidu_status definitions_read(model_reader *r, const yaml_node *n);
tidu_status conditions_read(model_reader *r, const yaml_node *n, model_condition **out,
                            size_t *count);
tidu_status score_read(model_reader *r, const yaml_node *n);
tidu_status pass_read(model_reader *r, const yaml_node *n);

#endif
