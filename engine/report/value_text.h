/*
 * Values as officials write them: money in wan and yi, shares as percentages, dates, and words for cells without a
 * value.
 */
#ifndef REPORT_VALUE_TEXT_H
#define REPORT_VALUE_TEXT_H

#include "report/document.h"
#include "verdict/explanation.h"

enum { VALUE_TEXT_SIZE = 64 };

void value_text(double value, explained_unit unit, bool is_chinese, char text[VALUE_TEXT_SIZE]);

/* The unit that an indicator is displayed in. */
explained_unit indicator_unit(const indicator *i);

/* "[39, 88]" or "42" */
void interval_text(double least, double greatest, char text[VALUE_TEXT_SIZE]);

/* As officials read it: in Chinese a column of experts' words, whose label is its name, is told by what it is. */
const char *label_text(const indicator *i, bool is_chinese);

/* For readers of English: what wan and yi are. Nothing in Chinese. */
void value_units_text(document *d, bool is_chinese);

#endif
