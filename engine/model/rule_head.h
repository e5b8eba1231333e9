/*
 * The common head of all rule files (models, indices, ladders, policies, tables of names, actions, levers): identity, the
 * documents, settings and definitions that parts refer to, the effective days, and the memory that everything lives
 * in.
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

/* In which text a figure was read, from the weakest to the strongest. */
typedef enum provenance {
    PROVENANCE_MEMORY,    /* in none that could be named */
    PROVENANCE_SECONDARY, /* in another text, which reports it */
    PROVENANCE_PART,      /* in the document, of which a part was at hand */
    PROVENANCE_FULL       /* in the full document */
} provenance;

enum { PROVENANCES = PROVENANCE_FULL + 1 };

typedef struct model_document {
    const char *id;
    model_text title;
    const char *number;
    provenance seen;
    const char *address; /* where it was read; or NULL */
} model_document;

/* Where a part of a file comes from. */
typedef struct model_citation {
    const char *text;   /* document and article; NULL: none */
    const char *origin; /* the file of the part if it is not the file's own; or NULL */
    provenance seen;    /* the document's, unless the part says otherwise */
} model_citation;

typedef struct model_setting {
    setting value;
    model_text name;
    model_citation cite;
} model_setting;

typedef struct model_definition {
    definition value;
    const char *text; /* as written; `over` of a table, all codes of a list */
    model_text name;  /* may be empty */
    model_citation cite; /* its origin is also there without a text */
    const char **step_texts;  /* of a table: "to 5000 wan: 5%" */
} model_definition;

/* A struct for a kind of file has these members directly and, as the same storage, under the name `head`. */
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
 * Fill the zeroed head of a file parsed to `tree`: as it is, or merged with the files that it extends or uses, which
 * are looked up beside it and in `folders` (separated by ':', may be NULL). The head owns the tree from now on, and
 * rule_head_close is due, also on failure. Without a head (NULL: its object could not be allocated) the tree is freed
 * and the result is TIDU_ENOMEM.
 */
tidu_status rule_head_open(rule_head *h, yaml_tree *tree, tidu_error *err);
tidu_status rule_head_compose(rule_head *h, yaml_tree *tree, const char *folders, tidu_error *err);
void rule_head_close(rule_head *h);

/* The document whose id a citation begins with ("measures art. 11(5)"); NULL if it is none of the file's. */
const model_document *rule_head_document(const rule_head *h, const char *cite);

#endif
