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

typedef void (*visit)(void *context, const char *path);

/* Every file of the kind beside the database, whose path is absolute, as SQLite returns it. */
static void visit_all(const char *database, const char *kind, visit each, void *context)
{
    char folder[CACHE_FILE_PATH], start[CACHE_FILE_PATH], path[2 * CACHE_FILE_PATH];
    const char *name = path_name(database);
    struct dirent *entry;
    DIR *dir;

    snprintf(folder, sizeof folder, "%.*s", (int)(name - database), database);
    snprintf(start, sizeof start, "%s.%s-", name, kind);
    dir = opendir(folder);
    while (dir && (entry = readdir(dir))) {
        if (strncmp(entry->d_name, start, strlen(start)))
            continue;
        snprintf(path, sizeof path, "%s%s", folder, entry->d_name);
        each(context, path);
    }
    if (dir)
        closedir(dir);
}

typedef struct pruning {
    cache_file_is_stale is_stale;
    const database_state *state;
    found all;
} pruning;

static void prune(void *context, const char *path)
{
    pruning *p = context;

    look_at(path, p->is_stale, p->state, &p->all);
}

void cache_file_prune(const cache_place *place, const char *kind, cache_file_is_stale is_stale, size_t most)
{
    for (;;) {
        pruning p = {is_stale, &place->state, {.n = 0}};

        visit_all(place->database, kind, prune, &p);
        if (p.all.n <= most || remove(p.all.oldest))
            return;
    }
}

/* --- following ----------------------------------------------------------------------- */

typedef struct following {
    cache_file_follow follow;
    const database_state *from, *to;
} following;

/* Its age stays, because the oldest are removed first. */
static void follow_one(void *context, const char *path)
{
    const following *f = context;
    FILE *file = fopen(path, "r+b");
    struct stat about;

    if (!file)
        return;
    if (!fstat(fileno(file), &about)) {
        struct timespec times[2] = {about.st_atim, about.st_mtim};

        f->follow(file, f->from, f->to);
        fflush(file);
        futimens(fileno(file), times);
    }
    fclose(file);
}

void cache_file_follow_all(const char *database, const char *kind, cache_file_follow follow, const database_state *from,
                           const database_state *to)
{
    visit_all(database, kind, follow_one, &(following){follow, from, to});
}
