/*
 * A long file is read by several threads, each at a chunk of its bytes and into a panel of its own:
 *
 *   | header, chunk 0: the caller's | chunk 1 | ... | chunk n - 1 |
 *
 * What another thread read is taken over only where it is what the caller would have read itself: its beginning is the
 * beginning of a row (the chunk before ends between two rows, not in a quoted cell), none of its companies was
 * seen before it, and nothing in it ends the reading. From the first chunk on for which that does not hold the caller
 * reads on, as if there had been no others.
 */
#ifndef INTAKE_INTAKE_CHUNK_H
#define INTAKE_INTAKE_CHUNK_H

#include "intake/intake_row.h"
#include "intake/table_reader.h"

typedef struct intake_chunks intake_chunks;

/* All borrowed, until intake_chunks_free. */
typedef struct chunk_basis {
    const intake_options *options;
    byte_source *bytes;   /* of the whole file */
    table_reader *table;  /* which reads it and has met the header, on the caller's thread */
    const intake_plan *plan;
    const mapping *map;   /* or NULL */
    panel *panel;
    problems *found;
} chunk_basis;

/*
 * Begin to read all chunks but the caller's, at whose end the byte source is held. NULL where it is not worth it:
 * a short file, one that cannot be read at two places, a single core, no memory to spare.
 */
intake_chunks *intake_chunks_begin(const chunk_basis *basis);

/*
 * The caller came to the end of its chunk: wait for the others, take over what can be, and let the table go on
 * behind it. TIDU_ENOMEM, TIDU_ESTOPPED.
 */
tidu_status intake_chunks_take(intake_chunks *s, tidu_error *err);

/* Stops those that still read. */
void intake_chunks_free(intake_chunks *s);

#endif
