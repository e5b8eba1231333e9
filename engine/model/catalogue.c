/*
 * A catalogue is the list of file names in all folders, sorted by name within each; ids are the names up to the first
 * point. No file is opened before a model is loaded. catalogue_load tries the versions of the id in that order and
 * takes the first that applies on the day or, without a day, the one that took effect last.
 */
#include "model/catalogue.h"

#include <dirent.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/allocate.h"
#include "base/date.h"
#include "base/error.h"
#include "base/message.h"
#include "base/path.h"
#include "base/suggest.h"
#include "base/text_buffer.h"

static const char ending[] = ".yaml";
static const char cases_ending[] = ".cases.yaml";

static bool ends_in(const char *text, const char *end)
{
    size_t n = strlen(text), m = strlen(end);

    return n >= m && !strcmp(text + n - m, end);
}

/* levers.yaml, levers.2025.yaml, levers@suzhou.yaml */
static bool is_of_kind(const char *name, const char *kind)
{
    size_t n = strlen(kind);

    return ends_in(name, ending) && !strncmp(name, kind, n) && (name[n] == '.' || name[n] == '@');
}

static bool is_model_file(const char *name)
{
    /* actions.yaml is in the same folder, and indicators.yaml where models of one's own lie beside a database */
    return ends_in(name, ending) && !ends_in(name, cases_ending) && *name != '.' && strcmp(name, "actions.yaml") != 0 &&
           strcmp(name, "indicators.yaml") != 0 && !is_of_kind(name, "levers");
}

