/*
 * The files packed in a zip archive, read one at a time and within bounds: names in any case and with either slash, as
 * some writers deviate.
 */
#ifndef TABLE_ZIP_ARCHIVE_H
#define TABLE_ZIP_ARCHIVE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/tidu_error.h"
#include "table/byte_source.h"

typedef struct zip_archive zip_archive;

#define ZIP_NO_ENTRY ((size_t)-1)

/* `bytes` are borrowed and can be rewound. TIDU_EDATA: broken, or cut off. TIDU_EIO, TIDU_ENOMEM. */
tidu_status zip_archive_open(const byte_source *bytes, zip_archive **out, tidu_error *err);
void zip_archive_close(zip_archive *z);

const char *zip_archive_file(const zip_archive *z); /* for messages */

/* The entry with this path, without a slash at its start; ZIP_NO_ENTRY: none. */
size_t zip_archive_find(const zip_archive *z, const char *path);

/* The bytes that an entry unpacks to, as the archive says, which may not be true. */
size_t zip_archive_size(const zip_archive *z, size_t entry);

/* Begin to read an entry; a former one is ended. */
tidu_status zip_archive_begin(zip_archive *z, size_t entry, tidu_error *err);

/*
 * The next bytes of the entry; *n is 0 at its end. TIDU_EDATA: broken, encrypted, or a bomb: more than 4 GiB, or more
 * than 64 MiB that are 200 times as much as was packed.
 */
tidu_status zip_archive_read(zip_archive *z, char *buffer, size_t size, size_t *n, tidu_error *err);

size_t zip_archive_position(const zip_archive *z); /* in the file, for progress; any thread */

#endif
