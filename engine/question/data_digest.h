/*
 * The SHA-256 of the data that a question reads: the same from a file and from a database, whatever the order of rows,
 * columns and imports, and another one as soon as any of these data is another.
 */
#ifndef QUESTION_DATA_DIGEST_H
#define QUESTION_DATA_DIGEST_H

#include "base/digest.h"
#include "question/data.h"

/*
 * Of the companies order[n] with their codes, names and certificates, and of their cells that `read` wants
 * (panel_is_wanted): the values, or where their double does not tell it the decimals as written. False if memory is
 * exhausted.
 */
bool data_digest(const loaded_data *d, const panel *read, const uint32_t *order, size_t n, char hex[DIGEST_TEXT]);

#endif
