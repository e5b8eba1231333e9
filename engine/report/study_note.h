/*
 * What is said beside the answers of a study.
 */
#ifndef REPORT_STUDY_NOTE_H
#define REPORT_STUDY_NOTE_H

#include "question/study.h"
#include "report/document.h"

/* Whether the model is of a folder of one's own and stands in for another: said wherever its verdicts are. */
void study_note_replaced(document *d, const study *s);

/* Beside a list of so many companies: the model, its version, year and day, and what was not given. */
void study_add_notes(document *d, const study *s, size_t companies);

/* How many companies are not in the list because they hold the certificate (of a re-check: do not). */
void study_note_others(document *d, const study *s, size_t others);

#endif
