/* The result of a scenario, as a document. */
#ifndef REPORT_WHATIF_STUDY_REPORT_H
#define REPORT_WHATIF_STUDY_REPORT_H

#include "question/whatif_study.h"
#include "report/whatif_report.h"

/* The result with its notes. Borrows nothing. NULL if memory is exhausted. */
document *whatif_study_document(const whatif_study *w, bool is_flat);

/* All of the same for programs, independent of language: stored, and compared byte by byte. */
document *whatif_study_plain(const whatif_study *w);

#endif
