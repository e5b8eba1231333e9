#include "cli/file_list.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "cli/failure.h"
#include "cli/language.h"
#include "cli/say.h"

void file_list_clear(file_list *l)
{
    for (size_t i = 0; i < l->n; i++)
        free(l->paths[i]);
    free(l->paths);
    *l = (file_list){NULL, 0, 0, false};
}

/* Takes the path. */
static bool add(file_list *l, char *path)
{
    size_t capacity = l->capacity ? 2 * l->capacity : 16;
    char **grown = l->n < l->capacity ? l->paths : realloc(l->paths, capacity * sizeof *grown);

    if (!path || !grown) {
        free(path);
        return false;
    }
    if (l->n == l->capacity)
        l->capacity = capacity;
    l->paths = grown;
    l->paths[l->n++] = path;
    return true;
}

static bool is_table(const char *name)
{
    static const char *const endings[] = {".csv", ".xlsx", ".xls"};
    size_t length = strlen(name);

    for (size_t i = 0; i < sizeof endings / sizeof *endings && *name != '.' && strncmp(name, "~$", 2) != 0; i++) {
        size_t n = strlen(endings[i]);

        if (length > n && !strcasecmp(name + length - n, endings[i]))
            return true;
    }
    return false;
}

static char *join(const char *folder, const char *name)
{
    size_t length = strlen(folder), size = length + strlen(name) + 2;
    char *path = malloc(size);

    if (path)
        snprintf(path, size, "%s%s%s", folder, !length || folder[length - 1] == '/' ? "" : "/", name);
    return path;
}

static int compare(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static int out_of_memory(void)
{
    say("%s", _("tidu: memory is exhausted\n"));
    return EXIT_INTERNAL;
}

static int add_folder(file_list *l, const char *folder)
{
    size_t first = l->n;
    DIR *dir = opendir(folder);
    struct dirent *entry;
    bool is_whole = true;

    if (!dir) {
        say(_("tidu: %s: the folder cannot be read: %s\n"), folder, strerror(errno));
        return EXIT_DATA;
    }
    while (is_whole && (entry = readdir(dir)))
        is_whole = !is_table(entry->d_name) || add(l, join(folder, entry->d_name));
    closedir(dir);
    if (!is_whole)
        return out_of_memory();
    if (l->n == first) {
        say(_("tidu: %s: the folder has no table (*.csv, *.xlsx, *.xls)\n"), folder);
        return EXIT_DATA;
    }
    qsort(l->paths + first, l->n - first, sizeof *l->paths, compare);
    l->has_folder = true;
    return EXIT_DONE;
}

int file_list_read(file_list *l, const invocation *call)
{
    int status = EXIT_DONE;

    *l = (file_list){NULL, 0, 0, false};
    for (size_t i = 0; !status && i < arguments_operands(call->arguments); i++) {
        const char *path = arguments_operand(call->arguments, i);
        struct stat about;

        if (strcmp(path, "-") != 0 && !stat(path, &about) && S_ISDIR(about.st_mode))
            status = add_folder(l, path);
        else if (!add(l, join("", path) /* a copy */))
            status = out_of_memory();
    }
    return status;
}
