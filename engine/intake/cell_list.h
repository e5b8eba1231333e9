/* A short list whose cells are kept as folded texts: weights of towns, peers of indicators. */
#ifndef INTAKE_CELL_LIST_H
#define INTAKE_CELL_LIST_H

#include "intake/labelled_list.h"

typedef struct cell_list_form {
    const list_part *parts;
    size_t n_parts, n_needed; /* the first so many must be in the header */
    const char *wanted;       /* marked by N_(): what the header must name */
} cell_list_form;

typedef struct cell_list_row {
    const char *text[LABELLED_LIST_PARTS]; /* "": nothing */
    unsigned long line;
} cell_list_row;

typedef struct cell_list {
    arena *memory;
    cell_list_row *rows; /* [n] but blank ones and totals */
    size_t n, capacity;
    const char *file;
    size_t columns[LABELLED_LIST_PARTS]; /* from 1; 0: not there */
} cell_list;

/* cell_list_clear is due, also on failure. Statuses as labelled_list_read. */
tidu_status cell_list_read(const char *path, const intake_options *options, const cell_list_form *form, problems *found, cell_list *out,
                           tidu_error *err);
void cell_list_clear(cell_list *l);

#endif
