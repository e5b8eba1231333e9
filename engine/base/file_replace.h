/*
 * Replaces a file atomically: it is written under a temporary name in the same folder and renamed when it is complete,
 * so that readers never see a partial file and a failure leaves the old one in place. If two processes write the same
 * file, the one that finishes last wins.
 *
 *   file_replace f;
 *   if (file_replace_open(&f, path, FILE_REPLACE_MODE) && !file_replace_close(&f, write_all(&f) ? FILE_KEPT : FILE_DROPPED))
 *       say(strerror(errno));
 *
 * A device, a named pipe or /dev/stdout is written directly, as a rename would put a file in its place. A symbolic link
 * is followed and its target replaced.
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
    char path[FILE_REPLACE_PATH]; /* of the file to be replaced */
    char part[FILE_REPLACE_PATH]; /* temporary name; for a device its own name */
    bool is_in_place;             /* a device, written directly */
    bool has_failed;
    int reason; /* errno of the first failure */
} file_replace;

/* As the file has it that is replaced, else what the umask leaves. */
#define FILE_REPLACE_MODE ((mode_t)-1)

/* On failure false with errno, and no file is left behind. */
bool file_replace_open(file_replace *f, const char *path, mode_t mode);

/* A sink whose `context` is a file_replace. After a failure it returns false for good. */
bool file_replace_write(void *context, const char *bytes, size_t n);

typedef enum file_end {
    FILE_DROPPED, /* discard it; bytes written to a device stay written */
    FILE_KEPT,    /* keep it; when file_replace_close returns, contents and name are on the disk */
    FILE_CACHED   /* keep it without fsync: for caches, which can be rebuilt and show whether they are complete */
} file_end;

/* After any failure, also of an earlier write, false with errno of the first one; the file is then discarded. */
bool file_replace_close(file_replace *f, file_end end);

/* Create an empty folder beside `path`, with a temporary name derived from it and mode 0700. False with errno. */
bool file_replace_folder(const char *path, char part[FILE_REPLACE_PATH]);

/* Is this a folder with nothing in it? False also if it cannot be read. */
bool file_replace_is_empty_folder(const char *path);

/* Flush the directory that contains `path` to disk, if the file system supports that. */
void file_replace_sync_folder(const char *path);

#endif
