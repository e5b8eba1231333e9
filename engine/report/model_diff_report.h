/* The differences between two models, as a document. */
#ifndef REPORT_MODEL_DIFF_REPORT_H
#define REPORT_MODEL_DIFF_REPORT_H

#include "base/tidu_error.h"
#include "model/model.h"
#include "report/document.h"

tidu_status model_diff_document(const model *before, const model *after, bool is_chinese,
                                document **out, tidu_error *err);

#endif
