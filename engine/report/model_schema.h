/*
 * The kinds of files of rules, and the JSON Schema (draft 2020-12) of each, written from the tables by which they are
 * read (model/field.h).
 */
#ifndef REPORT_MODEL_SCHEMA_H
#define REPORT_MODEL_SCHEMA_H

#include "base/text_buffer.h"
#include "model/field.h"
#include "report/document.h"

typedef struct schema_kind {
    const char *name;    /* "model" */
    const char *files;   /* where they stand: "models/NAME.yaml"; NULL: anywhere */
    const char *summary; /* to be translated */
    const field_table *table;
} schema_kind;

/* The i-th kind; NULL beyond the last. */
const schema_kind *schema_kind_get(size_t i);

/* NULL if there is no such kind; *nearest is then the name to suggest, or NULL. */
const schema_kind *schema_kind_find(const char *name, const char **nearest);

/* One row for each kind; NULL when memory is used up. */
document *schema_kinds_document(void);

/*
 * Write the schema. It accepts exactly the keys that the reader accepts and requires the same ones. Values are checked as
 * far as the tables describe them, so a valid file may still have errors that only the reader finds (expressions, ids,
 * citations). In a file that extends another, every key is optional and may be empty.
 */
void schema_write(const schema_kind *k, text_buffer *out);

#endif
