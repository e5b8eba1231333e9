/* Models as documents: the list, one model in readable form, warnings, examples. */
#ifndef REPORT_MODEL_REPORT_H
#define REPORT_MODEL_REPORT_H

#include "model/model.h"
#include "report/document.h"

/* The table that model_row fills. */
grid *model_list_grid(document *d);
void model_list_row(grid *g, const model *m, bool is_chinese);

/* The condition of a band: "st_staff_share >= 30%", "else". */
void band_text(const model_item *x, size_t band, char *text, size_t size);

document *model_show_document(const model *m, const dictionary *names, bool is_chinese);

#endif
