/*
 * Which codes were seen, in about eight bytes each: for streams of tens of millions of companies, where the codes
 * themselves would not fit. Sixty bits of a hash stand for a code, so one of twenty million unseen codes is taken for
 * a seen one with a chance of one in thousands; a seen one is always found.
 */
#ifndef INTAKE_SEEN_CODES_H
#define INTAKE_SEEN_CODES_H

#include <stdbool.h>
#include <stddef.h>

typedef struct seen_codes seen_codes;

seen_codes *seen_codes_new(void);
void seen_codes_free(seen_codes *s);

/* Add a code; *is_new says whether it was not there. False when memory is used up. */
bool seen_codes_add(seen_codes *s, const char *code, size_t length, bool *is_new);

#endif
