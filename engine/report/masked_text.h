/* Texts of which only so much is shown as an export level allows (report/level_view.h). */
#ifndef REPORT_MASKED_TEXT_H
#define REPORT_MASKED_TEXT_H

#include "base/text_buffer.h"

/*
 * Append what stays of a cell about persons: of every name its first letter ("张*", "Z*"), of every longer number three digits.
 * Blanks, dots and dashes within a name begin no other one; "(none)" is nobody and stays.
 */
void masked_text_person(const char *text, text_buffer *out);

/*
 * Append a text without its figures, each of which becomes "…": years, days and months stay, credit codes and digests. Numbers of persons are
 * masked with them.
 */
void masked_text_figures(const char *text, text_buffer *out);

/* The same of a note, in which counts of at least `least` companies stay: whole numbers before 家 or "companies". */
void masked_text_note(const char *text, double least, text_buffer *out);

/* Whether it is a command as it was typed ("tidu pool assign ..."), which stands in place of a file where a command made a change. */
bool masked_text_is_command(const char *text);

/* Append what stays of it: which command it was, without what was named or filtered by ("tidu pool assign …"). */
void masked_text_command(const char *text, text_buffer *out);

/* Whether it has a figure. */
bool masked_text_has_figures(const char *text);

#endif
