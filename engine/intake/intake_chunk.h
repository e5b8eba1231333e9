/*
 * A long file is read by several threads, each of which reads a chunk of its bytes into its own panel:
 *
 *   | header, chunk 0: the caller's | chunk 1 | ... | chunk n - 1 |
 *
 * The result of another thread is used only if it is what the caller would have read itself: the chunk begins at a row
 * (the one before it ends between two rows, not within a quoted cell), none of its companies occurs before it, and
 * nothing in it ends the reading. From the first chunk on that fails these tests, the caller reads the rest itself.
 */
#ifndef INTAKE_INTAKE_CHUNK_H
#define INTAKE_INTAKE_CHUNK_H

#include "intake/intake_row.h"
#include "intake/table_reader.h"

typedef struct intake_chunks intake_chunks;

/* All members are borrowed until intake_chunks_free. */
typedef struct chunk_basis {
    const intake_options *options;
    byte_source *bytes;   /* of the whole file */
    table_reader *table;  /* reads it on the caller's thread and has found the header */
    const intake_plan *plan;
    const mapping *map;   /* or NULL */
    panel *panel;
    problems *found;
} chunk_basis;

/*
 * Start reading all chunks except the caller's, at whose end the byte source is held. NULL if this is not worthwhile or
 * possible: a short file, one that cannot be read at two places, a single core, not enough memory.
 */
intake_chunks *intake_chunks_begin(const chunk_basis *basis);

/*
 * At the end of the caller's chunk: wait for the other threads, join the results that can be used, and let the table
 * continue after them. TIDU_ENOMEM, TIDU_ESTOPPED.
 */
tidu_status intake_chunks_take(intake_chunks *s, tidu_error *err);

/* Stops threads that are still reading. */
void intake_chunks_free(intake_chunks *s);

#endif
