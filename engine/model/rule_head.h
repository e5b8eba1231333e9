/*
 * What every file of rules has, be it a model, an index, a ladder, a policy, a table of names or the list of
 * actions: what it is called, the documents, settings and definitions that its parts name, the days on which it
 * is in force, and the memory that all of it lives in.
 */
#ifndef MODEL_RULE_HEAD_H
#define MODEL_RULE_HEAD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/tidu_error.h"
#include "model/composition.h"
#include "rules/node.h"

typedef struct model_text {
    const char *zh;
    const char *en;
} model_text;

typedef struct model_document {
    const char *id;
    model_text title;
    const char *number;
} model_document;

typedef struct model_setting {
    setting value;
    model_text name;
    const char *cite;
} model_setting;

typedef struct model_definition {
    definition value;
    const char *text; /* as written; of a table its `over`, of a list of codes all of them */
    model_text name;  /* may be empty */
    const char *cite; /* or NULL */
    const char *origin; /* the file that it stands in, where that is not the model's; or NULL */
    const char **step_texts;  /* of a table: "to 5000 wan: 5%" */
} model_definition;

/* A kind of file has these among its own members and, under the name `head`, as one. */
#define RULE_HEAD_MEMBERS                                                                    \
    const char *id;     /* "gazelle@jiangsu"; NULL where the kind has none */                \
    const char *file;                                                                        \
    const char *digest; /* SHA-256 of the file and of those that it stands on */             \
    model_text name;                                                                         \
    long from, to;      /* days in force; `to` is the last one */                            \
    const char *version; /* the first of them as text */                                     \
    model_document *documents;                                                               \
    size_t n_documents;                                                                      \
    model_setting *settings;                                                                 \
    size_t n_settings;                                                                       \
    model_definition *definitions;                                                           \
    size_t n_definitions;                                                                    \
    composition files;  /* the file, merged with those that it stands on */                  \
    arena *memory

typedef struct rule_head {
    RULE_HEAD_MEMBERS;
} rule_head;

#define RULE_HEAD               \
    union {                     \
        struct {                \
            RULE_HEAD_MEMBERS;  \
        };                      \
        rule_head head;         \
    }

/*
 * Fill the zeroed head of a file that was parsed to `tree`: alone, or merged with what it extends or uses, which is
 * looked for beside it and in `folders` (separated by ':', may be NULL). The tree belongs to the head from now on,
 * and rule_head_close is due, on failure too. Without a head (NULL: there was no memory for its object) the tree is
 * freed and the answer is TIDU_ENOMEM.
 */
tidu_status rule_head_open(rule_head *h, yaml_tree *tree, tidu_error *err);
tidu_status rule_head_compose(rule_head *h, yaml_tree *tree, const char *folders, tidu_error *err);
void rule_head_close(rule_head *h);

#endif
