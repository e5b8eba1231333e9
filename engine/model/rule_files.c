#include "model/rule_files.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/allocate.h"
#include "base/arena.h"
#include "base/error.h"
#include "base/path.h"

enum { MOST_DEPTH = 4, MOST_PATH = 4096, MOST_FOLDERS = 64 };

struct rule_files {
    arena *memory;
    rule_file *list;
    size_t n, capacity;
    char digest[DIGEST_TEXT];
};

static bool ends_in(const char *text, const char *end)
{
    size_t n = strlen(text), m = strlen(end);

    return n > m && !strcmp(text + n - m, end);
}

static bool is_rule(const char *name)
{
    return *name != '.' && ends_in(name, ".yaml") && !ends_in(name, ".cases.yaml");
}

/* False: memory is exhausted. */
static bool add_file(rule_files *r, int place, const char *path, const char *name)
{
    rule_file file = {.place = place};

    if (!digest_file(path, file.digest))
        return true;
    file.path = arena_copy_string(r->memory, name);
    if (!file.path || !allocate_room((void **)&r->list, &r->capacity, r->n + 1, sizeof *r->list))
        return false;
    r->list[r->n++] = file;
    return true;
}

/* `path` is the folder, `before` how names in it begin. */
static bool add_folder(rule_files *r, int place, const char *path, const char *before, int depth)
{
    DIR *dir = depth < MOST_DEPTH ? opendir(path) : NULL;
    bool ok = true;

    for (struct dirent *entry = dir ? readdir(dir) : NULL; entry && ok; entry = readdir(dir)) {
        char below[MOST_PATH], name[MOST_PATH];
        struct stat about;

        if (*entry->d_name == '.' || snprintf(below, sizeof below, "%s/%s", path, entry->d_name) >= MOST_PATH ||
            snprintf(name, sizeof name, "%s%s", before, entry->d_name) >= MOST_PATH - 1)
            continue;
        if (is_rule(entry->d_name))
            ok = add_file(r, place, below, name);
        else if (!strchr(entry->d_name, '.') && !stat(below, &about) && S_ISDIR(about.st_mode))
            ok = add_folder(r, place, below, strcat(name, "/"), depth + 1);
    }
    if (dir)
        closedir(dir);
    return ok;
}

static int by_path(const void *a, const void *b)
{
    const rule_file *x = a, *y = b;
    int order = strcmp(x->path, y->path);

    return order ? order : x->place - y->place;
}

/* Of files with one path the first folder's counts, as for everybody who looks for one. */
static void keep_first(rule_files *r)
{
    size_t n = 0;

    for (size_t i = 0; i < r->n; i++) {
        if (!n || strcmp(r->list[n - 1].path, r->list[i].path) != 0)
            r->list[n++] = r->list[i];
    }
    r->n = n;
}

static void digest_all(rule_files *r)
{
    struct sha256_ctx sum;

    sha256_init(&sum);
    for (size_t i = 0; i < r->n; i++) {
        sha256_update(&sum, strlen(r->list[i].path) + 1, (const uint8_t *)r->list[i].path);
        sha256_update(&sum, DIGEST_TEXT, (const uint8_t *)r->list[i].digest);
    }
    digest_so_far(&sum, r->digest);
}

tidu_status rule_files_read(const char *folders, const char *own, rule_files **out, tidu_error *err)
{
    rule_files *r = allocate_array(1, sizeof *r);
    bool ok = r && (r->memory = arena_new());
    struct stat seen[MOST_FOLDERS];
    const char *folder;
    size_t length, n = 0;

    while (ok && n < MOST_FOLDERS && path_next_folder(&folders, &folder, &length)) {
        char path[MOST_PATH];
        bool is_again = false;

        if (snprintf(path, sizeof path, "%.*s", (int)length, folder) >= MOST_PATH || stat(path, &seen[n]))
            continue;
        for (size_t i = 0; i < n; i++)
            is_again |= seen[i].st_dev == seen[n].st_dev && seen[i].st_ino == seen[n].st_ino;
        if (!is_again)
            ok = add_folder(r, (int)n++, path, "", 0);
    }
    if (ok && own)
        ok = add_file(r, RULE_FILE_OWN, own, "./indicators.yaml");
    if (!ok) {
        rule_files_free(r);
        return error_memory(err);
    }
    if (r->n)
        qsort(r->list, r->n, sizeof *r->list, by_path);
    keep_first(r);
    digest_all(r);
    *out = r;
    return TIDU_OK;
}

void rule_files_free(rule_files *r)
{
    if (!r)
        return;
    arena_free(r->memory);
    release(r->list);
    release(r);
}

size_t rule_files_count(const rule_files *r)
{
    return r->n;
}

const rule_file *rule_files_get(const rule_files *r, size_t i)
{
    return &r->list[i];
}

const char *rule_files_digest(const rule_files *r)
{
    return r->digest;
}
