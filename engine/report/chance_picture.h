/*
 * Chances held against what came: a point for each bin at its mean chance and its frequency, with the interval of the frequency as a
 * stroke, beside the diagonal of chances that are right. Inline SVG, legible without colour.
 */
#ifndef REPORT_CHANCE_PICTURE_H
#define REPORT_CHANCE_PICTURE_H

#include "base/text_buffer.h"
#include "forecast/score_quality.h"

/* Appends an SVG; nothing without bins. */
void chance_picture(text_buffer *b, const score_bin *bins, size_t n);

/* The interval in which the true frequency lies nine times in ten (Wilson 1927). */
void chance_interval(size_t events, size_t n, double *low, double *high);

#endif
