/* Figures of R&D of one year as bars below each other: what each statement has, and what it lacks or has beyond the books. */
#ifndef REPORT_RESEARCH_PICTURE_H
#define REPORT_RESEARCH_PICTURE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text_buffer.h"

typedef struct research_bar {
    const char *label;
    double yuan; /* NAN: not known */
} research_bar;

/* The first bar is that of the books. How high it is on a page, in points. */
double research_picture_height(size_t n);
void research_picture(text_buffer *b, const research_bar *bars, size_t n, int year, bool is_chinese);

#endif
