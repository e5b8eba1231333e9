/*
 * Importing many files as one act: all are read and checked, cells that contradict each other are decided by the order
 * of the files, and everything is committed together. The value that does not stay is taken out of its panel, so that
 * each import says only what it brought.
 */
#include <stdio.h>
#include <string.h>

#include "api/import_internal.h"
#include "base/allocate.h"
#include "base/cell.h"
#include "base/date.h"
#include "base/digest.h"
#include "base/error.h"
#include "base/message.h"
#include "base/number_text.h"
#include "base/number_text.h"
#include "base/text_buffer.h"
#include "panel/panel_conflict.h"
#include "question/code_words.h"
#include "question/name_check.h"

enum {
    C_CODE, C_NAME, C_INDICATOR, C_LABEL, C_YEAR, C_VALUE, C_FILE, C_LINE, C_COLUMN, C_OTHER, C_OTHER_FILE, C_OTHER_LINE,
    C_OTHER_COLUMN, C_RULE, C_COLUMNS
};

static const table_column columns[C_COLUMNS] = {
    [C_CODE] = {"uscc", N_("code"), TABLE_CODE, 0},
    [C_NAME] = {"name", N_("company"), TABLE_TEXT, 0},
    [C_INDICATOR] = {"indicator", N_("indicator"), TABLE_TEXT, 0},
    [C_LABEL] = {"label", N_("name"), TABLE_TEXT, 0},
    [C_YEAR] = {"year", N_("year"), TABLE_NUMBER, 0},
    [C_VALUE] = {"value", N_("value that stays"), TABLE_CODE, 0},
    [C_FILE] = {"file", N_("file"), TABLE_TEXT, 0},
    [C_LINE] = {"line", N_("file line"), TABLE_NUMBER, 0},
    [C_COLUMN] = {"column", N_("file column"), TABLE_NUMBER, 0},
    [C_OTHER] = {"other_value", N_("other value"), TABLE_CODE, 0},
    [C_OTHER_FILE] = {"other_file", N_("other file"), TABLE_TEXT, 0},
    [C_OTHER_LINE] = {"other_line", N_("file line"), TABLE_NUMBER, 0},
    [C_OTHER_COLUMN] = {"other_column", N_("file column"), TABLE_NUMBER, 0},
    [C_RULE] = {"rule", N_("rule"), TABLE_TEXT, 0},
};

/* One file that was read. */
typedef struct one_file {
    const char *path;
    size_t place; /* among the files as given */
    panel *panel;
    problems *found;
    intake_report report;
    text_buffer without; /* digests of the files whose values stay instead of its own */
    char options[IMPORT_OPTIONS_TEXT];
} one_file;

typedef struct act {
    tidu_session *session;
    tidu_source how;
    const char *db;
    one_file *files; /* [n] the one whose values stay first */
    size_t n;
    bool has_preferred;
    credentials *held;
    problems *held_found;
    intake_report certificates;
    store *store;
    code_names names;
    grid *conflicts;
    size_t n_conflicts;
    tidu_error *err;
} act;

/* --- reading ------------------------------------------------------------------------------- */

static const char *base_of(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash ? slash + 1 : path;
}

static tidu_status order_files(act *a, const tidu_import_files *list)
{
    size_t preferred = list->n, next = 0;

    for (size_t i = 0; i < list->n && list->prefer; i++)
        if (!strcmp(list->prefer, list->paths[i]))
            preferred = i;
    for (size_t i = 0; i < list->n && list->prefer && preferred == list->n; i++)
        if (!strcmp(base_of(list->prefer), base_of(list->paths[i])))
            preferred = i;
    a->has_preferred = preferred < list->n;
    if (list->prefer && !a->has_preferred)
        return error_set(a->err, TIDU_EUSAGE, _("the file to prefer, %s, is none of those to import"), list->prefer);
    a->files = allocate_array(list->n, sizeof *a->files);
    if (!a->files)
        return error_memory(a->err);
    a->n = list->n;
    if (a->has_preferred)
        a->files[next++] = (one_file){.path = list->paths[preferred], .place = preferred};
    for (size_t i = 0; i < list->n; i++)
        if (i != preferred)
            a->files[next++] = (one_file){.path = list->paths[i], .place = i};
    return TIDU_OK;
}

/* A failure names its file. */
static tidu_status read_file(act *a, one_file *f, const intake_options *options)
{
    tidu_status status;

    text_buffer_init(&f->without);
    f->panel = panel_new(a->session->env.dictionary);
    f->found = problems_new();
    if (!f->panel || !f->found)
        return error_memory(a->err);
    status = intake_read(f->path, options, f->panel, f->found, &f->report, a->err);
    if (status && status != TIDU_ENOMEM && status != TIDU_ESTOPPED && a->err && !*a->err->file)
        snprintf(a->err->file, sizeof a->err->file, "%s", f->path);
    return status || name_drop_placeholders(f->panel) ? status : error_memory(a->err);
}

