/*
 * An expression as text again, for explanations.
 */
#ifndef RULES_PRINT_H
#define RULES_PRINT_H

#include "base/text_buffer.h"
#include "rules/node.h"

void expression_print(const node *n, text_buffer *out);

/* "<", "≤", ">", "≥", "=", "≠" */
const char *relation_sign(compare_relation relation);

/* Is the number of this node read best as a percentage? A literal 5%, money over money, a growth. */
bool expression_is_percent(const node *n);

#endif
