/*
 * Texts that people write (remarks, reasons, findings, titles), as an answer below the last export level shows them: an amount of money in
 * one is as secret as in a column of its own.
 */
#ifndef REPORT_WRITTEN_TEXT_H
#define REPORT_WRITTEN_TEXT_H

#include "base/text_buffer.h"

/*
 * Append the text with "…" for numbers before a unit of money (元, 万, 亿, also of a range), and of 18 or 15 digits in a row that are no
 * credit code only three: identity cards with a wrong digit, and those of before 1999. Dates, counts and numbers of documents stay.
 */
void written_text_mask(const char *text, text_buffer *out);

/* Whether anything would be changed. */
bool written_text_has_secret(const char *text);

#endif
