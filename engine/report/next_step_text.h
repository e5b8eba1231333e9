/* What a company lacks for its verdict today, in words. */
#ifndef REPORT_NEXT_STEP_TEXT_H
#define REPORT_NEXT_STEP_TEXT_H

#include "model/tier.h"
#include "ranking/next_step.h"

/* "ask for: revenue 2024 (size)"; "" if the verdict is no. Truncated to `size`. */
void next_step_text(const advice_basis *k, size_t company, bool is_chinese, char *out, size_t size);

/* The same of a step that was found before. */
void next_step_words(const next_step *step, const dictionary *d, bool is_chinese, char *out, size_t size);

/* "push", translated. */
const char *tier_word(tier t);

#endif
