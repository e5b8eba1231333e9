#include "question/pool_library.h"

#include <stdlib.h>
#include <string.h>

#include "base/allocate.h"
#include "base/error.h"
#include "base/message.h"
#include "base/suggest.h"

static int by_id(const void *a, const void *b)
{
    return strcmp((*(pool_rules *const *)a)->id, (*(pool_rules *const *)b)->id);
}

static bool has_id(const pool_library *l, const char *id)
{
    for (size_t i = 0; i < l->n; i++) {
        if (!strcmp(l->list[i]->id, id))
            return true;
    }
    return false;
}

static tidu_status add_file(pool_library *l, const environment *env, const char *path, tidu_error *err)
{
    pool_rules *p;
    tidu_status status = pool_rules_load(path, &env->catalogue, env->dictionary, &p, err);

    if (status)
        return status;
    if (has_id(l, p->id))
        pool_rules_free(p);
    else
        l->list[l->n++] = p;
    return TIDU_OK;
}

tidu_status pool_library_load(pool_library *l, const environment *env, tidu_error *err)
{
    catalogue files;
    tidu_status status = catalogue_open_below(env->folders, "pools", &files, err);

    *l = (pool_library){NULL, 0};
    if (status)
        return status;
    if (!(l->list = allocate_array(files.n + 1, sizeof *l->list)))
        status = error_memory(err);
    for (size_t i = 0; i < files.n && !status; i++)
        status = add_file(l, env, files.files[i], err);
    catalogue_close(&files);
    if (!status && l->n)
        qsort(l->list, l->n, sizeof *l->list, by_id);
    return status;
}

void pool_library_clear(pool_library *l)
{
    for (size_t i = 0; i < l->n; i++)
        pool_rules_free(l->list[i]);
    release(l->list);
    *l = (pool_library){NULL, 0};
}

const pool_rules *pool_library_find(const pool_library *l, const char *name)
{
    for (size_t i = 0; i < l->n; i++) {
        if (!strcmp(l->list[i]->id, name))
            return l->list[i];
    }
    for (size_t i = 0; i < l->n; i++) {
        if (!strcmp(l->list[i]->name.zh, name) || !strcmp(l->list[i]->name.en, name))
            return l->list[i];
    }
    return NULL;
}

tidu_status pool_library_get(const pool_library *l, const char *name, const pool_rules **out, tidu_error *err)
{
    suggestion best = suggestion_begin(name);

    *out = pool_library_find(l, name);
    if (*out)
        return TIDU_OK;
    for (size_t i = 0; i < l->n; i++)
        suggestion_offer(&best, l->list[i]->id);
    if (best.nearest)
        return error_set(err, TIDU_ENOTFOUND, _("there is no pool '%s'; did you mean '%s'? (models/pools has a file for each)"), name, best.nearest);
    return error_set(err, TIDU_ENOTFOUND, _("there is no pool '%s'; models/pools has a file for each, and 'tidu pool' lists them"), name);
}
