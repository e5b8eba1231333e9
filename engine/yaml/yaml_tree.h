/*
 * A YAML file as a tree in which every node knows its place. Strict: one
 * document, no anchors, aliases or tags, no duplicate keys; bounded in depth
 * and size. All nodes live in the tree's arena.
 */
#ifndef YAML_YAML_TREE_H
#define YAML_YAML_TREE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/tidu_error.h"

typedef enum yaml_kind { YAML_SCALAR, YAML_SEQUENCE, YAML_MAPPING } yaml_kind;

typedef struct yaml_node yaml_node;
struct yaml_node {
    yaml_kind kind;
    const char *file;     /* of the tree that it was read into */
    unsigned long line;   /* from 1 */
    unsigned long column; /* from 1, in characters */
    const char *key;      /* of a mapping's member, else NULL */
    unsigned long key_line;
    unsigned long key_column;
    const char *text;     /* of a scalar, else NULL; "" for an empty one */
    size_t length;
    bool is_quoted;       /* a quoted scalar: "3" is text */
    yaml_node *first;     /* members of a sequence or mapping, in file order */
    yaml_node *next;      /* the next member of the same parent */
    size_t n;             /* number of members */
};

typedef struct yaml_tree {
    const char *file; /* for messages; lives in the arena */
    yaml_node *root;  /* NULL for a file without a document */
    arena *memory;
    char digest[65];  /* SHA-256 of the bytes, lower-case hex */
} yaml_tree;

/*
 * Load the file `path`. On failure nothing is left to free and `err` has file, line and
 * column. TIDU_EIO when it cannot be read, TIDU_EMODEL when it is not strict
 * YAML or over a limit (8 MiB, 64 levels), TIDU_ENOMEM.
 */
tidu_status yaml_load(const char *path, yaml_tree **out, tidu_error *err);

/* The same from memory; `file` only names it in messages. */
tidu_status yaml_parse(const char *text, size_t length, const char *file, yaml_tree **out,
                       tidu_error *err);

/* libyaml has a yaml_free of its own, which an exported or statically linked one would replace. */
#define yaml_free yaml_tree_free
void yaml_free(yaml_tree *t);

/* The member with this key, NULL when there is none or `n` is NULL or no mapping. */
const yaml_node *yaml_find(const yaml_node *n, const char *key);

/* True for an absent node and for an empty, `~` or `null` unquoted scalar. */
bool yaml_is_null(const yaml_node *n);

/*
 * A row of a field table: which keys a mapping may have. `yaml_check_keys` fails on a key
 * that is in no row ("unknown key 'vaildity'; did you mean 'validity'?"), on
 * one that is missing though required, and on a value of the wrong kind.
 */
typedef struct yaml_field {
    const char *key; /* NULL ends the table */
    int kinds;       /* YAML_IS_... or-ed together */
    bool is_required;
} yaml_field;

enum {
    YAML_IS_SCALAR = 1 << YAML_SCALAR,
    YAML_IS_SEQUENCE = 1 << YAML_SEQUENCE,
    YAML_IS_MAPPING = 1 << YAML_MAPPING,
    YAML_IS_ANY = 7
};

tidu_status yaml_check_keys(const yaml_tree *t, const yaml_node *mapping, const yaml_field *fields,
                            tidu_error *err);

/* The same by a table whose rows are `stride` bytes long and begin with a yaml_field. */
tidu_status yaml_check_rows(const yaml_tree *t, const yaml_node *mapping, const yaml_field *first, size_t stride,
                            tidu_error *err);

/* A failure at a node (NULL: at the file itself): fills `err` with file, line and column, returns TIDU_EMODEL. */
tidu_status yaml_error(const yaml_tree *t, const yaml_node *at, tidu_error *err,
                       const char *format, ...) __attribute__((format(printf, 4, 5)));

#endif
