#include "question/policy_library.h"

#include <string.h>

#include "base/allocate.h"
#include "base/error.h"
#include "base/path.h"

/* Does a folder that stands before that of the policy give one of the same id? */
static bool is_replaced(const policy_library *l, const policy *x)
{
    for (size_t i = 0; i < l->n; i++) {
        const char *other = l->list[i]->file;
        size_t n = (size_t)(path_name(other) - other);

        if (!strcmp(l->list[i]->id, x->id) && (i < l->n_given || strncmp(other, x->file, n) || path_name(x->file) != x->file + n))
            return true;
    }
    return false;
}

static tidu_status load(policy_library *l, const environment *env, const char *path, bool is_first, tidu_error *err)
{
    policy *x;
    tidu_status status = policy_load(path, env->folders, env->dictionary, &x, err);

    if (status)
        return status;
    if (!is_first && is_replaced(l, x)) {
        policy_free(x);
        return TIDU_OK;
    }
    if (!allocate_room((void **)&l->list, &l->capacity, l->n + 1, sizeof *l->list)) {
        policy_free(x);
        return error_memory(err);
    }
    l->list[l->n++] = x;
    return TIDU_OK;
}

tidu_status policy_library_add(policy_library *l, const environment *env, const char *path, tidu_error *err)
{
    tidu_status status = load(l, env, path, true, err);

    l->n_given = l->n;
    return status;
}

tidu_status policy_library_load(policy_library *l, const environment *env, tidu_error *err)
{
    catalogue files;
    tidu_status status = catalogue_open_below(env->folders, "policies", &files, err);

    if (status)
        return status;
    for (size_t i = 0; i < files.n && !status; i++)
        status = load(l, env, files.files[i], false, err);
    catalogue_close(&files);
    return status;
}

void policy_library_clear(policy_library *l)
{
    for (size_t i = 0; i < l->n; i++)
        policy_free(l->list[i]);
    release(l->list);
    *l = (policy_library){0};
}
