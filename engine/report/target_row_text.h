/* What the ledger, an explanation and a pack say of a row of targets. */
#ifndef REPORT_TARGET_ROW_TEXT_H
#define REPORT_TARGET_ROW_TEXT_H

#include "question/target_study.h"
#include "report/document.h"

/* The aim of a target, or of its part: "≥42, striving for 50", without its unit. */
void target_row_aim_text(const target_row *r, text_buffer *out);

/* The day of a value. */
void target_row_day_text(const target_reading *r, text_buffer *out);

/* Those that take part: "甲科; 乙科". */
void target_joint_text(const target *t, text_buffer *out);

void target_due_text(const target_row *r, text_buffer *out);

/* How the chance was found, or why there is none. */
void target_chance_text(const target_chance *c, text_buffer *out);

table_tone target_light_tone(const light *l);

/* What was assumed, as notes; with the rule and the day where the document does not say them itself. */
void target_add_notes(document *d, const target_study *s, bool with_rule, bool zh);

#endif
