/* Models as documents: the list, one model in readable form, warnings, examples. */
#ifndef REPORT_MODEL_REPORT_H
#define REPORT_MODEL_REPORT_H

#include "model/filing_calendar.h"
#include "model/model.h"
#include "report/document.h"

/*
 * The list of models: the table, a row for each, and at its end how many of all figures were read in which kind of text,
 * which the rows add up in `seen`.
 */
grid *model_list_grid(document *d);
void model_list_row(grid *g, const model *m, size_t seen[PROVENANCES], bool is_chinese);
void model_list_end(document *d, const size_t seen[PROVENANCES]);

/* The condition of a band: "st_staff_share >= 30%", "else". */
void band_text(const model_item *x, size_t band, char *text, size_t size);

/* NULL if memory is exhausted. */
document *model_show_document(const model *m, const filing_calendar *calendar, const dictionary *names, bool is_chinese);

#endif
