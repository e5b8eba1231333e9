/*
 * One cell of a CSV file, quoted where it must be.
 */
#ifndef BASE_CSV_TEXT_H
#define BASE_CSV_TEXT_H

#include "base/text_buffer.h"

/*
 * By RFC 4180. A text with a blank at its edge is quoted too: libcsv and many other readers cut blanks off unquoted cells.
 * A text that a spreadsheet would take for a formula gets an apostrophe (base/formula_text.h), which intake takes away again.
 * When memory is used up, the buffer says so.
 */
void csv_text_append(text_buffer *b, const char *text);

#endif
