/*
 * Which codes were seen, in about eight bytes each: for streams of tens of millions of companies, where the codes
 * themselves would not fit. Sixty bits of a hash stand for a code, so one of twenty million unseen codes is taken for
 * a seen one with a chance of one in thousands; a seen one is always found.
 */
#ifndef INTAKE_CODE_SET_H
#define INTAKE_CODE_SET_H

#include <stdbool.h>
#include <stddef.h>

typedef struct code_set code_set;

code_set *code_set_new(void);
void code_set_free(code_set *s);

/* Add a code; *is_new says whether it was not there. False when memory is used up. */
bool code_set_add(code_set *s, const char *code, size_t length, bool *is_new);

#endif
