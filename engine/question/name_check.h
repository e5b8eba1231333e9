/*
 * Names that are none: in tables of taxes and statistics the column of names often holds the code once more, the heading,
 * or asterisks. They are left out, so that none takes the place of a name.
 */
#ifndef QUESTION_NAME_CHECK_H
#define QUESTION_NAME_CHECK_H

#include "panel/panel.h"

/* Whether a name says nothing of the company with this code. */
bool name_is_placeholder(const dictionary *d, const char *name, const char *code);

/* Remove such names from an import. False if memory is exhausted. */
bool name_drop_placeholders(panel *p);

#endif
