/*
 * Messages for the command line may end with advice that names an option ("...; --with-holders lists them, too"). On a page such advice is of no use.
 */
#ifndef REPORT_OPTION_ADVICE_H
#define REPORT_OPTION_ADVICE_H

#include <stddef.h>

/* The length of the text without the clauses from the first one on that names an option; the whole length if none does, or nothing would be left. */
size_t option_advice_begin(const char *text);

#endif
