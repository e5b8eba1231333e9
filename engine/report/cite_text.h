/* Citations for people: document and article and, in a model that extends another one, the file. */
#ifndef REPORT_CITE_TEXT_H
#define REPORT_CITE_TEXT_H

#include "base/text_buffer.h"
#include "model/model.h"
#include "report/document.h"

/*
 * A document as people cite it: 《title》 number (which text was read); in English with the short name that citations begin
 * with.
 */
void source_text(const model_document *x, bool zh, char *text, size_t size);

/* Which text was read, in words. */
const char *provenance_text(provenance seen);

/* What is said behind a figure: "" or, where it was seen in no text, " (from memory)". */
const char *provenance_mark(const model_citation *cite);

/*
 * "guide art. 4(1)"; in Chinese the number of the document and the translated place. What was seen in no text is marked as such.
 */
void head_cite_text(const rule_head *h, const model_citation *cite, bool zh, text_buffer *out);

/* The same of a model; in one that extends another, with the file. */
void cite_text(const model *m, const model_citation *cite, bool zh, text_buffer *out);

/* The same as a cell of a table; empty without a citation. */
void cite_cell(grid *g, size_t column, const model *m, const model_citation *cite, bool zh);

#endif
