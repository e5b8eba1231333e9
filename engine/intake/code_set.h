/*
 * The set of codes seen so far, in about eight bytes each, for streams of tens of millions of companies whose codes
 * would not fit into memory. A code is represented by sixty bits of a hash: a code that was seen is always found, and
 * the probability that any of twenty million unseen codes is mistaken for a seen one is one in thousands.
 */
#ifndef INTAKE_CODE_SET_H
#define INTAKE_CODE_SET_H

#include <stdbool.h>
#include <stddef.h>

typedef struct code_set code_set;

code_set *code_set_new(void);
void code_set_free(code_set *s);

/* Add a code; *is_new becomes whether it was not in the set. False if memory is exhausted. */
bool code_set_add(code_set *s, const char *code, size_t length, bool *is_new);

#endif
