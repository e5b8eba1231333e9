/*
 * Table-driven reading of rule files. A row describes one key of a mapping: the kind of its value, whether it is
 * required, the reader, and the member of the struct to fill:
 *
 *   static const field_row day_rows[] = {
 *       FIELD("from", REQUIRED, date, rule_head, from),
 *       FIELD("to", OPTIONAL, date, rule_head, to),
 *       FIELD_END};
 *   static const field_table days = {.rows = day_rows, .check = check_days};
 *
 * The schema of a file is written from the same rows (report/model_schema.h). A row whose value is read by a function of
 * its own can name the table that describes the value; the table is then only used for the schema:
 *
 *   FIELD_PART("judged", OPTIONAL, YAML_IS_MAPPING, read_judged, FIELD_LIKE(&judged_table)),
 *
 * Keys are read in the order of the table, so that later rows can use what earlier ones have filled in. A key that
 * fills two members has two rows. Every error is TIDU_EMODEL with file, line and column.
 */
#ifndef MODEL_FIELD_H
#define MODEL_FIELD_H

#include "model/rule_head.h"
#include "rules/check.h"
#include "yaml/yaml_tree.h"

struct catalogue;

typedef struct rule_reader {
    const yaml_tree *tree;
    const yaml_node *owner; /* the mapping that is being read */
    arena *memory;
    rule_head *head;
    void *subject; /* the object that the file is read into: model, index_model, ladder ...; its head is `head` */
    dictionary *dictionary;
    const struct catalogue *models; /* for a ladder: the ids of models */
    const definition **definitions;
    const setting **settings;
    scope scope;
    tidu_error *err;
} rule_reader;

/* A reader for the open file `head`, which `subject` contains. */
rule_reader reader_of(rule_head *head, void *subject, dictionary *d, tidu_error *err);

/* Read the node into *out: a member of a struct, or the struct. */
typedef tidu_status field_reader(rule_reader *r, const yaml_node *n, void *out);

typedef struct field_row field_row;

/* How a mapping, or a member of a list, is read into its struct. */
typedef struct field_table field_table;
struct field_table {
    const field_row *rows;
    const char *form;    /* error if there is no mapping; NULL: names the first key */
    const void *usual;   /* initial value of a member of a list; NULL: zeros */
    field_reader *check; /* called after all rows; may be NULL */
    field_reader *read;  /* reads members that are not mappings, instead of the rows */
    /* used only for schemas: */
    int kinds;                  /* kinds of a member if `read` accepts others than scalars: YAML_IS_... */
    const char *const *words;   /* valid scalars, NULL-terminated; NULL: any */
    bool may_be_null;           /* a scalar, or ~ */
    const field_table *members; /* members of a list, or of a mapping with arbitrary keys (which has no `rows`) */
    const field_table *other;   /* an alternative form of the value */
};

typedef enum field_presence {
    FIELD_REQUIRED,
    FIELD_OPTIONAL,
    FIELD_ALWAYS /* optional, and its reader is called with NULL if it is absent */
} field_presence;

struct field_row {
    yaml_field field; /* a key of NULL ends the table */
    field_presence presence;
    field_reader *read;
    size_t offset;            /* of the member */
    const field_table *table; /* instead of a reader: for a mapping, or with `size` for the members of a list; beside a
                                 reader: describes the value, for schemas */
    size_t size;              /* of a member of the list */
    size_t count_offset;      /* offset of their number */
    const char *help;         /* why the value is not read */
    const char *about;        /* describes the value, for schemas; may be NULL */
};

/* The offset of a member; a compile-time error unless it has the type. */
#define FIELD_OFFSET(type, owner, member) _Generic(((owner *)0)->member, type: offsetof(owner, member))

#define FIELD_ROW(is, when, ...)                                                                          \
    .field.kinds = is, .field.is_required = FIELD_##when == FIELD_REQUIRED, .presence = FIELD_##when, \
    .field.key = __VA_ARGS__

/* Instead of a key: the key with a description of its value, for schemas. */
#define FIELD_ABOUT(key, text) key, .about = text

