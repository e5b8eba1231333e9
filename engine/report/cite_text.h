/* Citations for people: document and article and, in a model that extends another one, the file. */
#ifndef REPORT_CITE_TEXT_H
#define REPORT_CITE_TEXT_H

#include "base/text_buffer.h"
#include "model/model.h"
#include "report/document.h"

/* A document as people cite it: 《title》 number; in English with the short name that citations begin with. */
void source_text(const model_document *x, bool zh, char *text, size_t size);

/*
 * `cite` as in the model, `origin` as in its part (may be NULL): "guide art. 4(1)", "guide art. 4(1) (hnte.yaml)"; in
 * Chinese the number of the document and the translated place.
 */
void cite_text(const model *m, const char *cite, const char *origin, bool zh, text_buffer *out);

/* The same as a cell of a table; empty for NULL. */
void cite_cell(grid *g, size_t column, const model *m, const char *cite, const char *origin, bool zh);

#endif
