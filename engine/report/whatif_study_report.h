/*
 * A scenario that was run as a document.
 */
#ifndef REPORT_WHATIF_STUDY_REPORT_H
#define REPORT_WHATIF_STUDY_REPORT_H

#include "question/whatif_study.h"
#include "report/whatif_report.h"

/* What came out with its notes. The document borrows nothing. NULL when memory is used up. */
document *whatif_study_document(const whatif_study *w, bool is_flat);

/* The same for programs, in no language: what is kept and compared to the byte. */
document *whatif_study_plain(const whatif_study *w);

#endif
