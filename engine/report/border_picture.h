/*
 * Companies around a line: a bar for each bin, the counts that a smooth distribution has as a curve, the window shaded and the line in the middle. Inline
 * SVG, legible without colour.
 */
#ifndef REPORT_BORDER_PICTURE_H
#define REPORT_BORDER_PICTURE_H

#include "base/text_buffer.h"
#include "question/border_study.h"

/* Appends an SVG with this title, and the line as it is written; nothing for a line without a fit. */
void border_picture(text_buffer *b, const border_line *l, bool is_upper, const char *title, const char *line);

#endif
