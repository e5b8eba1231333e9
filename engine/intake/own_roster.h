/*
 * A roster that this program wrote and that towns give back (tidu roster): by its stamp, or by columns that nobody else has. Of a
 * row that it wrote only what is filled in is read; a row that was added at the end, which has no number, is read whole.
 */
#ifndef INTAKE_OWN_ROSTER_H
#define INTAKE_OWN_ROSTER_H

#include "intake/header_cell.h"
#include "intake/problem.h"

/* How many columns of a row are those of a roster; 0: it is none. */
size_t own_roster_count(const header_basis *basis, const table_record *record);

/*
 * If the header is one of such a roster, note it in the row, take the indicators that are filled in whatever their headings are,
 * mark what the program wrote and report it once. False if memory is exhausted.
 */
bool own_roster_settle(const header_basis *basis, header_row *row, problems *found);

#endif
