/*
 * Writing plans. Pages go into a folder with a temporary name in the same place, which is renamed once every page is
 * complete and flushed to disk. A failure therefore leaves nothing under the final name.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "api/api_internal.h"
#include "base/allocate.h"
#include "base/error.h"
#include "base/file_replace.h"
#include "base/message.h"
#include "base/path.h"
#include "plan/plan.h"
#include "question/page_list.h"
#include "report/list_report.h"
#include "report/plan_index.h"
#include "report/plan_report.h"
#include "report/study_note.h"

enum { MOST_FILE = PLAN_PAGE_NAME, MOST_PATH = FILE_REPLACE_PATH + MOST_FILE };

typedef struct planning {
    tidu_session *session;
    actions *actions;
    policy **policies;
    size_t n_policies;
    code_names names;
    plan_library library;
    tidu_assessment *assessment;
    page_list chosen;
    const ranking *list; /* its pages */
    int data_year;
    char output[FILE_REPLACE_PATH]; /* final name of the folder */
    char folder[FILE_REPLACE_PATH]; /* its name until it is complete; created here, so every file in it is ours */
    FILE *json;
    plan_index_row *rows;
    bool with_documents;
    tidu_error *err;
} planning;

/* --- actions and policies ----------------------------------------------------------------- */

/* Does a folder that stands before that of the policy give one of the same id? */
static bool is_replaced(const planning *p, const policy *x)
{
    for (size_t i = 0; i < p->n_policies; i++) {
        const char *other = p->policies[i]->file;
        size_t n = (size_t)(path_name(other) - other);

        if (!strcmp(p->policies[i]->id, x->id) && (strncmp(other, x->file, n) || path_name(x->file) != x->file + n))
            return true;
    }
    return false;
}

/* The policies of all folders of models, as models are found: the first folder that has one wins. */
static tidu_status load_policies(planning *p)
{
    const environment *env = &p->session->env;
    catalogue files;
    tidu_status status = catalogue_open_below(env->folders, "policies", &files, p->err);

    if (status)
        return status;
    p->policies = allocate_array(files.n, sizeof *p->policies);
    if (!p->policies)
        status = error_memory(p->err);
    for (size_t i = 0; i < files.n && !status; i++) {
        policy *x;

        status = policy_load(files.files[i], env->folders, env->dictionary, &x, p->err);
        if (!status && is_replaced(p, x))
            policy_free(x);
        else if (!status)
            p->policies[p->n_policies++] = x;
    }
    catalogue_close(&files);
    return status;
}

static tidu_status load_library(planning *p)
{
    char path[ENVIRONMENT_PATH];
    tidu_status status = environment_file(&p->session->env, "actions.yaml", path, p->err);

    if (!status)
        status = actions_load(path, p->session->env.dictionary, &p->actions, p->err);
    if (!status)
        status = load_policies(p);
    p->library = (plan_library){p->actions, (const policy *const *)p->policies, p->n_policies, NULL, NULL};
    return status;
}

static bool want_library(void *context, int year, panel *into)
{
    static const char *const facts[] = {"founded_on", "park"};
    const planning *p = context;
    bool ok = plan_want(&p->library, year, into) && gap_want(year, into) && code_names_want(NULL, year, into);

    for (size_t i = 0; i < sizeof facts / sizeof *facts && ok; i++)
        ok = panel_want(into, dictionary_find(p->session->env.dictionary, facts[i]), 0, 0);
    return ok;
}

/* --- the folder ------------------------------------------------------------------------------ */

/* The length without trailing slashes, which completion in a shell adds. */
static size_t length_of_name(const char *output)
{
    size_t length = strlen(output);

    while (length > 1 && output[length - 1] == '/')
        length--;
    return length;
}

static tidu_status open_folder(planning *p, const char *output)
{
    size_t length = length_of_name(output);
    struct stat about;

    if (length >= sizeof p->output)
        return error_set(p->err, TIDU_EIO, _("the name of the folder is too long"));
    memcpy(p->output, output, length); /* the remaining bytes are zero already */
    if (stat(p->output, &about) == 0 && !(S_ISDIR(about.st_mode) && file_replace_is_empty_folder(p->output)))
        return error_at(p->err, TIDU_EIO, output, 0, 0,
                        _("this name is already in use; give another folder or move the existing files away"));
    if (!file_replace_folder(p->output, p->folder))
        return error_at(p->err, TIDU_EIO, output, 0, 0, _("the folder cannot be created: %s"), strerror(errno));
    return TIDU_OK;
}

typedef void (*file_visitor)(const char *path);

/* Beside the page, with another ending. */
static void document_path(const planning *p, const plan_index_row *row, char path[MOST_PATH])
{
    static const char ending[] = ".html";

    snprintf(path, MOST_PATH, "%s/%.*s.docx", p->folder, (int)(strlen(row->file) - strlen(ending)), row->file);
}

