/*
 * Shared by the files that read parts of a ladder file.
 */
#ifndef MODEL_LADDER_INTERNAL_H
#define MODEL_LADDER_INTERNAL_H

#include "model/ladder.h"
#include "model/model_internal.h"

/* An id of a rung, a track, a group: a-z, 0-9, '-', '@'. Into const char *. */
field_reader ladder_id_read;

/* The id of a rung of the ladder. Into size_t. */
field_reader ladder_rung_read;

/* Into the ladder; the table of one pool. */
extern const field_table ladder_pool_table;
field_reader ladder_pools_read;

#endif
