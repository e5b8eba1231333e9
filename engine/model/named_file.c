#include "model/named_file.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/message.h"
#include "base/path.h"
#include "base/suggest.h"
#include "model/catalogue.h"

static const char ending[] = ".yaml";

static bool is_path(const char *name)
{
    size_t n = strlen(name), m = strlen(ending);

    return strchr(name, '/') || (n > m && !strcmp(name + n - m, ending));
}

/* The file name without ".yaml". */
static const char *name_of(const char *path, size_t *length)
{
    const char *name = path_name(path);

    *length = strlen(name) - strlen(ending);
    return name;
}

static tidu_status find_in(const catalogue *c, const char *kind, const char *name,
                           char path[NAMED_FILE_SIZE], tidu_error *err)
{
    suggestion best = suggestion_begin(name);

    for (size_t i = 0; i < c->n; i++) {
        size_t length;
        const char *found = name_of(c->files[i], &length);

        if (strlen(name) == length && !strncmp(found, name, length)) {
            snprintf(path, NAMED_FILE_SIZE, "%s", c->files[i]);
            return TIDU_OK;
        }
        found = arena_copy(c->memory, found, length);
        if (found)
            suggestion_offer(&best, found);
    }
    if (best.nearest)
        return error_set(err, TIDU_ENOTFOUND,
                         _("there is no '%s' in the subfolder '%s' of the models; did you mean '%s'?"), name,
                         kind, best.nearest);
    return error_set(err, TIDU_ENOTFOUND, _("there is no '%s' in the subfolder '%s' of the models"), name,
                     kind);
}

tidu_status named_file_find(const char *folders, const char *kind, const char *name,
                            char path[NAMED_FILE_SIZE], tidu_error *err)
{
    catalogue c;
    tidu_status status;

    if (is_path(name)) {
        snprintf(path, NAMED_FILE_SIZE, "%s", name);
        return TIDU_OK;
    }
    status = catalogue_open_below(folders, kind, &c, err);
    if (status)
        return status;
    status = find_in(&c, kind, name, path, err);
    catalogue_close(&c);
    return status;
}
