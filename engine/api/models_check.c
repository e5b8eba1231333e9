/*
 * Checking models and the files that belong to them: errors that prevent loading, and likely mistakes (model_lint).
 */
#include <string.h>
#include <unistd.h>

#include "api/api_internal.h"
#include "api/models_companion.h"
#include "base/allocate.h"
#include "base/error.h"
#include "base/message.h"
#include "model/model_lint.h"
#include "yaml/yaml_tree.h"

enum { F_FILE, F_LINE, F_COLUMN, F_KIND, F_RESULT, F_COLUMNS };

static const table_column columns[F_COLUMNS] = {
    [F_FILE] = {"file", N_("file"), TABLE_TEXT, 0},     [F_LINE] = {"line", N_("line no."), TABLE_NUMBER, 0},
    [F_COLUMN] = {"column", N_("column"), TABLE_NUMBER, 0}, [F_KIND] = {"kind", N_("kind"), TABLE_TEXT, 0},
    [F_RESULT] = {"result", N_("result"), TABLE_TEXT, 0},
};

typedef struct checking {
    tidu_session *session;
    grid *g;
    model **models; /* [n] the valid ones, to be compared with each other */
    size_t n, capacity;
    unsigned long faults;
    unsigned long warnings;
} checking;

static void row(const checking *c, const char *file, unsigned long line, unsigned long column,
                const char *kind, table_tone tone, const char *text)
{
    grid_row(c->g);
    grid_text(c->g, F_FILE, file, TABLE_PLAIN);
    if (line) {
        grid_number(c->g, F_LINE, (double)line);
        grid_number(c->g, F_COLUMN, (double)column);
    }
    grid_text(c->g, F_KIND, kind, tone);
    grid_text(c->g, F_RESULT, text, tone);
}

static void warn(void *context, const lint_finding *f)
{
    checking *c = context;

    c->warnings++;
    row(c, f->file, f->line, f->column, _("warning"), TABLE_OPEN, f->text);
}

/* Add a row if loading a file failed; only TIDU_ENOMEM stops the check. */
static tidu_status file_row(checking *c, const char *file, tidu_status status, const tidu_error *fault,
                            tidu_error *err)
{
    if (status == TIDU_ENOMEM)
        return error_memory(err);
    if (status) {
        c->faults++;
        row(c, *fault->file ? fault->file : file, fault->line, fault->column, _("error"), TABLE_BAD,
            fault->message);
    }
    return TIDU_OK;
}

/* The worked examples of the newest model; `cases` is NULL if there are none. */
static tidu_status check_cases(checking *c, const char *file, const char *cases, tidu_error *err)
{
    tidu_error fault;

    if (cases)
        return file_row(c, cases, lint_cases(cases, c->models[c->n - 1], warn, c, &fault), &fault, err);
    warn(c, &(lint_finding){file, 0, 0, _("this model has no file of worked examples")});
    return TIDU_OK;
}

static tidu_status check_model(tidu_session *s, const char *file, void *context, tidu_error *err)
{
    checking *c = context;
    unsigned long before = c->warnings, faults = c->faults;
    tidu_error fault;
    model *m;
    tidu_status status = model_load(file, s->env.folders, s->env.dictionary, &m, &fault);

    if (status)
        return file_row(c, file, status, &fault, err);
    if (!allocate_room((void **)&c->models, &c->capacity, c->n + 1, sizeof *c->models)) {
        model_free(m);
        return error_memory(err);
    }
    c->models[c->n++] = m;
    lint_model(m, warn, c);
    status = lint_reach(m, s->env.dictionary, warn, c, err);
    if (!status)
        status = check_cases(c, file, catalogue_cases(file, s->env.catalogue.memory), err);
    if (!status && c->faults == faults && c->warnings == before)
        row(c, file, 0, 0, _("good"), TABLE_GOOD, "");
    return status;
}

