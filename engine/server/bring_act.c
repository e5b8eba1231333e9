/*
 * What the forms of the page ask for. A form that comes twice does no harm: an import that was made is made again to no effect, and what was
 * taken back is told to have been.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "api/tidu.h"
#include "cli/language.h"
#include "server/bring.h"
#include "server/choice_map.h"
#include "server/names.h"
#include "server/review_rows.h"

static void fail(shelf_file *file, const char *why)
{
    snprintf(file->failure, sizeof file->failure, "%s", why);
}

/* --- new files -------------------------------------------------------------------------- */

static int drop(const page *p, upload *form, char location[BRING_LOCATION], char why[BRING_WHY])
{
    char folder[UPLOAD_PATH];
    const upload_file *file;
    shelf_file *kept = NULL;
    size_t n = 0;
    int number = ENAMETOOLONG;

    while (shelf_folder(desk_database(p->desk), folder) && (file = upload_get_file(form, n)) && (kept = shelf_put(folder, file, &number)))
        n++;
    if (!n) {
        snprintf(why, BRING_WHY, "%s", upload_get_file(form, 0) ? strerror(number) : _("no file was chosen"));
        return upload_get_file(form, 0) ? 500 : 400;
    }
    if (n == 1 && kept)
        snprintf(location, BRING_LOCATION, "/bring-in/%u", kept->number);
    else
        snprintf(location, BRING_LOCATION, "/bring-in");
    return 303;
}

/* --- choices ---------------------------------------------------------------------------- */

static bool is_same_text(const char *a, const char *b)
{
    return !strcmp(a ? a : "", b ? b : "");
}

/* Columns of another sheet are others. */
static bool is_of_same_sheet(const shelf_file *file, const upload *form)
{
    return is_same_text(upload_field(file->choices, "sheet"), upload_field(form, "sheet"));
}

static bool write_map(shelf_file *file, const upload *form)
{
    FILE *to;
    size_t n;

    snprintf(file->map, sizeof file->map, "%s/mapping.yaml", file->folder);
    to = fopen(file->map, "w");
    if (!to)
        return false;
    n = choice_map_write(form, to);
    if (fclose(to))
        return false;
    if (!n) {
        unlink(file->map);
        *file->map = '\0';
    }
    return true;
}

/* The form is kept, for what it had chosen. */
static bool take_choices(shelf_file *file, upload *form)
{
    bool is_done = true;

    if (!file->choices || is_of_same_sheet(file, form)) {
        is_done = write_map(file, form);
    } else if (*file->map) {
        unlink(file->map);
        *file->map = '\0';
    }
    if (!is_done)
        fail(file, strerror(errno));
    return is_done;
}

/* --- importing -------------------------------------------------------------------------- */

typedef struct importing {
    const page *p;
    shelf_file *file;
    tidu_session *session;
    tidu_problems *problems;
} importing;

static bool write_to_file(void *context, const char *bytes, size_t n)
{
    return fwrite(bytes, 1, n, context) == n;
}

/* The rows whose company is not known stay beside the file. */
static void keep_review(importing *i)
{
    tidu_review of = i->file->summary.is_certificates  ? TIDU_REVIEW_CERTIFICATES
                     : i->file->summary.is_applications ? TIDU_REVIEW_APPLICATIONS
                                                        : TIDU_REVIEW_COMPANIES;
    FILE *to;

    *i->file->review = '\0';
    if (!i->problems || !tidu_problems_review_count(i->problems, of))
        return;
    snprintf(i->file->review, sizeof i->file->review, "%s/open.csv", i->file->folder);
    to = fopen(i->file->review, "w");
    if (!to || tidu_problems_write_review(i->problems, of, write_to_file, to, NULL))
        *i->file->review = '\0';
    if (to && fclose(to))
        *i->file->review = '\0';
    if (!*i->file->review)
        fail(i->file, _("the rows whose company is not known could not be kept"));
}

static bool import_path(importing *i, const char *path, tidu_import_summary *sum)
{
    const char *db = desk_database(i->p->desk);
    tidu_source source = bring_source(i->file, db);
    char why[BRING_WHY];
    tidu_error err;

    source.db = NULL;
    source.input = path;
    tidu_problems_free(i->problems);
    i->problems = NULL;
    if (!tidu_import(i->session, &source, db, sum, &i->problems, &err))
        return true;
    bring_say(&err, why);
    fail(i->file, why);
    return false;
}

static void import_file(importing *i)
{
    if (!import_path(i, i->file->path, &i->file->summary))
        return;
    i->file->is_imported = true;
    keep_review(i);
}

/* --- matching --------------------------------------------------------------------------- */

typedef struct matching {
    const upload *form;
    char code[REVIEW_CODE];
} matching;

/* What was written comes before what was chosen. */
static const char *code_of(void *context, size_t number)
{
    matching *m = context;
    char name[24];
    const char *text;

    for (size_t i = 0; i < 2; i++) {
        snprintf(name, sizeof name, "%c%zu", i ? 'r' : 't', number);
        text = upload_field(m->form, name);
        text = text ? text + strspn(text, " ") : "";
        snprintf(m->code, sizeof m->code, "%.*s", (int)strcspn(text, " "), text);
        if (names_is_code(m->code))
            return m->code;
    }
    return NULL;
}

