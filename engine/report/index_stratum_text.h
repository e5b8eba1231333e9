/* The words for the companies that one is compared with. */
#ifndef REPORT_INDEX_STRATUM_TEXT_H
#define REPORT_INDEX_STRATUM_TEXT_H

#include "index/index.h"

/* The name of a stage, or the text, of the stratum at that place of the order. */
const char *index_stratum_name(const index_result *r, size_t place, bool is_chinese);

#endif
