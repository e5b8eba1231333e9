/* Finds the plans that are asked for, by path or by id, and all there are. */
#include "model/target_plan_internal.h"

#include <string.h>

#include "base/allocate.h"
#include "base/error.h"
#include "base/message.h"
#include "base/path.h"
#include "base/suggest.h"
#include "model/catalogue.h"

tidu_status target_plan_load(const char *path, const target_rules *rules, target_plan **out, tidu_error *err)
{
    yaml_tree *tree;
    tidu_status status = yaml_load(path, &tree, err);

    return status ? status : target_plan_read(tree, rules, out, err);
}

tidu_status target_plan_parse(const char *text, size_t length, const char *file, const target_rules *rules, target_plan **out,
                              tidu_error *err)
{
    yaml_tree *tree;
    tidu_status status = yaml_parse(text, length, file, &tree, err);

    return status ? status : target_plan_read(tree, rules, out, err);
}

/* Takes `p`; one that is there already is left out. */
static tidu_status add(target_library *l, target_plan *p, tidu_error *err)
{
    for (size_t i = 0; i < l->n; i++) {
        if (!strcmp(l->plans[i]->id, p->id)) {
            bool is_one_folder = !strncmp(l->plans[i]->file, p->file, (size_t)(path_name(p->file) - p->file)) &&
                                 path_name(l->plans[i]->file) - l->plans[i]->file == path_name(p->file) - p->file;
            tidu_status status = TIDU_OK;

            if (is_one_folder && strcmp(l->plans[i]->file, p->file))
                status = error_at(err, TIDU_EMODEL, p->file, 1, 1, _("the plan '%s' stands in '%s', too"), p->id, path_name(l->plans[i]->file));
            target_plan_free(p);
            return status;
        }
    }
    if (!allocate_room((void **)&l->plans, &l->capacity, l->n + 1, sizeof *l->plans)) {
        target_plan_free(p);
        return error_memory(err);
    }
    l->plans[l->n++] = p;
    return TIDU_OK;
}

static tidu_status add_file(target_library *l, const char *path, tidu_error *err)
{
    target_plan *p;
    tidu_status status = target_plan_load(path, l->rules, &p, err);

    return status ? status : add(l, p, err);
}

static bool is_path(const char *name)
{
    size_t n = strlen(name);

    return strchr(name, '/') || (n > 5 && !strcmp(name + n - 5, ".yaml"));
}

/* A plan of the folders by its id: files are named after it. */
static tidu_status add_named(target_library *l, const catalogue *files, const char *name, tidu_error *err)
{
    suggestion best = suggestion_begin(name);

    for (size_t i = 0; i < files->n; i++) {
        const char *file = path_name(files->files[i]), *end = strstr(file, ".yaml");
        char *id = arena_copy(files->memory, file, end ? (size_t)(end - file) : strlen(file));

        if (!id)
            return error_memory(err);
        if (!strcmp(id, name))
            return add_file(l, files->files[i], err);
        suggestion_offer(&best, id);
    }
    return best.nearest ? error_set(err, TIDU_ENOTFOUND, _("there is no plan '%s'; did you mean '%s'?"), name, best.nearest)
                        : error_set(err, TIDU_ENOTFOUND, _("there is no plan '%s' in models/targets; a file is named by its path"), name);
}

tidu_status target_library_load(const char *folders, const char *const *names, size_t n, target_rules *rules, target_library *out,
                                tidu_error *err)
{
    catalogue files;
    tidu_status status = catalogue_open_below(folders, "targets", &files, err);

    *out = (target_library){.rules = rules};
    if (status)
        return status;
    for (size_t i = 0; i < n && !status; i++)
        status = is_path(names[i]) ? add_file(out, names[i], err) : add_named(out, &files, names[i], err);
    for (size_t i = 0; i < files.n && !n && !status; i++)
        status = add_file(out, files.files[i], err);
    catalogue_close(&files);
    return status;
}

tidu_status target_library_add_all(target_library *l, const char *folders, tidu_error *err)
{
    catalogue files;
    tidu_status status = catalogue_open_below(folders, "targets", &files, err);

    if (status)
        return status;
    for (size_t i = 0; i < files.n && !status; i++)
        status = add_file(l, files.files[i], err);
    catalogue_close(&files);
    return status;
}

void target_library_clear(target_library *l)
{
    for (size_t i = 0; i < l->n; i++)
        target_plan_free(l->plans[i]);
    release(l->plans);
    target_rules_free(l->rules);
    *l = (target_library){0};
}
