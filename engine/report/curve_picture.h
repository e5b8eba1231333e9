/*
 * A curve as a picture: companies that pass, companies still open and expected passes over the values of a parameter,
 * with a stroke at the rule's own value and a shade where the cliff is. Inline SVG, legible without colour.
 */
#ifndef REPORT_CURVE_PICTURE_H
#define REPORT_CURVE_PICTURE_H

#include "base/text_buffer.h"
#include "scenario/whatif_curve.h"

/* Appends an SVG; nothing for fewer than two values. */
void curve_picture(text_buffer *b, const whatif_curve *c);

#endif
