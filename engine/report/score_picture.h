/*
 * The score as a picture: a bar for each block of the decree with its least and greatest
 * points, and the total with the line that passes. Inline SVG, readable in grey.
 */
#ifndef REPORT_SCORE_PICTURE_H
#define REPORT_SCORE_PICTURE_H

#include "base/text_buffer.h"
#include "verdict/explanation.h"

void score_picture(text_buffer *b, const explanation *e, bool is_chinese);

#endif
