/*
 * What a company is told first, in words: the same in a list, in an explanation and wherever else it stands.
 */
#ifndef REPORT_NEXT_STEP_TEXT_H
#define REPORT_NEXT_STEP_TEXT_H

#include "ranking/next_step.h"

/* "work on: share of S&T staff". Cut where `out` is full. */
void next_step_text(const advice_basis *k, size_t company, bool is_chinese, char *out, size_t size);

/* "push", translated. */
const char *tier_word(tier t);

#endif
