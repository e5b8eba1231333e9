/*
 * Atomic replacement of a file: write to a new file in the same folder, fsync it, rename it over the target, fsync the
 * folder. rename(2) is atomic within a file system, so a reader sees either the old file or the complete new one.
 */
#define _XOPEN_SOURCE 700 /* realpath */
#include "base/file_replace.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/path.h"

enum {
    MOST_TRIES = 1000,
    MOST_NAME = 200 /* bytes of the name that are used, so that with the suffix it stays within NAME_MAX */
};

/* The k-th temporary name to try; one in use belongs to another process or was left by one that was killed. */
static bool make_part(const char *path, int k, char part[FILE_REPLACE_PATH])
{
    const char *name = path_name(path);

    if (snprintf(part, FILE_REPLACE_PATH, "%.*s%.*s.unfinished-%ld-%d", (int)(name - path), path, MOST_NAME, name,
                 (long)getpid(), k) < FILE_REPLACE_PATH)
        return true;
    errno = ENAMETOOLONG;
    return false;
}

static int create(const char *part, mode_t mode)
{
    int fd = open(part, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode == FILE_REPLACE_MODE ? 0666 : 0600);

    if (fd >= 0 && mode != FILE_REPLACE_MODE && fchmod(fd, mode)) {
        int reason = errno;

        close(fd);
        unlink(part);
        errno = reason;
        return -1;
    }
    return fd;
}

/* /dev/stdout and the like may refer to a file that the shell opened for appending. */
static bool is_descriptor(const char *path)
{
    return !strncmp(path, "/dev/std", 8) || !strncmp(path, "/dev/fd/", 8) || !strncmp(path, "/proc/", 6);
}

/* Resolve symbolic links to the file to be replaced. */
static bool follow(file_replace *f)
{
    char *real = realpath(f->path, NULL);
    bool ok = real && strlen(real) < sizeof f->path;

    if (ok)
        strcpy(f->path, real);
    else if (real)
        errno = ENAMETOOLONG;
    free(real);
    return ok;
}

static bool open_in_place(file_replace *f, bool is_regular)
{
    f->is_in_place = true;
    strcpy(f->part, f->path);
    f->stream = fopen(f->path, is_regular ? "ab" : "wb");
    return f->stream != NULL;
}

static bool open_part(file_replace *f, mode_t mode)
{
    int fd = -1;

    for (int k = 0; fd < 0 && k < MOST_TRIES; k++) {
        if (!make_part(f->path, k, f->part))
            return false;
        fd = create(f->part, mode);
        if (fd < 0 && errno != EEXIST)
            return false;
    }
    f->stream = fd < 0 ? NULL : fdopen(fd, "wb");
    if (f->stream)
        return true;
    if (fd >= 0) {
        close(fd);
        unlink(f->part);
    }
    return false;
}

bool file_replace_open(file_replace *f, const char *path, mode_t mode)
{
    struct stat about;

    memset(f, 0, sizeof *f);
    if (strlen(path) >= sizeof f->path) {
        errno = ENAMETOOLONG;
        return false;
    }
    strcpy(f->path, path);
    if (stat(path, &about)) /* it does not exist yet */
        return open_part(f, mode);
    if (S_ISDIR(about.st_mode)) {
        errno = EISDIR;
        return false;
    }
    if (!S_ISREG(about.st_mode) || is_descriptor(path))
        return open_in_place(f, S_ISREG(about.st_mode));
    return follow(f) && open_part(f, mode == FILE_REPLACE_MODE ? about.st_mode & 0777 : mode);
}

bool file_replace_write(void *context, const char *bytes, size_t n)
{
    file_replace *f = context;

    if (f->has_failed)
        return false;
    if (fwrite(bytes, 1, n, f->stream) == n)
        return true;
    f->has_failed = true;
    f->reason = errno;
    return false;
}

/* Keep the reason of the first failure, which causes the later ones. */
static void note(file_replace *f, bool ok)
{
    if (!ok && !f->has_failed)
        f->reason = errno;
    f->has_failed |= !ok;
}

bool file_replace_close(file_replace *f, file_end end)
{
    note(f, fflush(f->stream) == 0);
    if (end == FILE_KEPT && !f->is_in_place)
        note(f, fsync(fileno(f->stream)) == 0);
    note(f, fclose(f->stream) == 0);
    f->stream = NULL;
    if (!f->is_in_place && end != FILE_DROPPED && !f->has_failed)
        note(f, rename(f->part, f->path) == 0);
    if (!f->is_in_place && (end == FILE_DROPPED || f->has_failed))
        unlink(f->part);
    else if (!f->is_in_place && end == FILE_KEPT)
        file_replace_sync_folder(f->path);
    errno = f->reason;
    return !f->has_failed;
}

bool file_replace_folder(const char *path, char part[FILE_REPLACE_PATH])
{
    for (int k = 0; k < MOST_TRIES; k++) {
        if (!make_part(path, k, part))
            return false;
        if (!mkdir(part, 0700))
            return true;
        if (errno != EEXIST)
            return false;
    }
    return false;
}

void file_replace_sync_folder(const char *path)
{
    char folder[FILE_REPLACE_PATH];
    size_t length = (size_t)(path_name(path) - path);
    int fd;

    if (length >= sizeof folder)
        return;
    memcpy(folder, path, length);
    strcpy(folder + length, ".");
    fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return;
    (void)fsync(fd); /* fails on file systems that do not support it */
    close(fd);
}

bool file_replace_is_empty_folder(const char *path)
{
    DIR *dir = opendir(path);
    bool is_empty = dir != NULL;

    for (struct dirent *entry = dir ? readdir(dir) : NULL; entry; entry = readdir(dir))
        is_empty &= !strcmp(entry->d_name, ".") || !strcmp(entry->d_name, "..");
    if (dir)
        closedir(dir);
    return is_empty;
}
