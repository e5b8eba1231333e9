/*
 * What is to be said of the mapping of a table once its header is known: that amounts stay in another currency, and which entries no column matches.
 */
#ifndef INTAKE_HEADER_MAPPING_H
#define INTAKE_HEADER_MAPPING_H

#include <stdbool.h>

#include "intake/header_cell.h"
#include "intake/problem.h"

/* False if memory is exhausted. */
bool header_mapping_note(const header_basis *basis, const header_row *row, problems *found);

#endif
