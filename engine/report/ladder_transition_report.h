/* Moves between rungs from year to year, as a document. */
#ifndef REPORT_LADDER_TRANSITION_REPORT_H
#define REPORT_LADDER_TRANSITION_REPORT_H

#include "question/ladder_transitions.h"
#include "report/ladder_report.h"

/* Tables: transitions (shares with their intervals), moves (counts), stays (years until the next rung), years. Copies everything. */
document *ladder_transition_document(const ladder_state *s, const ladder_transitions *t, const ladder_style *style);

#endif
