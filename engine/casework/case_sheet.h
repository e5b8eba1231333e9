/*
 * The rows of a list of visits or of tasks that came in, as texts by field: days are written YYYY-MM-DD. What they mean is decided when they
 * are held against the database (question/case_return.h).
 */
#ifndef CASEWORK_CASE_SHEET_H
#define CASEWORK_CASE_SHEET_H

#include <stdbool.h>
#include <stddef.h>

typedef enum case_field {
    CASE_CODE, CASE_TOWN, CASE_OWNER, CASE_DUE,
    CASE_DAY, CASE_VISITOR, CASE_PURPOSE, CASE_FINDING, CASE_NEED,                                /* of visits */
    CASE_ID, CASE_TITLE, CASE_COACH, CASE_TARGET, CASE_KIND, CASE_OPENED, CASE_CLOSED, CASE_EVIDENCE, CASE_REASON, CASE_POSTPONED, /* of tasks */
    CASE_FIELDS
} case_field;

typedef struct case_line {
    const char *text[CASE_FIELDS]; /* "": nothing is there */
    unsigned long line;
} case_line;

typedef struct case_sheet case_sheet;

case_sheet *case_sheet_new(bool is_visits);
void case_sheet_free(case_sheet *s);
bool case_sheet_is_visits(const case_sheet *s);

/* Add a row, copying its texts (NULL counts as ""). False if memory is exhausted. */
bool case_sheet_add(case_sheet *s, const case_line *added);
size_t case_sheet_count(const case_sheet *s);
const case_line *case_sheet_get(const case_sheet *s, size_t i);

/* The file, and of each field its column (from 1; 0: none) and heading. False if memory is exhausted. */
bool case_sheet_set_file(case_sheet *s, const char *file);
bool case_sheet_set_column(case_sheet *s, case_field field, unsigned long column, const char *header);
const char *case_sheet_file(const case_sheet *s);
unsigned long case_sheet_column(const case_sheet *s, case_field field);
const char *case_sheet_header(const case_sheet *s, case_field field); /* "" */

#endif
