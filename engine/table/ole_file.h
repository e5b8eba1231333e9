/*
 * A compound file ("OLE2"): streams in one file, as the formats of before 2007 are kept.
 */
#ifndef TABLE_OLE_FILE_H
#define TABLE_OLE_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/tidu_error.h"
#include "table/byte_source.h"

typedef struct ole_file ole_file;

/* `bytes` are borrowed and can be rewound. TIDU_EDATA: broken. */
tidu_status ole_file_open(const byte_source *bytes, ole_file **out, tidu_error *err);
void ole_file_close(ole_file *f);

/* Whether there is a stream with this name, in ASCII. */
bool ole_file_has(const ole_file *f, const char *name);

/* Choose the stream that is read, which must be there. TIDU_EDATA: broken. */
tidu_status ole_file_choose(ole_file *f, const char *name, tidu_error *err);

/* Read at any place of the stream; *n is less than `size` only at its end. */
tidu_status ole_file_read_at(const ole_file *f, size_t at, char *buffer, size_t size, size_t *n, tidu_error *err);

#endif
