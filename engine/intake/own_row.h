/* The rows of a roster that this program wrote (own_roster.h): its own, those that people added, and those left for that. */
#ifndef INTAKE_OWN_ROW_H
#define INTAKE_OWN_ROW_H

#include "intake/column_plan.h"
#include "table/record.h"

/* The program wrote it, so only what is filled in is read: it has a number that it wrote. False of a table that is no roster. */
bool own_row_is_written(const intake_plan *plan, const table_record *record);

/* A row for companies that are met on the way, into which nobody has written: its boxes are not ticked. False as above. */
bool own_row_is_unused(const intake_plan *plan, const word_lists *words, const table_record *record);

#endif
