/*
 * Matches texts against the words of a rule: is it one of them, or does it begin with one? Prepared once per rule (=,
 * !=, in, starts_with), then run for every company.
 */
#ifndef RULES_TEXT_MATCH_H
#define RULES_TEXT_MATCH_H

#include <stdint.h>

#include "rules/node.h"

typedef struct text_match text_match;

/* Borrows the words of the node. NULL if memory is exhausted. */
text_match *text_match_new(const node *n);
void text_match_free(text_match *m);

/* Pack the first eight bytes of each text into an integer; shared by all rules on the same column. */
void text_match_letters(const char *const *texts, uint64_t *letters, size_t n);

/* The truth of the rule for each text with these packed letters (numeric/truth.h); NULL is a missing text. */
void text_match_run(const text_match *m, const char *const *texts, const uint64_t *letters, uint8_t *out,
                    size_t n);

#endif
