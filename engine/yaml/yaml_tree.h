/*
 * A YAML file as a tree in which every node knows its place. Strict: one document, no anchors, aliases, tags or
 * duplicate keys; bounded in depth and size. All nodes are in the tree's arena.
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
    const char *file;     /* of its tree */
    unsigned long line;   /* from 1 */
    unsigned long column; /* from 1, in characters */
    const char *key;      /* of a member of a mapping, otherwise NULL */
    unsigned long key_line;
    unsigned long key_column;
    const char *text;     /* of a scalar, "" if it is empty; otherwise NULL */
    size_t length;
    bool is_quoted;       /* a quoted scalar: "3" is text, not a number */
    yaml_node *first;     /* members of a sequence or mapping, in file order */
    yaml_node *next;      /* the next member of the same parent */
    size_t n;             /* number of members */
};

typedef struct yaml_tree {
    const char *file; /* for messages; in the arena */
    yaml_node *root;  /* NULL if the file has no document */
    arena *memory;
    char digest[65];  /* SHA-256 of the bytes, lower-case hex */
} yaml_tree;

/*
 * Load the file `path`. On failure nothing needs to be freed and `err` has file, line and column. Returns TIDU_OK,
 * TIDU_EIO (the file cannot be read), TIDU_EMODEL (not strict YAML, or over 8 MiB or 64 levels) or TIDU_ENOMEM.
 */
tidu_status yaml_load(const char *path, yaml_tree **out, tidu_error *err);

/* The same from memory; `file` is its name in messages. */
tidu_status yaml_parse(const char *text, size_t length, const char *file, yaml_tree **out,
                       tidu_error *err);

/* Renamed, because libyaml has its own yaml_free, which ours would replace if it were exported or linked statically. */
#define yaml_free yaml_tree_free
void yaml_free(yaml_tree *t);

/* The member with this key; NULL if there is none or `n` is NULL or not a mapping. */
const yaml_node *yaml_find(const yaml_node *n, const char *key);

/* True for an absent node and for an unquoted scalar that is empty, `~` or `null`. */
bool yaml_is_null(const yaml_node *n);

/*
 * A row of a table of the keys that a mapping may have. `yaml_check_keys` fails for an unknown key ("unknown key
 * 'vaildity'; did you mean 'validity'?"), a missing required key and a value of the wrong kind.
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