static tidu_status read_all(act *a)
{
    const data_source source = source_of(&a->how);
    intake_options options;
    code_words words;
    tidu_status status = data_options(&a->session->env, &source, &options, a->err);

    code_words_init(&words, &a->session->env, a->db);
    options.find_code = code_words_find;
    options.code_context = &words;
    for (size_t i = 0; i < a->n && !status; i++)
        status = read_file(a, &a->files[i], &options);
    code_words_clear(&words);
    options.map = NULL;
    options.sheet = NULL; /* that of the tables */
    if (status || !source.credentials)
        return status;
    a->held = credentials_new();
    a->held_found = problems_new();
    if (!a->held || !a->held_found)
        return error_memory(a->err);
    return intake_read_credentials(source.credentials, &options, a->held, a->held_found, &a->certificates, a->err);
}

/* What the registers say of the codes of each file. */
static tidu_status check_codes(act *a)
{
    tidu_status status = store_open(a->db, STORE_WRITE, a->session->env.dictionary, &a->store, a->err);

    if (status)
        return status;
    store_set_user(a->store, a->session->env.user);
    status = code_names_open(&a->session->env, a->store, &a->names, a->err);
    for (size_t i = 0; i < a->n && !status; i++)
        status = code_names_check(&a->names, a->store, a->files[i].panel, &a->files[i].report, a->how.is_strict,
                                  a->files[i].found, a->err);
    return status;
}

/* --- conflicts ------------------------------------------------------------------------------- */

typedef struct dispute {
    act *act;
    const one_file *stays, *goes;
} dispute;

static void say_value(grid *g, size_t column, const panel *p, const panel_conflict *c, uint32_t company)
{
    const indicator *i = dictionary_get(panel_dictionary(p), c->indicator);
    const char *exact = panel_exact(p, company, c->indicator, c->year), *text = exact;
    char number[32];

    if (i->type == INDICATOR_TEXT) {
        text = panel_text(p, company, c->indicator);
    } else if (!exact) {
        double value = panel_number(p, company, c->indicator, c->year);

        if (i->type == INDICATOR_DATE)
            date_format((long)value, number);
        else
            number_format(value, number);
        text = number;
    }
    grid_text(g, column, text, TABLE_PLAIN);
}

/* File, line and column of a cell, in three columns of the list. */
static void say_place(grid *g, size_t column, const one_file *f, const panel_conflict *c, uint32_t company)
{
    uint32_t line = 0;

    grid_text(g, column, f->path, TABLE_PLAIN);
    if (c->year)
        panel_line(f->panel, company, c->year, &line);
    else
        panel_first_line(f->panel, company, &line);
    if (line)
        grid_number(g, column + 1, line);
    for (size_t i = 0; i < f->report.n_columns; i++) {
        const intake_column *k = &f->report.columns[i];

        if (k->indicator == c->indicator && (!k->year || k->year == c->year)) {
            grid_number(g, column + 2, (double)k->column);
            return;
        }
    }
}

static void say_conflict(const dispute *d, const panel_conflict *c)
{
    grid *g = d->act->conflicts;
    const dictionary *names = d->act->session->env.dictionary;
    const indicator *i = dictionary_get(names, c->indicator);
    const char *company = panel_text(d->stays->panel, c->first, dictionary_find(names, "name"));
    bool is_preferred = d->act->has_preferred && d->stays == d->act->files;

    grid_row(g);
    grid_text(g, C_CODE, panel_code(d->goes->panel, c->company), TABLE_PLAIN);
    if (company)
        grid_text(g, C_NAME, company, TABLE_PLAIN);
    grid_text(g, C_INDICATOR, i->name, TABLE_PLAIN);
    grid_text(g, C_LABEL, d->act->session->env.is_chinese && i->labels_zh ? i->labels_zh[0] : i->label_en, TABLE_PLAIN);
    if (c->year)
        grid_number(g, C_YEAR, c->year);
    say_value(g, C_VALUE, d->stays->panel, c, c->first);
    say_place(g, C_FILE, d->stays, c, c->first);
    say_value(g, C_OTHER, d->goes->panel, c, c->company);
    say_place(g, C_OTHER_FILE, d->goes, c, c->company);
    grid_text(g, C_RULE, is_preferred ? _("the preferred file stays") : _("the file given first stays"), TABLE_FAINT);
}

static bool settle(void *context, const panel_conflict *c)
{
    const dispute *d = context;
    const indicator *i = dictionary_get(panel_dictionary(d->goes->panel), c->indicator);

    say_conflict(d, c);
    d->act->n_conflicts++;
    if (i->type == INDICATOR_TEXT)
        return panel_put_text(d->goes->panel, c->company, c->indicator, NULL, 0);
    return panel_put_number(d->goes->panel, c->company, c->indicator, c->year, cell_missing());
}

