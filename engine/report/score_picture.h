/*
 * The score as a picture: one bar per group with its least and greatest points, and the total with the pass mark.
 * Inline SVG, legible without colour.
 */
#ifndef REPORT_SCORE_PICTURE_H
#define REPORT_SCORE_PICTURE_H

#include "base/text_buffer.h"
#include "verdict/explanation.h"

/* How high it is on a page, in points. */
double score_picture_height(const model *m);

/* The greatest possible points of a group. */
double score_picture_group_most(const model *m, size_t group);

void score_picture(text_buffer *b, const explanation *e, bool is_chinese);

#endif
