/*
 * Which companies a list is about: an expression of the rule language that must hold for certain.
 */
#ifndef QUESTION_SELECTION_H
#define QUESTION_SELECTION_H

#include "panel/indicator.h"
#include "panel/panel.h"
#include "rules/binding.h"

typedef struct selection selection;

/*
 * `where` is an expression; `town` and `industry` (a prefix of the code) are joined to it; each may
 * be NULL. *out is NULL when nothing is asked. TIDU_EUSAGE with the column of a fault.
 */
tidu_status selection_new(dictionary *d, const char *where, const char *town, const char *industry,
                          selection **out, tidu_error *err);
void selection_free(selection *s);

/* What it reads must be in the panel. */
bool selection_want(const selection *s, int year, panel *into);

/*
 * A byte for each company of the panel, 1 where the selection (NULL: all) holds for certain; the caller's. *out is
 * untouched on failure. TIDU_ENOTFOUND when no company is left.
 */
tidu_status selection_members(const selection *s, const binding *b, uint8_t **out, tidu_error *err);

#endif
