/*
 * Texts that a spreadsheet would take for a formula (OWASP, CSV injection). Written with an apostrophe before them they are shown as
 * they are, and read back without it.
 */
#ifndef BASE_FORMULA_TEXT_H
#define BASE_FORMULA_TEXT_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Whether the text needs the apostrophe: it begins with = + - or @, also full width or behind blanks, tabs and line ends, and is neither that one
 * character nor a number. A text that has one already and would need it without needs another, so that reading is the reverse of
 * writing.
 */
bool formula_text_is_dangerous(const char *text, size_t length);

/* Without the apostrophe that made it harmless; other texts stay. Returns the length. */
size_t formula_text_original(const char **text, size_t length);

#endif
