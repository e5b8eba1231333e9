/* The bulletin of a month, and the papers of a meeting, about targets. */
#ifndef REPORT_TARGET_PACK_REPORT_H
#define REPORT_TARGET_PACK_REPORT_H

#include "question/target_pack.h"
#include "report/document.h"

/* NULL if memory is exhausted. */
document *target_pack_document(const target_pack *p, bool is_meeting, bool is_chinese);

#endif
