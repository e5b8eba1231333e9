/* Whether chances were fitted to outcomes: the words beside every chance. */
#ifndef REPORT_CALIBRATION_TEXT_H
#define REPORT_CALIBRATION_TEXT_H

#include "model/model.h"
#include "report/document.h"

enum { CALIBRATION_TEXT = 200, CALIBRATION_WORD = 32 };

/* "calibrated on 214 filings 2023–2025", "uncalibrated: priors of this program". */
void calibration_text(const model *m, char text[CALIBRATION_TEXT]);

/* The same of one company, whose chance is not calibrated if a gate hangs on missing data: such filings are left out of the fit. */
void calibration_text_of(const model *m, bool lacks_data, char text[CALIBRATION_TEXT]);

/* For programs: "priors"; "outcomes" of the fit or, of a company that lacks data, "missing", with the beginning of its digest. */
void calibration_word(const model *m, bool lacks_data, char word[CALIBRATION_WORD]);

/* The word, and with the text, in a document that has a head. */
void calibration_basis(document *d, const model *m);
void calibration_head(document *d, const model *m);

/* The same as a note, which says also if the rule is not the one that was fitted. */
void calibration_note(document *d, const model *m);

/* The same of several models, NULL for none: those that were fitted by name, the others in one note. */
void calibration_notes(document *d, const model *const *models, size_t n, bool zh);

/* "filed" as people read it. */
const char *filing_status_text(const char *status);

#endif
