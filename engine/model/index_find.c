/*
 * Indices by name: <folder>/indices/<name>.yaml.
 */
#include <string.h>

#include "base/error.h"
#include "base/message.h"
#include "base/suggest.h"
#include "model/catalogue.h"
#include "model/index_model.h"

static const char ending[] = ".yaml";

static bool is_path(const char *name)
{
    size_t n = strlen(name), m = strlen(ending);

    return strchr(name, '/') || (n > m && !strcmp(name + n - m, ending));
}

/* The name in a path: between the last '/' and ".yaml". */
static const char *name_of(const char *path, size_t *length)
{
    const char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;

    *length = strlen(name) - strlen(ending);
    return name;
}

static tidu_status find_in(const catalogue *c, const char *name, dictionary *d, index_model **out,
                           tidu_error *err)
{
    suggestion best = suggestion_begin(name);

    for (size_t i = 0; i < c->n; i++) {
        size_t length;
        const char *found = name_of(c->files[i], &length);

        if (strlen(name) == length && !strncmp(found, name, length))
            return index_load(c->files[i], d, out, err);
        found = arena_copy(c->memory, found, length);
        if (found)
            suggestion_offer(&best, found);
    }
    if (best.nearest)
        return error_set(err, TIDU_ENOTFOUND, _("unknown index '%s'; did you mean '%s'?"), name, best.nearest);
    return error_set(err, TIDU_ENOTFOUND, _("there is no index '%s' in the folder 'indices' beside the models"),
                     name);
}

tidu_status index_find(const char *folders, const char *name, dictionary *d, index_model **out,
                       tidu_error *err)
{
    catalogue c;
    tidu_status status;

    if (is_path(name))
        return index_load(name, d, out, err);
    status = catalogue_open_below(folders, "indices", &c, err);
    if (status)
        return status;
    status = find_in(&c, name, d, out, err);
    catalogue_close(&c);
    return status;
}
