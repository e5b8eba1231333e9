/*
 * Lists that this program wrote, given back by people who filled in columns: they are known by their headers, in either
 * language. What the program computed is not read again, and their year is the application year, never one of data.
 */
#ifndef INTAKE_OWN_LIST_H
#define INTAKE_OWN_LIST_H

#include "intake/header_cell.h"
#include "intake/problem.h"

/* How many columns of a row are headers of such a list; 0: it is none. */
size_t own_list_count(const header_basis *basis, const table_record *record);

/*
 * If the header is one of such a list: read no column that the program wrote but codes and names, take the labels that
 * only these lists have, and report once which columns are left out. False if memory is exhausted.
 */
bool own_list_settle(const header_basis *basis, header_row *row, problems *found);

#endif
