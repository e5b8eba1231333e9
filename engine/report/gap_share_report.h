/* Gaps of towns that others take over, as a document. */
#ifndef REPORT_GAP_SHARE_REPORT_H
#define REPORT_GAP_SHARE_REPORT_H

#include "report/document.h"
#include "target/gap_share.h"

/* Copies what it needs. NULL if memory is exhausted. */
document *gap_share_document(const gap_town *towns, size_t n, const gap_sum *sum, bool is_flat, bool is_chinese);

#endif
