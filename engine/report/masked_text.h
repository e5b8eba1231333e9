/* Texts of which only so much is shown as an export level allows (report/level_view.h). */
#ifndef REPORT_MASKED_TEXT_H
#define REPORT_MASKED_TEXT_H

#include "base/text_buffer.h"

/*
 * Append what stays of a cell about persons: of every word its first letter ("张*", "Z* S*"), of every longer number three digits.
 */
void masked_text_person(const char *text, text_buffer *out);

/*
 * Append a text without its figures, each of which becomes "…": years, days and months stay, credit codes and digests. Numbers of persons are
 * masked with them.
 */
void masked_text_figures(const char *text, text_buffer *out);

/* Whether it is a command as it was typed ("tidu pool assign ..."), which stands in place of a file where a command made a change. */
bool masked_text_is_command(const char *text);

/* Append what stays of it: which command it was, without what was named or filtered by ("tidu pool assign …"). */
void masked_text_command(const char *text, text_buffer *out);

/* Whether it has a figure. */
bool masked_text_has_figures(const char *text);

#endif
