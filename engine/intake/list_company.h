/*
 * The company of a row of a labelled list: by its code, else by its name. Lists of certificates, of applications, of pools and of
 * visits share this.
 */
#ifndef INTAKE_LIST_COMPANY_H
#define INTAKE_LIST_COMPANY_H

#include "intake/labelled_list.h"

/* The folded texts of a row by part; "" where there is nothing. */
typedef char list_cell[LABELLED_LIST_CELL];

typedef struct list_company {
    size_t code, name, town, candidates; /* these parts of the list */
    review_kind reviews;    /* where rows go whose company is not found */
    unsigned long left_out; /* rows of which something is wrong */
    uint64_t by_name;       /* of the codes that were found (intake_report) */
} list_company;

/*
 * Clean text[code], or find it by text[name] and text[town]; *is_found is false if the row is left out, with a problem or
 * because another company is asked for.
 */
tidu_status list_company_find(list_company *c, labelled_list *l, const table_record *record, list_cell text[],
                              bool *is_found, tidu_error *err);

/*
 * The same of a row as it came in: fold its parts into text[l->n_parts] first. Blank rows and rows of totals are left out, too.
 */
tidu_status list_company_take_row(list_company *c, labelled_list *l, const table_record *record, list_cell text[], bool *is_found,
                                  tidu_error *err);

/* Leave a row out, as labelled_list_leave_out. */
tidu_status list_company_leave_out(list_company *c, labelled_list *l, problem_kind kind, unsigned long line, size_t part,
                                   const char *found, tidu_error *err);

#endif
