/*
 * Where a rule stands, for people: document and article, and in a model that extends another one the file too.
 */
#ifndef REPORT_CITE_TEXT_H
#define REPORT_CITE_TEXT_H

#include "base/text_buffer.h"
#include "model/model.h"
#include "report/document.h"

/*
 * `cite` as the model writes it, `origin` as its part has it (may be NULL): "guide art. 4(1)",
 * "guide art. 4(1) (hnte.yaml)"; in Chinese the document's number and the words of the place.
 */
void cite_text(const model *m, const char *cite, const char *origin, bool zh, text_buffer *out);

/* The same as a cell of a table; NULL: an empty one. */
void cite_cell(grid *g, size_t column, const model *m, const char *cite, const char *origin, bool zh);

#endif
