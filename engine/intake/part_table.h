/*
 * A small table with a few fixed columns, in any encoding or a workbook: above its header titles may stand, and blank rows are no matter. For lists
 * that are imported, with mappings and reports, see intake/labelled_list.h.
 */
#ifndef INTAKE_PART_TABLE_H
#define INTAKE_PART_TABLE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/tidu_error.h"

enum { PART_TABLE_MOST = 10, PART_TABLE_CELL = 256 };

typedef struct table_part {
    const char *key;
    const char *labels[6]; /* as headers stand when they are folded, the key among them; NULL ends them */
    bool is_required;
} table_part;

/* A row: text[n_parts], folded, "" where nothing stands. */
typedef tidu_status (*part_table_take)(void *context, const char *file, unsigned long line, const char *const *text, tidu_error *err);

/*
 * Read the table in `path`. `wanted` says which columns it has, for messages. TIDU_EIO, TIDU_ENOMEM; TIDU_EDATA with the place if a required column is
 * missing; or what `take` returns.
 */
tidu_status part_table_read(const char *path, const table_part *parts, size_t n_parts, const char *wanted, part_table_take take, void *context,
                            tidu_error *err);

#endif
