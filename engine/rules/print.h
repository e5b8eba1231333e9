/* Prints an expression as source text, for explanations. */
#ifndef RULES_PRINT_H
#define RULES_PRINT_H

#include "base/text_buffer.h"
#include "rules/node.h"

void expression_print(const node *n, text_buffer *out);

/* "<", "≤", ">", "≥", "=", "≠" */
const char *relation_sign(compare_relation relation);

/* Is this number best shown as a percentage: a literal such as 5%, money over money, a growth rate? */
bool expression_is_percent(const node *n);

#endif
