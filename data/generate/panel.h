/*
 * A panel of experts: what it makes of those who filed.
 */
#ifndef GENERATE_PANEL_H
#define GENERATE_PANEL_H

#include "assessor.h"
#include "filing.h"

/*
 * Judges rows[n], which filed for one kind in one year and whose `readiness` and `unmet` are known; `standing` is what the rules
 * said of all before. Fills in the outcome of each.
 */
bool panel_judge(assessor *a, filings *f, size_t first, const tidu_assessment *standing, tidu_error *err);

#endif
