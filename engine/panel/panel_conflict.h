/*
 * Cells for which two panels have different values.
 */
#ifndef PANEL_PANEL_CONFLICT_H
#define PANEL_PANEL_CONFLICT_H

#include "panel/panel.h"

typedef struct panel_conflict {
    uint32_t company; /* in `other` */
    uint32_t first;   /* the same company in `p` */
    int indicator;
    int year; /* PANEL_ANY_YEAR: an attribute */
} panel_conflict;

/* False stops the search. Setting this cell of `other` to another value is allowed. */
typedef bool (*panel_conflict_visit)(void *context, const panel_conflict *found);

/*
 * Visit each cell that has a value in both panels, but not the same: in the order of the companies of `other`, then
 * attributes before years. Both have the same dictionary. False: stopped.
 */
bool panel_find_conflicts(const panel *p, const panel *other, panel_conflict_visit visit, void *context);

#endif
