/* What the bands of a list stand for together, such as the credit lines of a pool: its exposure. */
#ifndef REPORT_INDEX_AMOUNTS_H
#define REPORT_INDEX_AMOUNTS_H

#include "report/index_report.h"

/* Nothing where no band has an amount. */
void index_amounts_add(document *d, const index_list *l);

#endif
