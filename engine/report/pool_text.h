/* Events of pools and reasons for them in words. */
#ifndef REPORT_POOL_TEXT_H
#define REPORT_POOL_TEXT_H

#include "base/text_buffer.h"
#include "question/pool_due.h"

/* Why a company enters or leaves by rule, or why that cannot be told: the name of the rule and the facts. */
void pool_due_text(const pool_study *s, const pool_due_row *row, text_buffer *out);

/* The title that a pool leads to, as people call it; nothing if its file is gone. */
void pool_title_text(const pool_study *s, const char *pool, text_buffer *out);

/* A rule of a pool by its name, for people; nothing if it is "". */
void pool_rule_text(const pool_study *s, const char *pool, const char *rule, text_buffer *out);

/* Who brought an event, when and in what: "by li on 2025-03-02, list.xlsx line 5", "by li on 2025-03-02 with: tidu pool enter ...". */
void pool_origin_text(const pool_event *e, text_buffer *out);

/* What is in the way of an event that was refused: "is in the pool since 2025-03-01 (by li ...)". */
void pool_refusal_text(const pool_refusal *r, text_buffer *out);

#endif