/* Visit every file that a plan may have written. */
static void visit_files(const planning *p, file_visitor visit)
{
    static const char *const others[] = {"plans.json", "roster.xlsx", "roster.csv", "index.html"};
    char path[MOST_PATH];

    for (size_t i = 0; i < p->list->n; i++) {
        if (!*p->rows[i].file)
            break;
        snprintf(path, sizeof path, "%s/%s", p->folder, p->rows[i].file);
        visit(path);
        document_path(p, &p->rows[i], path);
        if (p->with_documents)
            visit(path);
    }
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        snprintf(path, sizeof path, "%s/%s", p->folder, others[i]);
        visit(path);
    }
}

static void remove_file(const char *path)
{
    (void)unlink(path);
}

static void remove_folder(const planning *p)
{
    visit_files(p, remove_file);
    rmdir(p->folder);
}

static void sync_file(const char *path)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);

    if (fd < 0)
        return;
    (void)fsync(fd);
    close(fd);
}

/* Flush the files before renaming, so that a power failure cannot leave empty pages under the final name. */
static tidu_status close_folder(planning *p)
{
    char inside[MOST_PATH];

    visit_files(p, sync_file);
    snprintf(inside, sizeof inside, "%s/", p->folder);
    file_replace_sync_folder(inside);
    rmdir(p->output); /* an empty folder of that name is replaced */
    if (rename(p->folder, p->output))
        return error_at(p->err, TIDU_EIO, p->output, 0, 0, _("the finished folder cannot be renamed to its final "
                                                             "name: %s"), strerror(errno));
    file_replace_sync_folder(p->output);
    return TIDU_OK;
}

/* --- files ------------------------------------------------------------------------------------- */

static bool write_file(void *context, const char *bytes, size_t n)
{
    return fwrite(bytes, 1, n, context) == n;
}

static FILE *open_file(const planning *p, const char *name)
{
    char path[MOST_PATH];
    FILE *f;

    snprintf(path, sizeof path, "%s/%s", p->folder, name);
    f = fopen(path, "wb");
    if (!f)
        error_at(p->err, TIDU_EIO, path, 0, 0, _("cannot be written: %s"), strerror(errno));
    return f;
}

/* Closing reports errors of delayed writes, such as a full disk. */
static tidu_status close_file(const planning *p, FILE *f, const char *name, tidu_status status)
{
    if (fclose(f) && !status)
        status = error_at(p->err, TIDU_EIO, name, 0, 0, _("cannot be written: %s"), strerror(errno));
    return status;
}

static tidu_status save(const planning *p, const document *d, document_format format, bool with_mark,
                        const char *name)
{
    FILE *f = open_file(p, name);
    text_style style = {0};
    tidu_status status;

    if (!f)
        return TIDU_EIO;
    status = document_write(d, format, &style, with_mark, write_file, f, p->err);
    if (status == TIDU_EIO)
        error_at(p->err, status, name, 0, 0, _("cannot be written: %s"), strerror(errno));
    return close_file(p, f, name, status);
}

/* --- pages --------------------------------------------------------------------------------------- */

/* By the company's code; by its place where a file or a link cannot carry the code. Such a name begins with an
 * underscore, which no code that names a page holds, so two pages never meet. */
