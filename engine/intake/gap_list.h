/* A table of towns with their aims: the columns town, aim, value, limit and perhaps least, under these or Chinese names. */
#ifndef INTAKE_GAP_LIST_H
#define INTAKE_GAP_LIST_H

#include <stdint.h>

#include "base/arena.h"
#include "base/tidu_error.h"

typedef struct gap_row {
    const char *town;
    int64_t aim, value, limit, least; /* whole numbers; where no limit stands it is the value, or the aim if that is more; without a least it is 0 */
    unsigned long line;
} gap_row;

typedef struct gap_list {
    arena *memory;
    const char *file; /* for messages */
    gap_row *list;
    size_t n, capacity;
} gap_list;

/*
 * Read a table in any encoding or a workbook; `most` is the greatest number that is taken. gap_list_clear is due, also on failure. TIDU_EIO, TIDU_ENOMEM,
 * or TIDU_EDATA with the place: a number that is not whole, a town twice, a limit below its aim, no rows.
 */
tidu_status gap_list_read(const char *path, int64_t most, gap_list *out, tidu_error *err);
void gap_list_clear(gap_list *l);

#endif
