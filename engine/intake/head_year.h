/*
 * The year of a table that has none in its columns, from the lines above it or the name of its file.
 */
#ifndef INTAKE_HEAD_YEAR_H
#define INTAKE_HEAD_YEAR_H

#include "intake/intake_options.h"
#include "intake/table_head.h"
#include "panel/word_list.h"

/* The one year in a text: "某区2023年企业主要指标"; 0: none, several, or a part of a year (2023年1-6月). */
int text_year(const word_lists *words, const char *text);

/* The one year in the lines above the header; *line: where it stands. 0: none, or several. */
int head_year(const word_lists *words, const table_head *head, unsigned long *line);

/* The same of a month (panel/period.h): "某区2025年1-6月规上工业企业主要指标". */
int head_month(const table_head *head, unsigned long *line);

/*
 * The month of a whole table, by which its columns of the year before (上年同期) are known: of the options, else of a line above it, else
 * of its file's name. 0: none is said, or the table is of a year.
 */
int table_month(const intake_options *options, const word_lists *words, const table_head *head, const char *file);

#endif