static bool split_review(importing *i, const upload *form, const char *filled, const char *rest, long *n)
{
    matching m = {.form = form};
    FILE *to = fopen(filled, "w"), *open = fopen(rest, "w");
    bool is_done = to && open;

    *n = is_done ? review_rows_fill(i->file->review, code_of, &m, to, open) : -1;
    is_done &= !to || !fclose(to);
    is_done &= !open || !fclose(open);
    return is_done && *n >= 0;
}

static void match(importing *i, const upload *form)
{
    char filled[UPLOAD_PATH + 48], rest[UPLOAD_PATH + 48];
    tidu_import_summary sum = {.rows = 0};
    struct stat there;
    long n;

    for (unsigned k = 1; snprintf(filled, sizeof filled, "%s/matched-%u.csv", i->file->folder, k) > 0 && !stat(filled, &there); k++)
        ;
    snprintf(rest, sizeof rest, "%s/open-rest.csv", i->file->folder);
    if (!split_review(i, form, filled, rest, &n)) {
        fail(i->file, strerror(errno));
    } else if (!n) {
        fail(i->file, _("no company was chosen"));
    } else if (import_path(i, filled, &sum)) {
        i->file->summary.companies_added += sum.companies_added;
        i->file->summary.years_added += sum.years_added;
        i->file->summary.credentials_added += sum.credentials_added;
        i->file->summary.applications_added += sum.applications_added;
        if (review_rows_read(rest, 0, NULL, NULL)) {
            rename(rest, i->file->review);
        } else {
            unlink(i->file->review);
            *i->file->review = '\0';
        }
        unlink(rest);
        return;
    }
    unlink(filled);
    unlink(rest);
}

/* --- taking back ------------------------------------------------------------------------ */

enum { MOST_UNDONE = 64 };

/* The imports of the file itself and of its matched rows, which stand on it. */
static size_t imports_of(const page *p, const shelf_file *file, long long ids[MOST_UNDONE])
{
    char path[UPLOAD_PATH + 48];
    struct stat there;
    size_t n = 0;

    ids[n] = bring_import_id(p, file->path);
    n += ids[n] != 0;
    for (unsigned k = 1; n < MOST_UNDONE && snprintf(path, sizeof path, "%s/matched-%u.csv", file->folder, k) > 0 && !stat(path, &there); k++) {
        ids[n] = bring_import_id(p, path);
        n += ids[n] != 0;
    }
    return n;
}

static void undo(importing *i)
{
    long long ids[MOST_UNDONE];
    size_t n = imports_of(i->p, i->file, ids);
    char why[BRING_WHY];
    tidu_error err;

    if (n && tidu_imports_undo(i->session, desk_database(i->p->desk), ids, n, NULL, &err)) {
        bring_say(&err, why);
        fail(i->file, why);
    }
}

/* --- a form about one file -------------------------------------------------------------- */

static void act_on(const page *p, shelf_file *file, const upload *form, const char *act)
{
    importing i = {.p = p, .file = file};
    char why[BRING_WHY];

    if (!bring_open(p, &i.session, why))
        fail(file, why);
    else if (!strcmp(act, "import") && !file->is_imported)
        import_file(&i);
    else if (!strcmp(act, "match") && *file->review)
        match(&i, form);
    else if (!strcmp(act, "undo") && file->is_imported)
        undo(&i);
    tidu_problems_free(i.problems);
    bring_close(i.session);
}

static bool is_about_choices(const char *act)
{
    return !strcmp(act, "check") || !strcmp(act, "import");
}

static int act_on_file(const page *p, shelf_file *file, upload *form, bool *is_kept, const char *act)
{
    *file->failure = '\0';
    if (!strcmp(act, "again") && !bring_import_id(p, file->path)) {
        file->is_imported = false;
        return 303;
    }
    if (is_about_choices(act) && !file->is_imported) {
        if (!take_choices(file, form))
            return 303;
        upload_free(file->choices);
        file->choices = form;
        *is_kept = true;
    }
    if (strcmp(act, "check") != 0)
        act_on(p, file, form, act);
    return 303;
}

int bring_act(const page *p, upload *form, char location[BRING_LOCATION], char why[BRING_WHY])
{
    const char *act = upload_field(form, "act");
    shelf_file *file = bring_find(p->address);
    bool is_kept = false;
    int status = 404;

    if (!act) {
        status = 400;
    } else if (p->address->n_segments == 1 && !strcmp(act, "drop")) {
        status = drop(p, form, location, why);
    } else if (file && !strcmp(act, "away")) {
        snprintf(location, BRING_LOCATION, "/bring-in");
        shelf_remove(file);
        status = 303;
    } else if (file) {
        snprintf(location, BRING_LOCATION, "/bring-in/%u", file->number);
        status = act_on_file(p, file, form, &is_kept, act);
    }
    if (!is_kept)
        upload_free(form);
    return status;
}
