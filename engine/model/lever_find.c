/*
 * Finds the levers in force as catalogue_load finds the version of a model: files by folder and then by name, the first
 * that holds on the day or, without a day, the one that took effect last.
 */
#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "base/error.h"
#include "base/message.h"
#include "model/catalogue.h"
#include "model/lever.h"

static const char kind[] = "levers";

enum { MOST_NAME = 256 };

static bool is_path(const char *name)
{
    size_t n = strlen(name);

    return strchr(name, '/') || (n > 5 && !strcmp(name + n - 5, ".yaml"));
}

/* "levers", "levers.2025" and "levers@suzhou" as they are; "suzhou" becomes "levers@suzhou". */
static void complete(const char *name, char out[MOST_NAME])
{
    size_t n = strlen(kind);
    bool is_whole = !name || (!strncmp(name, kind, n) && (!name[n] || name[n] == '.' || name[n] == '@'));

    if (is_whole)
        snprintf(out, MOST_NAME, "%s", name ? name : kind);
    else
        snprintf(out, MOST_NAME, "%s@%s", kind, name);
}

static tidu_status not_found(const catalogue *c, const char *name, tidu_error *err)
{
    const char *near = catalogue_suggest(c, name);

    if (near)
        return error_set(err, TIDU_ENOTFOUND, _("there is no file %s.yaml among the models; did you mean '%s'?"), name,
                         near);
    return error_set(err, TIDU_ENOTFOUND, _("there is no file %s.yaml among the models"), name);
}

static tidu_status not_in_force(const char *name, long day, tidu_error *err)
{
    char text[11];

    date_format(day, text);
    return error_set(err, TIDU_ENOTFOUND, _("no version of '%s' is in force on %s; give another date with --on"), name,
                     text);
}

static tidu_status find_in(const catalogue *c, const char *name, long day, dictionary *d, levers **out, tidu_error *err)
{
    levers *best = NULL;
    bool is_known = false;

    for (size_t i = 0; i < c->n && (!best || day == DATE_NO_END); i++) {
        levers *l;
        tidu_status status;

        if (catalogue_is_version(c->files[i], name))
            return levers_load(c->files[i], c->folders, d, out, err);
        if (!catalogue_is_of(c->files[i], name))
            continue;
        is_known = true;
        status = levers_load(c->files[i], c->folders, d, &l, err);
        if (status) {
            levers_free(best);
            return status;
        }
        if ((day == DATE_NO_END || (l->from <= day && day <= l->to)) && (!best || l->from > best->from)) {
            levers_free(best);
            best = l;
        } else {
            levers_free(l);
        }
    }
    if (!best)
        return is_known ? not_in_force(name, day, err) : not_found(c, name, err);
    *out = best;
    return TIDU_OK;
}

tidu_status levers_find(const char *folders, const char *name, long day, dictionary *d, levers **out, tidu_error *err)
{
    char whole[MOST_NAME];
    catalogue files;
    tidu_status status;

    if (name && is_path(name))
        return levers_load(name, folders, d, out, err);
    complete(name, whole);
    status = catalogue_open_kind(folders, kind, &files, err);
    if (status)
        return status;
    status = find_in(&files, whole, day, d, out, err);
    catalogue_close(&files);
    return status;
}
