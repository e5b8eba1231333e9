/* What is missing or doubtful of the companies of a roster, and who has it. */
#ifndef REPORT_ROSTER_QUALITY_H
#define REPORT_ROSTER_QUALITY_H

#include "report/document.h"
#include "report/roster_facts.h"

/* Add it as a table. TIDU_ENOMEM; TIDU_ESTORE. */
tidu_status roster_quality_table(document *d, const roster_facts *f, tidu_error *err);

#endif
