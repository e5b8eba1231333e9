/*
 * A part of loading a mapping file: one source column, and single values that other sections use as well. Only for
 * mapping.c and mapping_column.c.
 */
#ifndef INTAKE_MAPPING_COLUMN_INTERNAL_H
#define INTAKE_MAPPING_COLUMN_INTERNAL_H

#include "intake/mapping_column.h"
#include "yaml/yaml_tree.h"

struct mapping;

/* The context of loading. */
typedef struct mapping_loader {
    yaml_tree *tree;
    dictionary *dictionary;   /* NULL: `parts` are used instead */
    const char *const *parts; /* see mapping_load_parts */
    struct mapping *out;
    tidu_error *err;
} mapping_loader;

#define MAPPING_FAIL(l, at, ...) yaml_error((l)->tree, at, (l)->err, __VA_ARGS__)

/* Fold `text` as headers are, into the tree's memory. TIDU_ENOMEM. */
tidu_status mapping_fold(const mapping_loader *l, const char *text, const char **out);

/* TIDU_EMODEL at `n` or `at` if it is not a unit of money or shares, an indicator (or part), or a year. */
tidu_status mapping_parse_unit(const mapping_loader *l, const yaml_node *n, int *shift);
tidu_status mapping_parse_indicator(const mapping_loader *l, const yaml_node *at, const char *name,
                                    int *indicator);
tidu_status mapping_parse_year(const mapping_loader *l, const yaml_node *n, int *year);

/* `n` is the name of an indicator or {to: ..., ...}; its key is the source header. TIDU_EMODEL, TIDU_ENOMEM. */
tidu_status mapping_column_load(const mapping_loader *l, const yaml_node *n, mapping_column *out);

#endif
