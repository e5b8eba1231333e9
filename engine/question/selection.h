/*
 * The companies of a list: those for which an expression of the rule language is certainly true.
 */
#ifndef QUESTION_SELECTION_H
#define QUESTION_SELECTION_H

#include "panel/indicator.h"
#include "panel/panel.h"
#include "rules/binding.h"

typedef struct selection selection;

/*
 * Select by the expression `where`, by `town` and by `industry` (a prefix of the code), all of which must hold; each
 * may be NULL. If all are, *out becomes NULL, which selects every company. TIDU_EUSAGE: an error in the expression,
 * with its column.
 */
tidu_status selection_new(dictionary *d, const char *where, const char *town, const char *industry,
                          selection **out, tidu_error *err);
void selection_free(selection *s);

/* Ask the panel to hold what the selection reads. False if memory is exhausted. */
bool selection_want(const selection *s, int year, panel *into);

/*
 * *out becomes a new array [companies of the panel], owned by the caller: 1 where the selection (NULL: all) is
 * certainly true. Untouched on failure. TIDU_ENOTFOUND: no company is selected.
 */
tidu_status selection_members(const selection *s, const binding *b, uint8_t **out, tidu_error *err);

#endif
