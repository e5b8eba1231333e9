#define _XOPEN_SOURCE 700 /* st_mtim */
#include "server/state.h"

#include <dirent.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "api/tidu.h"
#include "cli/installation.h"
#include "cli/today.h"
#include "server/mixture.h"

enum { MOST_PATH = 4096, MOST_DEPTH = 8, SETTLED_SECONDS = 2 };

/* A file as it was changed last. False: so lately that it could change once more within the same tick of the clock. */
static bool add_file(mixture *all, const char *path, const struct stat *about)
{
    const time_t now = time(NULL), changed = about->st_ctim.tv_sec;
    const long long parts[] = {(long long)about->st_dev,          (long long)about->st_ino,         (long long)about->st_size,
                               (long long)about->st_mtim.tv_sec, (long long)about->st_mtim.tv_nsec, (long long)changed,
                               (long long)about->st_ctim.tv_nsec};
    mixture one = mixture_begin();

    mixture_add_text(&one, path);
    mixture_add(&one, parts, sizeof parts);
    mixture_join(all, &one);
    return changed + SETTLED_SECONDS < now;
}

static bool add_folder(mixture *all, const char *folder, int depth)
{
    DIR *d = depth < MOST_DEPTH ? opendir(folder) : NULL;
    bool is_settled = depth < MOST_DEPTH;

    for (struct dirent *entry = d ? readdir(d) : NULL; entry && is_settled; entry = readdir(d)) {
        char path[MOST_PATH];
        struct stat about;

        if (!strcmp(entry->d_name, ".") || !strcmp(entry->d_name, ".."))
            continue;
        if (snprintf(path, sizeof path, "%s/%s", folder, entry->d_name) >= MOST_PATH || stat(path, &about))
            is_settled = false;
        else
            is_settled = S_ISDIR(about.st_mode) ? add_folder(all, path, depth + 1) : add_file(all, path, &about);
    }
    if (d)
        closedir(d);
    return is_settled;
}

/* The folders of rules; one that is not there is another state than one that is empty. */
static bool add_rules(mixture *all)
{
    char folder[MOST_PATH];
    bool is_settled = true;

    for (const char *at = installation_models(); *at && is_settled;) {
        size_t n = strcspn(at, ":");
        struct stat about;

        is_settled = snprintf(folder, sizeof folder, "%.*s", (int)n, at) < MOST_PATH;
        mixture_add_text(all, folder);
        mixture_add_text(all, stat(folder, &about) ? NULL : "");
        is_settled = is_settled && add_folder(all, folder, 0);
        at += n + (at[n] == ':');
    }
    return is_settled;
}

/* The columns that a place has defined for itself, beside its database. */
static bool add_own_columns(mixture *all, const char *db)
{
    const char *slash = strrchr(db, '/');
    char path[MOST_PATH];
    struct stat about;
    int n = snprintf(path, sizeof path, "%.*sindicators.yaml", slash ? (int)(slash + 1 - db) : 0, db);

    return n < MOST_PATH && (stat(path, &about) || add_file(all, path, &about));
}

/* What a program that is started again, or another one, does not know. */
static void add_program(mixture *all, const desk *d)
{
    mixture_add_text(all, d->run);
    mixture_add_text(all, tidu_version());
}

bool state_read(const desk *d, state *out)
{
    char data[TIDU_DATA_STATE], day[DAY_TEXT];
    mixture all = mixture_begin();

    *out = (state){""};
    if (tidu_data_state(desk_database(d), data, NULL))
        return false;
    add_program(&all, d);
    mixture_add_text(&all, data);
    mixture_add_text(&all, today(day));
    if (!add_rules(&all) || !add_own_columns(&all, desk_database(d)))
        return false;
    mixture_write(&all, out->text);
    return true;
}

bool state_is_same(const state *a, const state *b)
{
    return *a->text && !strcmp(a->text, b->text);
}
