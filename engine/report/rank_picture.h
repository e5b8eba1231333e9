/*
 * How sure ranks are as a picture: for each company of the first rows a stroke over the ranks between which it lies, and a point at its
 * rank by the index; lines where the first so many end. Inline SVG, legible without colour.
 */
#ifndef REPORT_RANK_PICTURE_H
#define REPORT_RANK_PICTURE_H

#include <stddef.h>
#include <stdint.h>

#include "base/text_buffer.h"

typedef struct rank_stroke {
    const char *label;
    uint32_t rank, low, high;
} rank_stroke;

/* How high it is on a page, in points. */
double rank_picture_height(size_t n);

/* The ends of the first so many are first[n_first]. Appends nothing without strokes. */
void rank_picture(text_buffer *b, const rank_stroke *strokes, size_t n, const uint32_t *first, size_t n_first);

#endif