/* The length of the id: up to the first point of the file name. */
static size_t id_length(const char *path)
{
    return strcspn(path_name(path), ".");
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Whether a folder of the list that begins before `end` is the same as `path`, under whatever name. */
static bool is_before(const char *folders, const char *end, const char *path)
{
    const char *folder;
    size_t length;
    struct stat one, other;

    while (path_next_folder(&folders, &folder, &length) && folder < end) {
        char name[PATH_MAX];

        snprintf(name, sizeof name, "%.*s", (int)length, folder);
        if (!stat(name, &one) && !stat(path, &other) && one.st_dev == other.st_dev && one.st_ino == other.st_ino)
            return true;
    }
    return false;
}

/* Add the files of `kind`; NULL: of models. */
static bool add_folder(catalogue *c, size_t *capacity, const char *kind, const char *list, const char *folder,
                       size_t length)
{
    char *path = arena_copy(c->memory, folder, length);
    bool ok = path != NULL, is_again = ok && is_before(list, folder, path);
    DIR *dir = ok && !is_again ? opendir(path) : NULL;
    size_t first = c->n;

    if (!dir)
        return ok;
    for (struct dirent *entry = readdir(dir); entry && ok; entry = readdir(dir)) {
        if (kind ? !is_of_kind(entry->d_name, kind) : !is_model_file(entry->d_name))
            continue;
        ok = allocate_room((void **)&c->files, capacity, c->n + 1, sizeof *c->files);
        if (ok)
            ok = (c->files[c->n++] = arena_print(c->memory, "%s/%s", path, entry->d_name)) != NULL;
    }
    closedir(dir);
    if (ok && c->n > first)
        qsort(c->files + first, c->n - first, sizeof *c->files, by_name);
    return ok;
}

tidu_status catalogue_open_kind(const char *folders, const char *kind, catalogue *out, tidu_error *err)
{
    const char *list = folders, *folder;
    size_t capacity = 0, length;
    bool ok;

    *out = (catalogue){.memory = arena_new()};
    ok = out->memory != NULL && (out->folders = arena_copy_string(out->memory, folders)) != NULL;
    while (ok && path_next_folder(&folders, &folder, &length))
        ok = add_folder(out, &capacity, kind, list, folder, length);
    if (!ok) {
        catalogue_close(out);
        return error_memory(err);
    }
    return TIDU_OK;
}

tidu_status catalogue_open(const char *folders, catalogue *out, tidu_error *err)
{
    return catalogue_open_kind(folders, NULL, out, err);
}

tidu_status catalogue_open_below(const char *folders, const char *below, catalogue *out, tidu_error *err)
{
    const char *folder;
    size_t length;
    text_buffer where;
    tidu_status status;

    text_buffer_init(&where);
    while (path_next_folder(&folders, &folder, &length))
        text_buffer_print(&where, "%s%.*s/%s", where.length ? ":" : "", (int)length, folder, below);
    status = where.failed ? error_memory(err) : catalogue_open(text_buffer_string(&where), out, err);
    text_buffer_clear(&where);
    return status;
}

void catalogue_close(catalogue *c)
{
    arena_free(c->memory);
    release(c->files);
    *c = (catalogue){0};
}

const char *catalogue_replaced(const catalogue *c, const char *id, const char *file)
{
    size_t folder = (size_t)(path_name(file) - file), i = 0;

    while (i < c->n && strcmp(c->files[i], file))
        i++;
    for (; i < c->n; i++) {
        const char *other = c->files[i];

        if (catalogue_is_of(other, id) && strncmp(other, file, folder))
            return other;
    }
    return NULL;
}

bool catalogue_has(const catalogue *c, const char *id)
{
    for (size_t i = 0; i < c->n; i++) {
        if (catalogue_is_of(c->files[i], id))
            return true;
    }
    return false;
}

const char *catalogue_suggest(const catalogue *c, const char *name)
{
    suggestion best = suggestion_begin(name);

    for (size_t i = 0; i < c->n; i++) {
        const char *id = arena_copy(c->memory, path_name(c->files[i]), id_length(c->files[i]));

        if (id)
            suggestion_offer(&best, id);
    }
    return best.nearest;
}

static tidu_status unknown_model(const catalogue *c, const char *name, tidu_error *err)
{
    const char *near = catalogue_suggest(c, name);

    if (!c->n)
        return error_set(err, TIDU_ENOTFOUND,
                         _("no models are found; set TIDU_MODELS to the folder that holds them"));
    if (near)
        return error_set(err, TIDU_ENOTFOUND, _("unknown model '%s'; did you mean '%s'?"), name, near);
    return error_set(err, TIDU_ENOTFOUND, _("unknown model '%s'; 'tidu models list' shows all"), name);
}

bool catalogue_is_of(const char *file, const char *id)
{
    return id_length(file) == strlen(id) && !strncmp(path_name(file), id, strlen(id));
}

bool catalogue_is_version(const char *file, const char *name)
{
    size_t length = strlen(name);

    return strchr(name, '.') && !strncmp(path_name(file), name, length) &&
           !strcmp(path_name(file) + length, ending);
}

bool catalogue_judges(const model *m, application a)
{
    if (!(a.is_recheck ? m->is_for_recheck : m->is_for_new))
        return false;
    if (a.day == DATE_NO_END)
        return true;
    return a.is_recheck ? m->recheck_from <= a.day && a.day <= m->recheck_to
                        : m->from <= a.day && a.day <= m->to;
}

static tidu_status no_version(const char *name, application a, tidu_error *err)
{
    char text[11];

    date_format(a.day, text);
    return error_set(err, TIDU_ENOTFOUND,
                     a.is_recheck ? _("no version of '%s' judges reviews on %s; give another date with --on")
                                  : _("no version of '%s' is in force on %s; give another date with --on"),
                     name, text);
}

tidu_status catalogue_load(const catalogue *c, const char *name, application a, dictionary *d,
                           model **out, tidu_error *err)
{
    bool is_known = false;
    model *best = NULL;

    if (strchr(name, '/') || ends_in(name, ending))
        return model_load(name, c->folders, d, out, err);
    for (size_t i = 0; i < c->n && (!best || a.day == DATE_NO_END); i++) {
        model *m;
        tidu_status status;

        if (catalogue_is_version(c->files[i], name))
            return model_load(c->files[i], c->folders, d, out, err);
        if (!catalogue_is_of(c->files[i], name))
            continue;
        status = model_load(c->files[i], c->folders, d, &m, err);
        if (status) {
            model_free(best);
            return status;
        }
        is_known = true;
        if (!strcmp(m->id, name) && catalogue_judges(m, a) && (!best || m->from > best->from)) {
            model_free(best);
            best = m;
        } else {
            model_free(m);
        }
    }
    if (!best)
        return is_known ? no_version(name, a, err) : unknown_model(c, name, err);
    *out = best;
    return TIDU_OK;
}

const char *catalogue_cases(const char *file, arena *memory)
{
    size_t stem = strlen(file) - (ends_in(file, ending) ? strlen(ending) : 0);
    const char *path = arena_print(memory, "%.*s%s", (int)stem, file, cases_ending);

    return path && access(path, R_OK) == 0 ? path : NULL;
}