static void name_page(plan_index_row *row, size_t place)
{
    static const char letters[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-";
    size_t n = strspn(row->code, letters);
    bool is_name = n && !row->code[n] && n + sizeof ".html" <= sizeof row->file && strcasecmp(row->code, "index");

    if (is_name)
        snprintf(row->file, sizeof row->file, "%s.html", row->code);
    else
        snprintf(row->file, sizeof row->file, "_%04zu.html", place + 1);
}

static tidu_status write_page(planning *p, size_t place)
{
    const study *a = p->assessment->study;
    uint32_t company = p->list->company[place];
    plan_facts facts = {.panel = a->data.panel,
                        .credentials = a->data.credentials,
                        .company = company,
                        .rank = p->list->rank[place],
                        .is_listed = p->chosen.is_in[company],
                        .list_length = p->chosen.n_whole,
                        .data_year = p->data_year,
                        .is_recheck = a->question->is_recheck};
    plan_index_row *row = &p->rows[place];
    document *d = NULL;
    plan *one;
    char path[MOST_PATH];
    tidu_status status = plan_make(a->assessor, &a->binding, company, &p->library, &one, p->err);

    if (status)
        return status;
    status = code_names_explain(&p->names, a->data.panel, company, one->why, p->err);
    if (status) {
        plan_free(one);
        return status;
    }
    d = plan_document(one, &facts, &p->library, p->session->env.is_chinese);
    row->code = panel_code(a->data.panel, company);
    name_page(row, place);
    plan_conclusion(one, p->session->env.is_chinese, row->conclusion, sizeof row->conclusion);
    status = d ? save(p, d, DOCUMENT_HTML, false, row->file) : error_memory(p->err);
    document_path(p, row, path);
    if (!status && p->with_documents)
        status = document_save_docx(d, path, p->err);
    if (!status) {
        text_style style = {0};

        if (place)
            fputs(",\n", p->json);
        status = document_write(d, DOCUMENT_JSON, &style, false, write_file, p->json, p->err);
        if (status == TIDU_EIO)
            error_at(p->err, status, "plans.json", 0, 0, _("cannot be written: %s"), strerror(errno));
    }
    document_free(d);
    plan_free(one);
    return status;
}

static tidu_status write_pages(planning *p)
{
    tidu_status status = TIDU_OK;

    p->json = open_file(p, "plans.json");
    if (!p->json)
        return TIDU_EIO;
    fputs("[\n", p->json);
    for (size_t i = 0; i < p->list->n && !status; i++) {
        status = write_page(p, i);
        if (!status && p->session->env.progress &&
            !p->session->env.progress(p->session->env.progress_context, i + 1, p->list->n))
            status = error_set(p->err, TIDU_ESTOPPED, _("stopped"));
    }
    fputs("]\n", p->json);
    return close_file(p, p->json, "plans.json", status);
}

/* The list: an index page with links, CSV and XLSX. */
static tidu_status write_roster(planning *p)
{
    const study *a = p->assessment->study;
    list_style style = {.is_chinese = p->session->env.is_chinese};
    filing_rules practice;
    tidu_status status = environment_filing(&p->session->env, &practice, p->err);
    char path[MOST_PATH];

    for (int is_screen = 1; is_screen >= 0 && !status; is_screen--) {
        document *d;

        style.is_for_screen = is_screen;
        style.doubt = practice.doubt;
        d = ranking_document(a->assessment, &a->binding, &p->chosen.list, &style);
        if (!d)
            return error_memory(p->err);
        study_stamp(d, a, "plan");
        snprintf(path, sizeof path, "%s/roster.xlsx", p->folder);
        status = is_screen ? document_save_xlsx(d, path, p->err)
                           : save(p, d, DOCUMENT_CSV, true, "roster.csv");
        document_free(d);
    }
    return status;
}

static tidu_status write_index(planning *p)
{
    const study *a = p->assessment->study;
    text_buffer b;
    FILE *f = open_file(p, "index.html");
    tidu_status status = TIDU_OK;

    if (!f)
        return TIDU_EIO;
    text_buffer_init(&b);
    plan_index(&b, a->assessment, &a->binding, p->list, p->rows, p->session->env.is_chinese);
    if (b.failed)
        status = error_memory(p->err);
    else if (!write_file(f, text_buffer_string(&b), b.length))
        status = error_at(p->err, TIDU_EIO, "index.html", 0, 0, _("cannot be written: %s"), strerror(errno));
    text_buffer_clear(&b);
    return close_file(p, f, "index.html", status);
}

static tidu_status write_all(planning *p, const char *output)
{
    tidu_status status = open_folder(p, output);

    if (status)
        return status;
    status = write_pages(p);
    if (!status)
        status = write_roster(p);
    if (!status)
        status = write_index(p);
    if (!status)
        status = close_folder(p);
    if (status)
        remove_folder(p);
    return status;
}

static tidu_status make_list(planning *p, const tidu_plan_options *options)
{
    study *a = p->assessment->study;
    page_options pages = {.with_holders = options->with_holders, .top = options->top, .slots = options->slots};
    int first;
    tidu_status status = tier_set(options->tiers, options->n_tiers, &pages.tiers, p->err);

    if (!status)
        status = page_list_make(a, p->assessment->ways, &pages, &p->chosen, p->err);
    if (status)
        return status;
    p->list = p->chosen.pages;
    panel_years(a->data.panel, &first, &p->data_year);
    p->rows = allocate_array(p->list->n, sizeof *p->rows);
    return p->rows ? TIDU_OK : error_memory(p->err);
}

tidu_status tidu_plan(tidu_session *s, const tidu_query *given_query, const tidu_plan_options *given, size_t *written,
                      tidu_problems **found, tidu_error *err)
{
    planning p = {.session = s, .err = err};
    tidu_plan_options options;
    tidu_query query;
    tidu_question asked;
    tidu_status status = load_library(&p);

    ARGUMENT_TAKE(options, given);
    p.with_documents = options.with_documents;
    ARGUMENT_TAKE(query, given_query);
    ARGUMENT_TAKE(asked, query.question);
    asked.size = sizeof asked;
    asked.with_potential = true;
    query.size = sizeof query;
    query.question = &asked;
    if (found)
        *found = NULL;
    if (!status)
        status = assess_run(s, &query, &(data_need){.want = want_library, .context = &p, .keeps_columns = true},
                            &p.assessment, found, err);
    if (!status) {
        p.library.origin = data_origin;
        p.library.origin_context = &p.assessment->study->data;
        status = code_names_open(&s->env, p.assessment->study->data.store, &p.names, err);
    }
    if (!status)
        status = make_list(&p, &options);
    if (!status)
        status = write_all(&p, options.output);
    if (!status && written)
        *written = p.list->n;
    code_names_clear(&p.names);
    release(p.rows);
    page_list_clear(&p.chosen);
    tidu_assessment_free(p.assessment);
    for (size_t i = 0; i < p.n_policies; i++)
        policy_free(p.policies[i]);
    release(p.policies);
    actions_free(p.actions);
    return status;
}
