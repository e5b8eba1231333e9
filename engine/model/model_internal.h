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

typedef struct rule_reader {
    const yaml_tree *tree;
    arena *memory;
    rule_head *head;
    void *subject; /* what the file is read into: model, index_model, ladder ...; its head is `head` */
    dictionary *dictionary;
    const struct catalogue *models; /* of a ladder: which ids are models */
    const definition **definitions;
    const setting **settings;
    scope scope;
    tidu_error *err;
} rule_reader;

/* A key of a file's root and who reads it. Later parts use earlier ones. */
typedef struct model_part {
    yaml_field field; /* a key of NULL ends the table */
    tidu_status (*read)(rule_reader *r, const yaml_node *n); /* NULL: for people, or read elsewhere */
} model_part;

/* A reader of the open file `head`, which `subject` holds. */
rule_reader reader_of(rule_head *head, void *subject, dictionary *d, tidu_error *err);

/* Check the keys of the root and read the parts in the table's order; `begins` names the file's first key. */
tidu_status parts_read(rule_reader *r, const model_part *parts, const char *begins);

/* --- model_field.c: single values ----------------------------------------- */

tidu_status field_text(rule_reader *r, const yaml_node *n, const char **out);
tidu_status field_id(rule_reader *r, const yaml_node *n, const char **out);
tidu_status field_number(rule_reader *r, const yaml_node *n, double *out);
tidu_status field_chance(rule_reader *r, const yaml_node *n, double *out); /* 0..1 */
tidu_status field_date(rule_reader *r, const yaml_node *n, long *out);
tidu_status field_bilingual(rule_reader *r, const yaml_node *n, model_text *out);
tidu_status field_cite(rule_reader *r, const yaml_node *owner, const char **out);
/* The file of a part that comes from another one than the model's own; NULL where it does not. */
tidu_status field_origin(rule_reader *r, const yaml_node *owner, const char **out);
tidu_status field_verified(rule_reader *r, const yaml_node *owner, bool *out);
tidu_status field_act(rule_reader *r, const yaml_node *owner, const char ***out, size_t *n);
tidu_status field_expression(rule_reader *r, const yaml_node *n, value_kind wanted, node **out);
tidu_status field_literal(rule_reader *r, const yaml_node *n, node **out); /* 5%, 2 yi, 71 */

/* Zeroed array in the model's arena; fills err. */
tidu_status field_array(rule_reader *r, size_t n, size_t size, void **out);

/* judged_<model>_<part>, registered. */
tidu_status field_judged(rule_reader *r, const yaml_node *at, const char *part, int *out);

/* --- model_step.c: tiers --------------------------------------------------- */

/*
 * Read the members of `steps` as intervals of `over` in order, so that they neither overlap nor
 * leave a hole. conditions[i] is NULL for a last step without bounds; texts[i] as written.
 */
tidu_status steps_read(rule_reader *r, const yaml_node *steps, node *over, node **conditions,
                       const char **texts);

/* --- parts ------------------------------------------------------------------- */

/* from, to and version of the head; its documents */
tidu_status effective_read(rule_reader *r, const yaml_node *n);
tidu_status documents_read(rule_reader *r, const yaml_node *n);

tidu_status settings_read(rule_reader *r, const yaml_node *n);
tidu_status definitions_read(rule_reader *r, const yaml_node *n);
tidu_status conditions_read(rule_reader *r, const yaml_node *n, model_condition **out,
                            size_t *count);
tidu_status score_read(rule_reader *r, const yaml_node *n);
tidu_status pass_read(rule_reader *r, const yaml_node *n);

#endif
