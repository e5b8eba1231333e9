/*
 * The first companies of a list as bars of what each group adds to the score. Inline SVG, legible without colour: fills differ in
 * pattern, and wide enough pieces show their points.
 */
#ifndef REPORT_INDEX_PICTURE_H
#define REPORT_INDEX_PICTURE_H

#include "base/text_buffer.h"
#include "report/index_report.h"

/* At most `most` companies; nothing where nobody has a score. */
void index_picture(text_buffer *b, const index_list *l, size_t most, bool is_chinese);

#endif