/* Check the versions of each id together, once per id. */
static tidu_status check_versions(checking *c, tidu_error *err)
{
    const model **versions = allocate_array(c->n, sizeof *versions);
    tidu_status status = versions || !c->n ? TIDU_OK : error_memory(err);

    for (size_t i = 0; i < c->n && !status; i++) {
        size_t n = 0;
        bool is_first = true;

        for (size_t k = 0; k < i; k++)
            is_first &= strcmp(c->models[k]->id, c->models[i]->id) != 0;
        for (size_t k = i; k < c->n && is_first; k++) {
            if (!strcmp(c->models[k]->id, c->models[i]->id))
                versions[n++] = c->models[k];
        }
        if (n > 1)
            status = lint_versions(versions, n, warn, c, err);
    }
    release(versions);
    return status;
}

/* --- other files --------------------------------------------------------------------------- */

static tidu_status check_companion(checking *c, const models_companion *x, const char *file, tidu_error *err)
{
    tidu_error fault;
    tidu_status loaded = x->load(c->session, file, &fault), status = file_row(c, file, loaded, &fault, err);

    if (!status && !loaded)
        row(c, file, 0, 0, _("good"), TABLE_GOOD, "");
    return status;
}

static tidu_status check_files(checking *c, const models_companion *x, tidu_error *err)
{
    const char *folders = c->session->env.folders;
    catalogue files;
    tidu_status status = x->folder ? catalogue_open_below(folders, x->folder, &files, err)
                                   : catalogue_open_kind(folders, x->kind, &files, err);

    if (status)
        return status;
    for (size_t i = 0; i < files.n && !status; i++)
        status = check_companion(c, x, files.files[i], err);
    catalogue_close(&files);
    return status;
}

/* What stands in a file that is named by its path; NULL: a model, or a file whose fault the model's reader names. */
static const models_companion *find_kind(const char *file)
{
    yaml_tree *t;
    const models_companion *found = NULL;

    if (yaml_load(file, &t, NULL))
        return NULL;
    for (size_t i = 0; i < n_models_companions && !found && !yaml_find(t->root, "model"); i++) {
        if (t->root && yaml_find(t->root, models_companions[i].key))
            found = &models_companions[i];
    }
    yaml_free(t);
    return found;
}

static tidu_status check_named(tidu_session *s, const char *file, void *context, tidu_error *err)
{
    const models_companion *x = find_kind(file);

    return x ? check_companion(context, x, file, err) : check_model(s, file, context, err);
}

/* The first folder's that has it; only its fault is told. */
static tidu_status check_only(checking *c, const models_companion *x, tidu_error *err)
{
    char path[ENVIRONMENT_PATH];
    tidu_error fault;
    tidu_status loaded, status = environment_file(&c->session->env, x->name, path, err);

    if (status)
        return status;
    if (x->is_optional && access(path, R_OK))
        return TIDU_OK;
    loaded = x->load(c->session, path, &fault);
    return file_row(c, path, loaded, &fault, err);
}

static tidu_status check_kind(checking *c, const models_companion *x, tidu_error *err)
{
    return x->name ? check_only(c, x, err) : check_files(c, x, err);
}

tidu_status tidu_models_check(tidu_session *s, const char *name, tidu_report **out,
                              unsigned long *faults, unsigned long *warnings, tidu_error *err)
{
    document *d = document_new_of_law();
    checking c = {.session = s, .g = d ? document_grid(d, "files", NULL, columns, F_COLUMNS) : NULL};
    tidu_status status = d ? models_visit(s, name, name ? check_named : check_model, &c, err) : error_memory(err);

    if (!status)
        status = check_versions(&c, err);
    if (!status)
        status = lint_priors((const model *const *)c.models, c.n, warn, &c, err);
    for (size_t i = 0; i < n_models_companions && !name && !status; i++)
        status = check_kind(&c, &models_companions[i], err);
    for (size_t i = 0; i < c.n; i++)
        model_free(c.models[i]);
    release(c.models);
    status = report_end(&s->env, status, d, out, err);
    if (!status) {
        *faults = c.faults;
        *warnings = c.warnings;
    }
    return status;
}
