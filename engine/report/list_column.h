/* The columns that a list of companies may have. */
#ifndef REPORT_LIST_COLUMN_H
#define REPORT_LIST_COLUMN_H

#include "report/table.h"

/* Those of contract.md, then others. */
enum list_column { L_RANK, L_CODE, L_NAME, L_MODEL, L_YEAR, L_VERDICT, L_READINESS, L_SCORE_LO, L_SCORE_HI,
                   L_POTENTIAL, L_TIER, L_MISSING, L_UNMET, L_READINESS_LO, L_READINESS_HI, L_YEARS, L_COST, L_NEXT, L_CONTRACT, L_TOWN = L_CONTRACT, L_STATE,
                   L_BY, L_PROVEN, L_PERCENTILE, L_COST_TEXT, L_GRID, L_PARK, L_INDUSTRY, L_COACH, L_RANK_TOWN, L_RANK_INDUSTRY, L_RANK_GRID,
                   L_RANK_PARK, L_RANK_COACH, L_CALIBRATION, L_COLUMNS };

extern const table_column list_columns[L_COLUMNS];

#endif
