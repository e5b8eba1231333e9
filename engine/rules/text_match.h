/*
 * A text against the words of a rule: is it one of them, or does it begin with one? Made once for a rule
 * (=, !=, in, starts_with), then asked for every company.
 */
#ifndef RULES_TEXT_MATCH_H
#define RULES_TEXT_MATCH_H

#include <stdint.h>

#include "rules/node.h"

typedef struct text_match text_match;

/* Borrows the node's words. NULL when memory is used up. */
text_match *text_match_new(const node *n);
void text_match_free(text_match *m);

/* The first letters of each text as a number, once for all rules that ask about it. */
void text_match_letters(const char *const *texts, uint64_t *letters, size_t n);

/* What the rule says of each text with these letters; NULL is a text that is not known. numeric/truth.h */
void text_match_run(const text_match *m, const char *const *texts, const uint64_t *letters, uint8_t *out,
                    size_t n);

#endif
