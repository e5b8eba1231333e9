/*
 * Which sheet of a workbook is read.
 */
#ifndef TABLE_SHEET_CHOICE_H
#define TABLE_SHEET_CHOICE_H

#include "base/arena.h"
#include "table/workbook.h"

typedef struct sheet_choice {
    size_t sheet;
    const char *others;  /* names of the sheets with values that are not read; "": none */
    const char *similar; /* those of them with a header as good */
} sheet_choice;

/* The sheet with this name or number from 1. TIDU_EUSAGE: there is none; the message lists those there are. */
tidu_status sheet_find(const workbook *w, const char *wanted, size_t *out, tidu_error *err);

/*
 * The first sheet in whose first 40 rows `judge` finds a header with more than half as many labels as the best one of
 * all sheets; if there is no header at all, the first one with a value. Hidden sheets come after the others; very
 * hidden ones are left out. Names are in `memory`.
 */
tidu_status sheet_choose(workbook *w, record_judge judge, void *context, arena *memory, sheet_choice *out,
                         tidu_error *err);

#endif
