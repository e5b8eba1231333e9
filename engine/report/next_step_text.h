/* The next step of a company in words, the same in lists, explanations and elsewhere. */
#ifndef REPORT_NEXT_STEP_TEXT_H
#define REPORT_NEXT_STEP_TEXT_H

#include "ranking/next_step.h"

/* "work on: share of S&T staff". Truncated to `size`. */
void next_step_text(const advice_basis *k, size_t company, bool is_chinese, char *out, size_t size);

/* "push", translated. */
const char *tier_word(tier t);

#endif
