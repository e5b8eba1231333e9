/*
 * Shared by the files that read parts of a ladder file.
 */
#ifndef MODEL_LADDER_INTERNAL_H
#define MODEL_LADDER_INTERNAL_H

#include "model/ladder.h"
#include "model/model_internal.h"

/* An id of a rung, a track, a group: a-z, 0-9, '-', '@'. */
tidu_status ladder_id_read(rule_reader *r, const yaml_node *n, const char **out);

/* A scalar that is the id of one of the ladder's rungs. */
tidu_status ladder_rung_read(rule_reader *r, const yaml_node *n, size_t *out);

/* A scalar that is the id of a model. */
tidu_status ladder_model_read(rule_reader *r, const yaml_node *n, const char **out);

tidu_status ladder_pools_read(rule_reader *r, const yaml_node *list);

#endif
