/* Where one company stands out in its stratum, for the page that explains its score. */
#ifndef REPORT_INDEX_STANDING_REPORT_H
#define REPORT_INDEX_STANDING_REPORT_H

#include "index/index.h"
#include "report/document.h"

/*
 * Its first strengths and weaknesses by raw value (composite/standing.h): a strength is where more of the others are worse than
 * better, a weakness the other way round. The result must have raw values; a table without rows is left out.
 */
void index_standing_tables(document *d, const index_result *r, size_t place, bool is_chinese);

#endif
