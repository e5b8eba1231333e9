/* Companies with figures for the years until an application, carried forward from their last closed year. */
#ifndef REACH_CARRIED_COMPANY_H
#define REACH_CARRIED_COMPANY_H

#include "panel/panel.h"
#include "reach/way_space.h"

/*
 * A new panel with this company alone, in which each annual figure that an open year lacks is that of the last closed year, and
 * 0 for what happens once (l->once), such as an award, where that year's is known. What is missing in the last closed year stays
 * missing. NULL if memory is exhausted.
 */
panel *carried_company_new(const panel *p, uint32_t company, const levers *l, const way_time *t);

/* The same for every company of a panel, in the panel itself. False if memory is exhausted. */
bool carried_companies_fill(panel *p, const levers *l, const way_time *t);

#endif
