/* The numbers of a rule that a scenario can change, as a document. */
#ifndef REPORT_PARAMETER_REPORT_H
#define REPORT_PARAMETER_REPORT_H

#include "model/model.h"
#include "report/document.h"

/* NULL if memory is exhausted. */
document *parameter_document(model *m, const dictionary *names, bool is_chinese);

#endif
