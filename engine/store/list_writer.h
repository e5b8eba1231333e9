/*
 * Writing a list (of certificates, of applications) into its table row by row: a row that is there is changed and what it
 * had is recorded in `history`, another is added. Every row met is noted for an undo.
 */
#ifndef STORE_LIST_WRITER_H
#define STORE_LIST_WRITER_H

#include "store/met_rows.h"

typedef struct list_writer {
    store_import_job *job;
    sqlite3_stmt *find;        /* by the key of a row */
    sqlite3_stmt *add;
    sqlite3_stmt *set;
    sqlite3_stmt *add_history;
    met_rows met;
} list_writer;

/* Prepare the three statements. list_writer_clear is due also on failure. */
tidu_status list_writer_init(list_writer *w, store_import_job *job, const char *find, const char *add, const char *set);
void list_writer_clear(list_writer *w);

/* Step w->find, whose key is bound and whose column `id` is the row's id; it is reset by the caller. */
tidu_status list_writer_find(list_writer *w, int id, bool *has_row);

/* A field of the row found: its name in `history`, its column in w->find, and what it becomes. */
typedef struct list_field {
    const char *code; /* of the company */
    const char *name;
    int column;
    const char *value;
    uint32_t line;
} list_field;

/* Record what the field had. */
tidu_status list_writer_keep(list_writer *w, const list_field *f);

#endif
