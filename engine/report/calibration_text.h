/* Whether chances were fitted to outcomes: the words beside every chance. */
#ifndef REPORT_CALIBRATION_TEXT_H
#define REPORT_CALIBRATION_TEXT_H

#include "model/model.h"
#include "report/document.h"

enum { CALIBRATION_TEXT = 200 };

/* "calibrated on 214 filings 2023–2025", "uncalibrated: priors of this program". */
void calibration_text(const model *m, char text[CALIBRATION_TEXT]);

/* The same as a note, which says also if the rule is not the one that was fitted. */
void calibration_note(document *d, const model *m);

/* The same of several models, NULL for none: those that were fitted by name, the others in one note. */
void calibration_notes(document *d, const model *const *models, size_t n, bool zh);

/* "filed" as people read it. */
const char *filing_status_text(const char *status);

#endif
