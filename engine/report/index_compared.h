/* What is said of an index whose root compares the companies of a list with each other. Arguments are borrowed. */
#ifndef REPORT_INDEX_COMPARED_H
#define REPORT_INDEX_COMPARED_H

#include "index/index.h"
#include "report/document.h"

/* Who is not compared, on whom scores depend, which ends are not told; of VIKOR the compromise of each stratum. */
void index_compared_notes(document *d, const index_result *r, bool is_chinese);

/* The figures that the score of a company was made of, and of 'bod' its own weights. */
void index_compared_table(document *d, const index_result *r, uint32_t company, bool is_chinese);

#endif
