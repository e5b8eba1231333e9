/* The ladder as a picture: one bar per step, highest first, centred, with a width proportional to its companies. */
#ifndef REPORT_LADDER_PICTURE_H
#define REPORT_LADDER_PICTURE_H

#include "base/text_buffer.h"

typedef struct ladder_bar {
    const char *name;
    size_t companies;
} ladder_bar;

/* Appends an SVG that is called `title`; nothing if there are no companies. */
void ladder_picture(text_buffer *b, const char *title, const ladder_bar *bars, size_t n);

#endif
