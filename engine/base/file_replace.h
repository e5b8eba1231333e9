/*
 * A file that is written under another name in the same folder and takes its own when it is whole, so that nobody ever
 * sees half of it and a failure leaves what was there before. Two that write the same file do not mix: the one that
 * ends last stays.
 *
 *   file_replace f;
 *   if (file_replace_open(&f, path, FILE_REPLACE_MODE) && !file_replace_close(&f, write_all(&f) ? FILE_KEPT : FILE_DROPPED))
 *       say(strerror(errno));
 *
 * A device, a named pipe or /dev/stdout is written as it is: a rename would put a file in its place. A link is followed, and the
 * file behind it replaced.
 */
#ifndef BASE_FILE_REPLACE_H
#define BASE_FILE_REPLACE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <sys/types.h>

enum { FILE_REPLACE_PATH = 4096 };

typedef struct file_replace {
    FILE *stream;
    char path[FILE_REPLACE_PATH]; /* of the file that is replaced */
    char part[FILE_REPLACE_PATH]; /* the name that is written under; that of the device where it is one */
    bool is_in_place;             /* it is */
    bool has_failed;
    int reason; /* errno of the first failure */
} file_replace;

/* As the file has it that is replaced, else what the umask leaves. */
#define FILE_REPLACE_MODE ((mode_t)-1)

/* False with errno where it cannot be made; nothing is left then. */
bool file_replace_open(file_replace *f, const char *path, mode_t mode);

/* A sink: `context` is a file_replace. False from the first failure on. */
bool file_replace_write(void *context, const char *bytes, size_t n);

typedef enum file_end {
    FILE_DROPPED, /* nothing stays; what was written to a device stays written */
    FILE_KEPT,    /* on the disk when file_replace_close returns, the name too */
    FILE_CACHED   /* the same, but a power failure may leave a part: for what can be made again and tells that it is whole */
} file_end;

/* False with errno of the first failure, if only a write's; then nothing stays, as if dropped. */
bool file_replace_close(file_replace *f, file_end end);

/* A new empty folder beside `path`, named after it, for nobody but the owner at first; false with errno. */
bool file_replace_folder(const char *path, char part[FILE_REPLACE_PATH]);

/* Write the names in the folder that `path` stands in to the disk, as far as the file system can. */
void file_replace_sync_folder(const char *path);

#endif
