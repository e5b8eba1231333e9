#include "server/shelf.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MOST_FILES = 1000, MOST_NUMBERS = 100000 };

static shelf_file *files[MOST_FILES];
static size_t n_files;

bool shelf_folder(const char *db, char out[UPLOAD_PATH])
{
    int n = snprintf(out, UPLOAD_PATH, "%s.brought-in", db);

    return n > 0 && (size_t)n < UPLOAD_PATH - 64;
}

/* A folder with a number that no other one has. */
static bool make_folder(const char *within, shelf_file *f)
{
    if (mkdir(within, S_IRWXU) && errno != EEXIST)
        return false;
    for (f->number = 1; f->number < MOST_NUMBERS; f->number++) {
        int n = snprintf(f->folder, sizeof f->folder, "%s/%u", within, f->number);

        if (n < 0 || (size_t)n >= sizeof f->folder) {
            errno = ENAMETOOLONG;
            return false;
        }
        if (!mkdir(f->folder, S_IRWXU))
            return true;
        if (errno != EEXIST)
            return false;
    }
    return false;
}

shelf_file *shelf_put(const char *folder, const upload_file *file, int *why)
{
    shelf_file *f = n_files < MOST_FILES ? calloc(1, sizeof *f) : NULL;

    errno = n_files < MOST_FILES ? ENOMEM : EMFILE;
    if (f && make_folder(folder, f)) {
        snprintf(f->name, sizeof f->name, "%s", file->name);
        snprintf(f->path, sizeof f->path, "%s/%s", f->folder, f->name);
        if (!rename(file->path, f->path)) {
            files[n_files++] = f;
            return f;
        }
        *why = errno;
        rmdir(f->folder);
    } else {
        *why = errno;
    }
    free(f);
    return NULL;
}

shelf_file *shelf_find(unsigned number)
{
    for (size_t i = 0; i < n_files; i++) {
        if (files[i]->number == number)
            return files[i];
    }
    return NULL;
}

shelf_file *shelf_get(size_t i)
{
    return i < n_files ? files[i] : NULL;
}

static void release(shelf_file *f)
{
    if (!f->is_imported) {
        unlink(f->path);
        if (*f->map)
            unlink(f->map);
        if (*f->review)
            unlink(f->review);
        rmdir(f->folder);
    }
    upload_free(f->choices);
    free(f);
}

void shelf_remove(shelf_file *file)
{
    size_t i = 0;

    while (i < n_files && files[i] != file)
        i++;
    if (i == n_files)
        return;
    memmove(files + i, files + i + 1, (--n_files - i) * sizeof *files);
    release(file);
}

void shelf_clear(void)
{
    while (n_files)
        shelf_remove(files[n_files - 1]);
}
