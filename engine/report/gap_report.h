/* Gaps as a document: what would meet each condition, and how far met ones are from failing. */
#ifndef REPORT_GAP_REPORT_H
#define REPORT_GAP_REPORT_H

#include "base/text_buffer.h"
#include "report/document.h"
#include "scenario/gap.h"

/*
 * `is_for_screen`: values as officials write them; otherwise one table of plain numbers. Copies what it needs. NULL if
 * memory is exhausted.
 */
document *gap_document(const gaps *g, const model *m, const dictionary *d, const char *title,
                       bool is_for_screen, bool is_chinese);

enum { GAP_SUBJECT_SIZE = 512 };

/* The name of the condition or item that a row is about, marked if its figures are from memory. Returns `out`. */
const char *gap_subject_text(const gap *g, const model *m, bool is_chinese, char out[GAP_SUBJECT_SIZE]);

/* One row in words: "3 more S&T staff (7 → 10)". */
void gap_text(const gap *g, const dictionary *d, bool is_chinese, text_buffer *out);

#endif
