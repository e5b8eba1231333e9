/*
 * The ladder as a picture: a bar for each step, the top first, around one axis, as wide as it has companies.
 */
#ifndef REPORT_LADDER_PICTURE_H
#define REPORT_LADDER_PICTURE_H

#include "base/text_buffer.h"

typedef struct ladder_bar {
    const char *name;
    size_t companies;
} ladder_bar;

/* Appends an SVG; nothing where there is nobody at all. */
void ladder_picture(text_buffer *b, const ladder_bar *bars, size_t n);

#endif
