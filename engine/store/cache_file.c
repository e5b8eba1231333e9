/*
 * Naming, creating, checking and pruning cache files.
 */
#include "store/cache_file.h"

#include <dirent.h>
#include <string.h>
#include <sys/stat.h>

#include "base/path.h"

/* --- names --------------------------------------------------------------------------- */

bool cache_file_path(const char *database, const char *kind, const char *digest, char path[CACHE_FILE_PATH])
{
    return snprintf(path, CACHE_FILE_PATH, "%s.%s-%.12s", database, kind, digest) < CACHE_FILE_PATH;
}

/* --- writing ------------------------------------------------------------------------- */

bool cache_file_create(const char *database, const char *kind, const char *digest, file_replace *out)
{
    char path[CACHE_FILE_PATH];
    struct stat about;

    return cache_file_path(database, kind, digest, path) && !stat(database, &about) &&
           file_replace_open(out, path, about.st_mode & 0777);
}

uint64_t cache_file_sum(uint64_t sum, const void *bytes, size_t n)
{
    const unsigned char *b = bytes;
    uint64_t word;

    for (; n >= sizeof word; n -= sizeof word, b += sizeof word) {
        memcpy(&word, b, sizeof word);
        sum = (sum ^ word) * UINT64_C(0x9e3779b97f4a7c15) + (sum >> 29);
    }
    for (word = n; n; n--)
        word = word << 8 | *b++;
    return (sum ^ word) * UINT64_C(0x9e3779b97f4a7c15) + (sum >> 29);
}

/* --- removing ------------------------------------------------------------------------ */

typedef struct found {
    size_t n;
    char oldest[2 * CACHE_FILE_PATH];
    struct timespec written;
} found;

static bool is_older(const struct timespec *a, const struct timespec *b)
{
    return a->tv_sec != b->tv_sec ? a->tv_sec < b->tv_sec : a->tv_nsec < b->tv_nsec;
}

/* Remove the file if it is stale, otherwise count it. */
static void look_at(const char *path, cache_file_is_stale is_stale, const database_state *state, found *all)
{
    FILE *file = fopen(path, "rb");
    struct stat about;
    bool goes;

    if (!file)
        return;
    goes = fstat(fileno(file), &about) || is_stale(file, state);
    fclose(file);
    if (goes) {
        remove(path);
        return;
    }
    if (!all->n++ || is_older(&about.st_mtim, &all->written)) {
        all->written = about.st_mtim;
        snprintf(all->oldest, sizeof all->oldest, "%s", path);
    }
}

static void look_at_all(const cache_place *place, const char *kind, cache_file_is_stale is_stale, found *all)
{
    char folder[CACHE_FILE_PATH], start[CACHE_FILE_PATH], path[2 * CACHE_FILE_PATH];
    const char *database = place->database, *name = path_name(database);
    struct dirent *entry;
    DIR *dir;

    snprintf(folder, sizeof folder, "%.*s", (int)(name - database), database); /* SQLite returns an absolute path */
    snprintf(start, sizeof start, "%s.%s-", name, kind);
    dir = opendir(folder);
    while (dir && (entry = readdir(dir))) {
        if (strncmp(entry->d_name, start, strlen(start)))
            continue;
        snprintf(path, sizeof path, "%s%s", folder, entry->d_name);
        look_at(path, is_stale, &place->state, all);
    }
    if (dir)
        closedir(dir);
}

void cache_file_prune(const cache_place *place, const char *kind, cache_file_is_stale is_stale, size_t most)
{
    for (;;) {
        found all = {.n = 0};

        look_at_all(place, kind, is_stale, &all);
        if (all.n <= most || remove(all.oldest))
            return;
    }
}
