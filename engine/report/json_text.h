/*
 * The parts of JSON (RFC 8259) that are easy to get wrong: strings and numbers. Brackets, commas and keys are left to
 * the writer.
 */
#ifndef REPORT_JSON_TEXT_H
#define REPORT_JSON_TEXT_H

#include "base/text_buffer.h"

/*
 * A string with quotes. Control characters are escaped, bytes that are not UTF-8 become U+FFFD, so that the result is
 * always valid. NULL is written as null.
 */
void json_append(text_buffer *b, const char *text, size_t length);
void json_append_string(text_buffer *b, const char *text);

/* NaN and infinities are null; `decimals` -1: the shortest text that reads back. */
void json_append_number(text_buffer *b, double value, int decimals);

#endif
