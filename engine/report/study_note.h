/* Notes beside the answers of a study. */
#ifndef REPORT_STUDY_NOTE_H
#define REPORT_STUDY_NOTE_H

#include "question/study.h"
#include "report/document.h"

/* A note if the model is of the user's own folder and overrides another one; wherever its verdicts are shown. */
void study_note_replaced(document *d, const study *s);

/* What a list is, in its workbook: the kind of list, the rule, its version ("": none), the question and its data. */
void list_set_stamp(document *d, const loaded_data *data, const binding *question, const char *list, const char *rule,
                    const char *version);

/* The same of a list of one model. */
void study_stamp(document *d, const study *s, const char *list);

/* For a list of that many companies: the model, its version, year and day, what was not given, and whether its chances were fitted. */
void study_add_notes(document *d, const study *s, size_t companies);

/* The same where no chance is told. */
void study_add_data_notes(document *d, const study *s, size_t companies);

/* The settings of the model that were not given, so that what needs them is unknown. */
void study_note_settings(document *d, const study *s);

/* How many companies are left out because they hold the certificate (or, for a re-examination, do not). */
void study_note_others(document *d, const study *s, size_t others);

#endif
