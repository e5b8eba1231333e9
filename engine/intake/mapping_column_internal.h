/*
 * Part of loading a mapping file: one source column and what it becomes, and the single values
 * that other sections are made of too. For mapping.c alone.
 */
#ifndef INTAKE_MAPPING_COLUMN_INTERNAL_H
#define INTAKE_MAPPING_COLUMN_INTERNAL_H

#include "intake/mapping_column.h"
#include "yaml/yaml_tree.h"

struct mapping;

/* What is at hand while loading. */
typedef struct mapping_loader {
    yaml_tree *tree;
    dictionary *dictionary;   /* NULL: `parts` say what there is */
    const char *const *parts; /* see mapping_load_parts */
    struct mapping *out;
    tidu_error *err;
} mapping_loader;

#define MAPPING_FAIL(l, at, ...) yaml_error((l)->tree, at, (l)->err, __VA_ARGS__)

/* `text` as headers are compared, in the tree's memory. TIDU_ENOMEM. */
tidu_status mapping_fold(const mapping_loader *l, const char *text, const char **out);

/* TIDU_EMODEL at `n` or `at` when it is no unit of money or shares, no indicator (or part), no year. */
tidu_status mapping_parse_unit(const mapping_loader *l, const yaml_node *n, int *shift);
tidu_status mapping_parse_indicator(const mapping_loader *l, const yaml_node *at, const char *name,
                                    int *indicator);
tidu_status mapping_parse_year(const mapping_loader *l, const yaml_node *n, int *year);

/* `n` is an indicator's name or {to: ..., ...}; its key is the source header. TIDU_EMODEL, TIDU_ENOMEM. */
tidu_status mapping_column_load(const mapping_loader *l, const yaml_node *n, mapping_column *out);

#endif
