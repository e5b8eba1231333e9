/*
 * Shared by the files that read parts of a ladder file.
 */
#ifndef MODEL_LADDER_INTERNAL_H
#define MODEL_LADDER_INTERNAL_H

#include "model/ladder.h"
#include "model/model_internal.h"

/* A ladder with what it stands on; `ladder` is the first member. */
typedef struct loaded_ladder {
    ladder ladder;
    model head; /* lends the readers of model files its documents */
    arena *memory;
    yaml_tree *tree;
} loaded_ladder;

typedef struct ladder_reader {
    model_reader base; /* the first member */
    ladder *ladder;
    const catalogue *models;
} ladder_reader;

/* An id of a rung, a track, a group: a-z, 0-9, '-', '@'. */
tidu_status ladder_id_read(ladder_reader *r, const yaml_node *n, const char **out);

/* A scalar that is the id of one of the ladder's rungs. */
tidu_status ladder_rung_read(ladder_reader *r, const yaml_node *n, size_t *out);

/* A scalar that is the id of a model. */
tidu_status ladder_model_read(ladder_reader *r, const yaml_node *n, const char **out);

tidu_status ladder_pools_read(ladder_reader *r, const yaml_node *list);

#endif
