/*
 * What a list that this program wrote is: its kind, the rule, the application year and day, the export level unless it shows everything, and
 * the data it was made from.
 * It stands in the keywords of a workbook and on its sheet of notes, and is read when the list comes back.
 *
 *   tidu-list: rank; rule: hnte; version: 2016-01-01; year: 2025; on: 2025-07-01; database: 5f…; data: 9c…; data-day: …
 */
#ifndef INTAKE_LIST_STAMP_H
#define INTAKE_LIST_STAMP_H

#include <stdbool.h>

#include "base/text_buffer.h"

enum { LIST_STAMP_MARK = 33, LIST_STAMP_WORD = 80, LIST_STAMP_DAY = 11 };

/* "" and 0: not said. */
typedef struct list_stamp {
    char list[LIST_STAMP_WORD]; /* "rank" */
    char rule[LIST_STAMP_WORD]; /* the id of a model, ladder or index */
    char version[LIST_STAMP_DAY];
    int year;
    char on[LIST_STAMP_DAY];
    char level[LIST_STAMP_DAY];         /* the export level, below the last one: "L1" */
    char database[LIST_STAMP_MARK];     /* the id of the database (store/store_mark.h) */
    char data[LIST_STAMP_MARK];         /* of the data: of a database its mark, of a file its SHA-256, of which this is the
                                           beginning */
    char data_day[LIST_STAMP_DAY];      /* of the newest import of the database */
    char certificates[LIST_STAMP_MARK]; /* of a file of certificates */
    char companies[LIST_STAMP_DAY];     /* how many a roster lists: what has a greater number was added */
} list_stamp;

/* What a stamp begins with. */
#define LIST_STAMP_BEGINS "tidu-list: "

void list_stamp_append(const list_stamp *stamp, text_buffer *out);

/* False: the text is none. Parts that are not known are passed over. */
bool list_stamp_read(const char *text, list_stamp *out);

#endif
