/*
 * What was chosen for the columns of a table, as a mapping file (intake/mapping.h has its form). The form has of each column i, from 1:
 *
 *   c<i>.header   the header by which a mapping names it
 *   c<i>.was      what it was taken for before anything was chosen: indicator@year, "@" for nothing
 *   c<i>.to       the indicator chosen; "": it is not read
 *   c<i>.year     of its figures; ""
 *   c<i>.unit     "": as it was read
 *
 * Only columns that were changed are written, so that the rest is read as ever.
 */
#ifndef SERVER_CHOICE_MAP_H
#define SERVER_CHOICE_MAP_H

#include <stdbool.h>
#include <stdio.h>

#include "server/upload.h"

enum { CHOICE_NAME = 24 };

/* The field of the form for a part of a column. */
const char *choice_field(const upload *form, size_t column, const char *part);

/* Write the mapping; returns how many columns were changed. Fields that the form does not have, or with values that it does not offer, are passed over. */
size_t choice_map_write(const upload *form, FILE *to);

/* The units of a column of money that can be chosen, NULL-terminated. */
extern const char *const choice_units[];

#endif
