/*
 * The body of a request that brings something: fields of a form, and files, which go to disk as they come.
 */
#ifndef SERVER_UPLOAD_H
#define SERVER_UPLOAD_H

#include <stdbool.h>
#include <stddef.h>

enum { UPLOAD_MOST_FIELDS = 16384, UPLOAD_MOST_VALUE = 8192, UPLOAD_MOST_FILES = 32, UPLOAD_NAME = 160, UPLOAD_PATH = 4096 };

typedef struct upload_file {
    char name[UPLOAD_NAME + 1]; /* as people know it, fit to be a name in any folder; "": there is none */
    char path[UPLOAD_PATH];     /* where it is; removed with the upload unless it has been moved away */
} upload_file;

typedef struct upload upload;

/* Files go to this folder, which exists when the first one comes. NULL without memory. */
upload *upload_new(const char *folder);
void upload_free(upload *u);

/*
 * A piece of a field, or of a file if `file` is not NULL, in the order in which they come; offset 0 begins the next one. False: it is too much,
 * or the disk takes no more.
 */
bool upload_take(upload *u, const char *field, const char *file, const char *bytes, size_t offset, size_t n);

/* All has come. False: the disk took no more. */
bool upload_end(upload *u);

/*
 * Hand it on to another process: written to a file beside its own, whose path is put into `path`; and read there, which removes that file. The
 * reader then owns the files, and the writer forgets them. False and NULL: it cannot be written, or read.
 */
bool upload_write(upload *u, char path[UPLOAD_PATH]);
upload *upload_read(const char *path);

/* The first field of this name; NULL: there is none. Control characters but line ends have become blanks. */
const char *upload_field(const upload *u, const char *name);

/* The i-th file; NULL: there are fewer. */
const upload_file *upload_get_file(const upload *u, size_t i);

#endif
