/* Claims on policies as texts. */
#ifndef REPORT_POLICY_TEXT_H
#define REPORT_POLICY_TEXT_H

#include "base/text_buffer.h"
#include "question/policy_study.h"
#include "report/document.h"

/* "certain", "possible", "none", "barred", "lower", "elsewhere": for programs; and in words. */
const char *claim_name(const award_claim *c);
const char *claim_word(const award_claim *c);
table_tone claim_tone(const award_claim *c);

/* Of a claim: the name of its clause, and of its policy. */
const model_condition *claim_condition(const award_claim *c);

/* "20 wan", "up to 20 wan", "not published", "cannot be told". */
void claim_worth_text(const award_claim *c, bool zh, text_buffer *out);

/* What stands in the way or was excepted: gate, exception with who, why and when; nothing without a gate. */
void claim_gate_text(const policy_study *s, size_t company, const award_claim *c, bool zh, text_buffer *out);

/* With which others only the highest is paid, and which of them is paid instead; nothing if there are none. */
void claim_exclusion_text(const award_claim *c, const award_claim *claims, bool zh, text_buffer *out);

/* "1,200,000 to 2,000,000 yuan, and 3 payments of unknown amount". */
void cost_text(double least, double greatest, size_t unknown, bool zh, text_buffer *out);

#endif
