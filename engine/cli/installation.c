/*
 * Finding models and message catalogues from the path of the program.
 */
#define _XOPEN_SOURCE 700 /* realpath */
#include "cli/installation.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MOST_PATH = 4096 };

static char locale[MOST_PATH + 64];
static char models[3 * MOST_PATH];

/* The folder of the program without a trailing slash; false if it is unknown. */
static bool find_program_folder(const char *program_path, char folder[MOST_PATH])
{
    ssize_t length = readlink("/proc/self/exe", folder, MOST_PATH - 1);
    char *slash;

    if (length > 0)
        folder[length] = '\0';
    else
        snprintf(folder, MOST_PATH, "%s", program_path);
    slash = strrchr(folder, '/');
    if (!slash)
        return false;
    *slash = '\0';
    return true;
}

/* The first of `places` below `folder` that exists; otherwise `otherwise`. */
static void find(const char *folder, const char *const *places, const char *otherwise, char *path,
                 size_t size)
{
    for (; folder && *places; places++) {
        char *whole;

        snprintf(path, size, "%s%s", folder, *places);
        whole = realpath(path, NULL); /* without "build/..", since it is displayed */
        if (whole) {
            snprintf(path, size, "%s", whole);
            free(whole);
            return;
        }
    }
    snprintf(path, size, "%s", otherwise);
}

/* Whether the current folder has a folder `models` of the user, other than the installed one. */
static bool has_own_folder(const char *shipped)
{
    struct stat here, there;

    return !stat("models", &here) && S_ISDIR(here.st_mode) &&
           (stat(shipped, &there) || here.st_dev != there.st_dev || here.st_ino != there.st_ino);
}

void installation_locate(const char *program_path)
{
    /* the prefix comes first, since /usr/bin/locale is another program */
    static const char *const locales[] = {"/../share/locale", "/locale", NULL};
    static const char *const places[] = {"/../share/tidu/models", "/../models", "/../../models", NULL};
    const char *first = getenv("TIDU_MODELS");
    char folder[MOST_PATH], own[MOST_PATH + 64];
    bool is_found = find_program_folder(program_path, folder);

    find(is_found ? folder : NULL, locales, TIDU_PREFIX "/share/locale", locale, sizeof locale);
    find(is_found ? folder : NULL, places, TIDU_PREFIX "/share/tidu/models", own, sizeof own);
    if (!first || strlen(first) >= MOST_PATH)
        first = "";
    snprintf(models, sizeof models, "%s%s%s%s", first, *first ? ":" : "", has_own_folder(own) ? "models:" : "", own);
}

const char *installation_locale(void)
{
    return locale;
}

const char *installation_models(void)
{
    return models;
}
