/* Targets as officials write them. */
#ifndef REPORT_TARGET_TEXT_H
#define REPORT_TARGET_TEXT_H

#include "base/text_buffer.h"
#include "question/target_values.h"
#include "target/target_light.h"

/* "≥5 projects, striving for 8", "≈2.7%", "1–2", "among the first 13", "each year ≥600"; of a date the day. */
void target_aim_text(const target *t, bool zh, text_buffer *out);

/* The same without its unit, which stands in a column of its own: "≥5, striving for 8". */
void target_number_text(const target *t, text_buffer *out);

/* How a target is split: "in equal parts". */
const char *target_method_text(size_t method);

/* A number that stands in a unit: "42 家", "78%". */
void target_quantity_text(double number, const target_unit *unit, bool zh, text_buffer *out);

/* A value in plain units, in the unit in which people would write it, with two places. */
void target_value_text(const target_rules *rules, size_t counted, double value, bool zh, text_buffer *out);

/* Where a value comes from: "values.csv:12, reason: ...", "counted: certificates granted from 2023-01-01 to 2023-06-30". */
void target_reading_text(const target_reading *r, text_buffer *out);

/* How a target is planned to be reached: "in batches", "evenly over the months"; and who says so. */
const char *target_curve_text(const target_curve *c);
const char *target_curve_origin_text(const target_curve *c);

/* "● 绿灯" */
void target_light_text(const light *l, bool zh, text_buffer *out);

/* "10 points behind the plan", "90% of the aim": the number that the rule of lights looked at. */
void target_light_number_text(const target_standing *s, const light_rule *rule, text_buffer *out);

/* "wuxing.2023.yaml:43" */
void target_place_text(const char *file, unsigned long line, text_buffer *out);

#endif
