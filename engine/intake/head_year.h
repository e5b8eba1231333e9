/*
 * The year of a table that has none in its columns, from the lines above it or the name of its file.
 */
#ifndef INTAKE_HEAD_YEAR_H
#define INTAKE_HEAD_YEAR_H

#include "intake/table_head.h"
#include "panel/word_list.h"

/* The one year in a text: "某区2023年企业主要指标"; 0: none, several, or a part of a year (2023年1-6月). */
int text_year(const word_lists *words, const char *text);

/* The one year in the lines above the header; *line: where it stands. 0: none, or several. */
int head_year(const word_lists *words, const table_head *head, unsigned long *line);

#endif
