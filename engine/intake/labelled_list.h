/*
 * A list whose columns are few and fixed, as one of certificates or a register of codes: each column is a part with a
 * name and labels. What certificates and registers do not share stands in their own files.
 */
#ifndef INTAKE_LABELLED_LIST_H
#define INTAKE_LABELLED_LIST_H

#include "intake/intake_options.h"
#include "intake/intake_session.h"
#include "intake/problem.h"
#include "intake/table_reader.h"
#include "table/record.h"

enum { LABELLED_LIST_PARTS = 16, LABELLED_LIST_LABELS = 16, LABELLED_LIST_CELL = 256 };

typedef struct list_part {
    const char *name;                         /* accepted as a header in any case */
    const char *labels[LABELLED_LIST_LABELS]; /* other headers; NULL ends them */
} list_part;

/* What a list does with its table; `wanted` as in table_user, or NULL. */
typedef struct list_user {
    bool (*is_header)(void *user, const table_record *record);
    tidu_status (*take_header)(void *user, const table_record *record, tidu_error *err);
    tidu_status (*take_row)(void *user, const table_record *record, tidu_error *err);
    void *context;
    const char *wanted;
    bool takes_map; /* a mapping of the options is about this table */
} list_user;

typedef struct labelled_list {
    const list_part *parts;
    size_t n_parts;
    const list_user *user; /* borrowed while it is read */
    intake_options options;
    intake_session session;
    table_reader *table;
    size_t fields[LABELLED_LIST_PARTS];        /* NO_FIELD: not there */
    const char *constants[LABELLED_LIST_PARTS]; /* by a mapping; NULL: none */
    size_t *filter_fields;                      /* of the mapping's filters */
    const char **headers;
    intake_column *columns;
    size_t n_columns;
    unsigned long header_line;
    bool is_masked;                          /* this program wrote the list below the last export level */
    bool has_mask[LABELLED_LIST_PARTS];      /* of the row that is taken: parts that held a mask, and are empty now */
    table_field *unmasked;                   /* [n_columns] the fields of that row without them */
    unsigned long rows;
    unsigned long skipped;
} labelled_list;

/*
 * Read the list in `path`. A mapping of `options` is one of these parts (mapping_load_parts) where the user takes
 * one, else it is about another table and does not count. `report` may be NULL. As intake_read.
 */
tidu_status labelled_list_read(labelled_list *l, const char *path, const intake_options *options, const list_user *user,
                               problems *found, intake_report *report, tidu_error *err);

/* The part whose name or label this header is, n_parts: none. */
size_t labelled_list_find(const labelled_list *l, const table_field *field);

/*
 * Note the columns of a header and which part each is: part[i], n_parts for none, which is noted as unknown unless
 * is_known[i]. TIDU_EDATA: two columns are one part.
 */
tidu_status labelled_list_take_header(labelled_list *l, const table_record *record, const size_t *part,
                                      const bool *is_known, tidu_error *err);

/* The same where each column is the part whose label it has, and blank headers are no matter. */
tidu_status labelled_list_take_labels(labelled_list *l, const table_record *record, tidu_error *err);

/* The folded text of a part of a row; "" if it is absent or a word for nothing. */
void labelled_list_fold(const labelled_list *l, const table_record *record, size_t part, char out[LABELLED_LIST_CELL]);

/* Note a problem of a row that is left out; `part` n_parts: of the whole row. */
tidu_status labelled_list_leave_out(labelled_list *l, problem_kind kind, unsigned long line, size_t part,
                                    const char *found, tidu_error *err);

#endif
