/*
 * Finds models: folders with files <id>.yaml (one version) or <id>.<anything>.yaml (several), and their worked
 * examples in <file>.cases.yaml. Folders are searched in order.
 */
#ifndef MODEL_CATALOGUE_H
#define MODEL_CATALOGUE_H

#include "base/arena.h"
#include "model/model.h"

typedef struct catalogue {
    arena *memory;
    const char *folders; /* as given */
    const char **files; /* paths of model files, by folder and then by name */
    size_t n;
} catalogue;

/* `folders` is separated by ':'; one that does not exist is ignored. */
tidu_status catalogue_open(const char *folders, catalogue *out, tidu_error *err);
/* The subfolder `below` of each folder: "indices" beside the models. */
tidu_status catalogue_open_below(const char *folders, const char *below, catalogue *out,
                                 tidu_error *err);
/* The files beside the models that are named after their kind, "levers": levers.yaml, levers.2025.yaml, levers@suzhou.yaml. */
tidu_status catalogue_open_kind(const char *folders, const char *kind, catalogue *out, tidu_error *err);
void catalogue_close(catalogue *c);

/* The kind of application: the day and whether a title is checked again select the version. */
typedef struct application {
    long day;        /* days since 1970; DATE_NO_END: the newest version */
    bool is_recheck; /* the company holds the title and is re-examined (复核) */
} application;

/* Is this the file of a version of the model `id`, by its name? */
bool catalogue_is_of(const char *file, const char *id);

/* Does `name` denote this file: "little-giant.recheck"? */
bool catalogue_is_version(const char *file, const char *name);

/* Does this version apply to the application? */
bool catalogue_judges(const model *m, application a);

/*
 * Load the version of `name` that applies to the application. `name` is an id, or the file of one version: a path if
 * it contains a '/' or ends in .yaml, otherwise its name without ending ("srdi.2022"). TIDU_ENOTFOUND with a
 * suggestion, or with the date for which there is no version.
 */
tidu_status catalogue_load(const catalogue *c, const char *name, application a, dictionary *d,
                           model **out, tidu_error *err);

/* The first file of the model `id` in a folder after that of `file`, which overrides it; NULL if there is none. */
const char *catalogue_replaced(const catalogue *c, const char *id, const char *file);

/* Is there any version of a model with this id? */
bool catalogue_has(const catalogue *c, const char *id);

/* The id most similar to `name`, in the memory of the catalogue; NULL if none is similar. */
const char *catalogue_suggest(const catalogue *c, const char *name);

/* "hnte.yaml" -> "hnte.cases.yaml", in `memory`; NULL if there is no such file. */
const char *catalogue_cases(const char *file, arena *memory);

#endif