/* A value of one of the kinds listed below. */
#define FIELD(name, when, kind, owner, member)                                       \
    {FIELD_ROW(field_##kind##_is, when, name), .read = field_##kind##_row,           \
     .offset = FIELD_OFFSET(field_##kind##_type, owner, member)}

/* A value with its own reader, which gets the struct. May be followed by FIELD_LIKE or FIELD_LIST_LIKE. */
#define FIELD_PART(name, when, is, ...) {FIELD_ROW(is, when, name), .read = __VA_ARGS__}

/* The value is described by a table; or it is a list, or a mapping with arbitrary keys, of such values. */
#define FIELD_LIKE(form) .table = (form)
#define FIELD_LIST_LIKE(form) .table = &(const field_table){.members = (form)}

/* A member of the type with its own reader. */
#define FIELD_MEMBER(name, when, is, reader, type, owner, member) \
    {FIELD_ROW(is, when, name), .read = reader, .offset = FIELD_OFFSET(type, owner, member)}
#define FIELD_MEMBER_LIKE(name, when, is, reader, type, owner, member, form) \
    {FIELD_ROW(is, when, name), .read = reader, .offset = FIELD_OFFSET(type, owner, member), .table = (form)}

/* A mapping that fills members of the same struct, or a struct in it. */
#define FIELD_MAPPING(name, when, rows) {FIELD_ROW(YAML_IS_MAPPING, when, name), .table = rows}
#define FIELD_STRUCT(name, when, rows, owner, member) \
    {FIELD_ROW(YAML_IS_MAPPING, when, name), .table = rows, .offset = offsetof(owner, member)}

/* A list (or a mapping of names) that becomes an array, and the number of its members. */
#define FIELD_MEMBERS(rows, owner, member, count)                                           \
    .table = rows, .offset = offsetof(owner, member), .size = sizeof *((owner *)0)->member, \
    .count_offset = FIELD_OFFSET(size_t, owner, count)
#define FIELD_LIST_OF(name, when, is, rows, owner, member, count) \
    {FIELD_ROW(is, when, name), FIELD_MEMBERS(rows, owner, member, count)}
#define FIELD_LIST(name, when, rows, owner, member, count) \
    {FIELD_ROW(YAML_IS_SEQUENCE, when, name), FIELD_MEMBERS(rows, owner, member, count)}

/* A key that is allowed but not read, with the reason. */
#define FIELD_UNREAD(name, when, is, ...) {FIELD_ROW(is, when, name), .help = __VA_ARGS__}

#define FIELD_END {.field = {.key = NULL}}

/* Check the keys of the mapping and read its rows into *out. */
tidu_status fields_read(rule_reader *r, const yaml_node *mapping, const field_table *t, void *out);

/* A file of its own, whose fields need neither memory nor indicators. TIDU_EIO; TIDU_EMODEL with the place. */
tidu_status fields_read_file(const char *path, const field_table *t, void *out, tidu_error *err);

/* Read the root of a file into *out. Without a `form` the file must begin with the key of the first row. */
tidu_status file_read(rule_reader *r, const field_table *t, void *out);

/* Read the open file of `head` into *subject, which contains the head. */
tidu_status file_load(rule_head *head, const field_table *t, void *subject, dictionary *d, tidu_error *err);

/*
 * A new object of `size` bytes that begins with its head (RULE_HEAD), read from a file or from an open tree, which is taken over also
 * on failure. *out is the caller's (file_object_free). TIDU_EIO, TIDU_EMODEL with the place, TIDU_ENOMEM.
 */
tidu_status file_object_load(const char *path, const field_table *t, size_t size, dictionary *d, void **out, tidu_error *err);
tidu_status file_object_read(yaml_tree *tree, const field_table *t, size_t size, dictionary *d, void **out, tidu_error *err);
void file_object_free(void *object); /* NULL: nothing */

/* Read the members of a list into consecutive zeroed storage for all of them; *n counts them. */
tidu_status members_read(rule_reader *r, const yaml_node *list, const field_table *t, void *members, size_t size,
                         size_t *n);

/* A zeroed array in the arena of the file; fills err on failure. */
tidu_status field_array(rule_reader *r, size_t n, size_t size, void **out);

/*
 * The kinds of values: name, type of the member, kind of the node. Each has field_<name> and, for rows,
 * field_<name>_row.
 *
 * id        a-z, 0-9 and _       chance    0 to 1          magnitude  0 or more
 * literal   5%, 2 yi, 71         truth, quantity   an expression
 * region    the beginning of a division code of GB/T 2260, without the zeros behind it: "440000" becomes "44"
 * citation  DOCUMENT words; use FIELD_CITATION
 * seen      full, part, secondary or memory
 */
#define FIELD_KINDS(X)                              \
    X(text, const char *, YAML_IS_SCALAR)           \
    X(id, const char *, YAML_IS_SCALAR)             \
    X(number, double, YAML_IS_SCALAR)               \
    X(chance, double, YAML_IS_SCALAR)               \
    X(magnitude, double, YAML_IS_SCALAR)            \
    X(date, long, YAML_IS_SCALAR)                   \
    X(region, const char *, YAML_IS_SCALAR)         \
    X(bilingual, model_text, YAML_IS_MAPPING)       \
    X(literal, node *, YAML_IS_SCALAR)              \
    X(truth, node *, YAML_IS_SCALAR)                \
    X(quantity, node *, YAML_IS_SCALAR)             \
    X(indicator, int, YAML_IS_SCALAR)               \
    X(citation, model_citation, YAML_IS_SCALAR)     \
    X(seen, provenance, YAML_IS_SCALAR)

#define DECLARE(name, type, is)                                              \
    typedef type field_##name##_type;                                        \
    enum { field_##name##_is = is };                                         \
    tidu_status field_##name(rule_reader *r, const yaml_node *n, type *out); \
    field_reader field_##name##_row;                                         \
    extern const field_table field_##name##_form; /* of one such value */
FIELD_KINDS(DECLARE)
#undef DECLARE

/* Where a part comes from: `cite` and, if it is not what the document says, `seen`. */
#define FIELD_CITATION(when, owner, member)                                                                             \
    FIELD(FIELD_ABOUT("cite", "DOCUMENT article"), when, citation, owner, member),                                      \
    FIELD_UNREAD(FIELD_ABOUT("seen", "which text this was read in, if not as its document: full, part, secondary, memory"), \
                 OPTIONAL, YAML_IS_SCALAR, "read with the cite", FIELD_LIKE(&field_seen_form))

/* {zh, en} */
extern const field_row field_bilingual_rows[];

/* For lists of names of indicators: const char *. */
extern const field_table field_indicator_names;

#endif