static tidu_status settle_all(act *a)
{
    for (size_t k = 1; k < a->n; k++) {
        for (size_t i = 0; i < k; i++) {
            dispute d = {a, &a->files[i], &a->files[k]};

            size_t before = a->n_conflicts;

            if (!panel_find_conflicts(d.stays->panel, d.goes->panel, settle, &d))
                return error_memory(a->err);
            if (a->n_conflicts > before)
                text_buffer_append_string(&a->files[k].without, a->files[i].report.digest);
        }
    }
    if (a->n_conflicts && a->how.is_strict)
        return error_set(a->err, TIDU_EDATA,
                         _("the files have different values for the same cells (%zu); nothing was imported"), a->n_conflicts);
    return TIDU_OK;
}

/*
 * A file whose values stand back behind those of others is another import than the same file alone, which would bring
 * them.
 */
static tidu_status describe_options(act *a, one_file *f)
{
    char digest[DIGEST_TEXT];
    size_t length;

    import_describe_options(&a->how, &a->names, f->options, sizeof f->options);
    if (f->without.failed)
        return error_memory(a->err);
    if (!f->without.length)
        return TIDU_OK;
    digest_bytes(f->without.text, f->without.length, digest);
    length = strlen(f->options);
    snprintf(f->options + length, sizeof f->options - length, " behind %.16s", digest);
    return TIDU_OK;
}

/* --- writing --------------------------------------------------------------------------------- */

static tidu_status write_all(act *a, const tidu_import_files *list)
{
    store_import_part *parts = allocate_array(a->n + 1, sizeof *parts);
    panel *none = panel_new(a->session->env.dictionary);
    char options[IMPORT_OPTIONS_TEXT];
    tidu_status status = parts && none ? TIDU_OK : error_memory(a->err);
    size_t n = 0;

    import_describe_options(&a->how, &(code_names){0}, options, sizeof options);
    for (; !status && n < a->n; n++) {
        one_file *f = &a->files[n];

        status = describe_options(a, f);
        parts[n] = (store_import_part){&f->report, f->options, f->panel, NULL, f->found, {0}};
    }
    if (!status && a->held)
        parts[n++] = (store_import_part){&a->certificates, options, none, a->held, a->held_found, {0}};
    if (!status)
        status = store_import(a->store, parts, n, a->session->env.progress, a->session->env.progress_context, a->err);
    for (size_t i = 0; i < a->n && !status; i++) {
        tidu_import_summary sum = {.is_known = true};

        import_add_counts(&sum, &a->files[i].report, &parts[i].counts);
        if (list->summaries)
            list->summaries[a->files[i].place] = sum;
    }
    panel_free(none);
    release(parts);
    return status;
}

/* All problems of all files for the caller. */
static tidu_status join_problems(act *a, tidu_status status, tidu_problems **out)
{
    problems *all = out ? problems_new() : NULL;
    bool is_whole = all != NULL;

    for (size_t i = 0; i < a->n && is_whole; i++)
        is_whole = !a->files[i].found || problems_join(all, a->files[i].found, 0);
    if (is_whole && a->held_found)
        is_whole = problems_join(all, a->held_found, 0);
    if (out && !is_whole) {
        problems_free(all);
        return status ? status : error_memory(a->err);
    }
    return problems_end(status, all, out, a->err);
}

static void act_clear(act *a, bool has_failed)
{
    if (has_failed)
        store_abandon(a->store);
    else
        store_close(a->store);
    for (size_t i = 0; i < a->n; i++) {
        panel_free(a->files[i].panel);
        problems_free(a->files[i].found);
        intake_report_clear(&a->files[i].report);
        text_buffer_clear(&a->files[i].without);
    }
    release(a->files);
    credentials_free(a->held);
    problems_free(a->held_found);
    intake_report_clear(&a->certificates);
    code_names_clear(&a->names);
}

tidu_status tidu_import_many(tidu_session *s, const tidu_source *how, tidu_import_files *files, const char *db,
                             tidu_report **out, tidu_problems **found, tidu_error *err)
{
    act a = {.session = s, .db = db, .err = err};
    document *d = document_new();
    tidu_import_files list;
    tidu_status status = TIDU_OK, wrapped;

    *out = NULL;
    if (found)
        *found = NULL;
    ARGUMENT_TAKE(a.how, how);
    ARGUMENT_TAKE(list, files);
    a.conflicts = d ? document_grid(d, "conflicts", NULL, columns, C_COLUMNS) : NULL;
    if (!a.conflicts)
        status = error_memory(err);
    if (!status && !list.n)
        status = error_set(err, TIDU_EUSAGE, _("there is nothing to import"));
    if (!status)
        status = order_files(&a, &list);
    if (!status)
        status = read_all(&a);
    if (!status)
        status = check_codes(&a);
    if (!status)
        status = settle_all(&a);
    files->n_conflicts = a.n_conflicts;
    /* what is passed on comes before what is written, which nothing may follow that can fail */
    status = join_problems(&a, status, found);
    wrapped = d ? report_wrap(d, out, status ? NULL : err) : TIDU_OK;
    status = status ? status : wrapped;
    if (!status)
        status = write_all(&a, &list);
    act_clear(&a, status != TIDU_OK);
    return status;
}
