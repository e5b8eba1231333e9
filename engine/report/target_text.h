/* Targets as officials write them. */
#ifndef REPORT_TARGET_TEXT_H
#define REPORT_TARGET_TEXT_H

#include "base/text_buffer.h"
#include "model/target_plan.h"

/* "≥5 projects, striving for 8", "≈2.7%", "1–2", "among the first 13", "each year ≥600"; of a date the day. */
void target_aim_text(const target *t, bool zh, text_buffer *out);

/* The same without its unit, which stands in a column of its own: "≥5, striving for 8". */
void target_number_text(const target *t, text_buffer *out);

/* A number that stands in a unit: "42 家", "78%". */
void target_quantity_text(double number, const target_unit *unit, bool zh, text_buffer *out);

/* A value in plain units, in the unit in which people would write it, with two places. */
void target_value_text(const target_rules *rules, size_t counted, double value, bool zh, text_buffer *out);

/* "wuxing.2023.yaml:43" */
void target_place_text(const char *file, unsigned long line, text_buffer *out);

#endif
