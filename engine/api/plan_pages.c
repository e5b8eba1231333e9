/*
 * The pages of a folder of plans, each with its document and its part of plans.json: one company after the other, so that memory
 * does not grow with their number.
 */
#include <errno.h>
#include <string.h>
#include <strings.h>

#include "api/plan_internal.h"
#include "base/allocate.h"
#include "base/error.h"
#include "base/message.h"

/* --- files ------------------------------------------------------------------------------------- */

bool plan_write_file(void *context, const char *bytes, size_t n)
{
    return fwrite(bytes, 1, n, context) == n;
}

tidu_status plan_open_file(planning *p, const char *name, FILE **out)
{
    char path[OUTPUT_FOLDER_FILE];

    if (!output_folder_place(&p->folder, name, path))
        return error_memory(p->err);
    *out = fopen(path, "wb");
    return *out ? TIDU_OK : error_at(p->err, TIDU_EIO, path, 0, 0, _("cannot be written: %s"), strerror(errno));
}

/* Closing reports errors of delayed writes, such as a full disk. */
tidu_status plan_close_file(const planning *p, FILE *f, const char *name, tidu_status status)
{
    if (fclose(f) && !status)
        status = error_at(p->err, TIDU_EIO, name, 0, 0, _("cannot be written: %s"), strerror(errno));
    return status;
}

/* Into the open file of that name. */
static tidu_status append_document(planning *p, const document *d, document_format format, bool with_mark, FILE *f, const char *name)
{
    text_style style = {0};
    tidu_status status = document_write(d, format, &style, with_mark, plan_write_file, f, p->err);

    return status == TIDU_EIO ? error_at(p->err, status, name, 0, 0, _("cannot be written: %s"), strerror(errno)) : status;
}

tidu_status plan_save(planning *p, const document *d, document_format format, bool with_mark, const char *name)
{
    FILE *f;
    tidu_status status = plan_open_file(p, name, &f);

    return status ? status : plan_close_file(p, f, name, append_document(p, d, format, with_mark, f, name));
}

/* What stands beside a page: the same name with another ending. */
static void name_beside(const plan_index_row *row, const char *ending, char name[PLAN_PAGE_NAME])
{
    static const char page[] = ".html";

    snprintf(name, PLAN_PAGE_NAME, "%.*s%s", (int)(strlen(row->file) - strlen(page)), row->file, ending);
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

/* --- ways ------------------------------------------------------------------------------------------ */

/* So many companies' ways are looked for at once, shared out among threads, before their pages are written one by one. */
enum { AHEAD = 64 };

struct page_ways {
    reach_company *of[AHEAD];
    size_t first; /* place of the first one */
};

/* Whose title is to be kept. */
static bool is_holder(const planning *p, uint32_t company)
{
    const study *a = p->assessment->study;

    return a->question->is_recheck || credentials_find(a->data.credentials, panel_code(a->data.panel, company), a->model->id, a->binding.on);
}

static void clear_ways(page_ways *w)
{
    for (size_t i = 0; i < AHEAD; i++) {
        reach_company_free(w->of[i]);
        w->of[i] = NULL;
    }
}

/* The ways of the companies from a place on; the first error is told. */
static tidu_status look_for_ways(planning *p, size_t first)
{
    const reach_study *ways = p->assessment->ways;
    size_t n = p->list->n - first < AHEAD ? p->list->n - first : AHEAD;
    tidu_status status = TIDU_OK;

    clear_ways(p->ways);
    p->ways->first = first;
#pragma omp parallel for schedule(dynamic) num_threads(environment_threads(&p->session->env))
    for (size_t i = 0; i < n; i++) {
        uint32_t company = p->list->company[first + i];
        tidu_error err;
        tidu_status one = !ways || is_holder(p, company) ? TIDU_OK : reach_study_company(ways, company, &p->ways->of[i], &err);

#pragma omp critical(plan_ways)
        if (one && !status) {
            status = one;
            *p->err = err;
        }
    }
    return status;
}

/* --- one page ----------------------------------------------------------------------------------------- */

/* Who can be put on a way by the next application, or files already, is a candidate; the list and the way say the same. */
static plan_kind kind_of(const planning *p, uint32_t company, const reach_company *way)
{
    tier t;

    if (is_holder(p, company))
        return PLAN_HOLDER;
    if (work_list_tier(&p->chosen.list, company, &t))
        return t == TIER_APPLY || t == TIER_PUSH ? PLAN_CANDIDATE : PLAN_RESERVE;
    if (way && (reach_study_can_file(way->study, way->now->readiness) || way->first_year == way->study->horizons[0].time.application))
        return PLAN_CANDIDATE;
    return PLAN_RESERVE;
}

/* What a page tells of one company besides its plan. */
typedef struct page_basis {
    plan *plan;
    margins kept;
    plan_facts facts;
} page_basis;

/* Ways for those who want the title, margins for those who have it. */
static tidu_status look_ahead(planning *p, size_t place, page_basis *b)
{
    const reach_study *ways = p->assessment->ways;
    uint32_t company = b->facts.company;
    tidu_status status = place % AHEAD ? TIDU_OK : look_for_ways(p, place);
    reach_question q;

    if (status)
        return status;
    b->facts.way = p->ways->of[place - p->ways->first];
    b->facts.kind = kind_of(p, company, b->facts.way);
    if (!ways || b->facts.kind != PLAN_HOLDER)
        return TIDU_OK;
    b->facts.kept_at = reach_study_horizon(ways);
    q = reach_study_question(ways, b->facts.kept_at, 1, false);
    status = margins_find(&q, ways->base->data.panel, company, &b->kept, p->err);
    b->facts.kept = status ? NULL : &b->kept;
    return status;
}

static tidu_status make_basis(planning *p, size_t place, page_basis *b)
{
    const study *a = p->assessment->study;
    uint32_t company = p->list->company[place];
    tidu_status status = plan_make(a->assessor, &a->binding, company, &p->library, &b->plan, p->err);

    b->facts = (plan_facts){.panel = a->data.panel,
                            .credentials = a->data.credentials,
                            .names = p->certificates,
                            .rules = p->sheet,
                            .company = company,
                            .rank = p->list->rank[place],
                            .is_listed = p->chosen.is_in[company],
                            .list_length = p->chosen.n_whole,
                            .data_year = p->data_year,
                            .calendar = p->roster.calendar,
                            .is_recheck = a->question->is_recheck,
                            .is_alone = !*p->folder.work};
    if (status)
        return status;
    b->facts.n_claims = plan_awards_of(&p->awards, company, &b->facts.claims);
    chance_band_find(p->band, a->assessment, company, &b->facts.low, &b->facts.high);
    status = code_names_explain(&p->names, a->data.panel, company, b->plan->why, p->err);
    return status ? status : look_ahead(p, place, b);
}

/* The page, the document beside it, and its part of plans.json. */
static tidu_status write_files(planning *p, const document *d, const plan_index_row *row, size_t place)
{
    char path[OUTPUT_FOLDER_FILE], name[PLAN_PAGE_NAME];
    tidu_status status = plan_save(p, d, DOCUMENT_HTML, false, row->file);

    name_beside(row, ".md", name);
    if (!status && p->with_markdown)
        status = plan_save(p, d, DOCUMENT_MARKDOWN, false, name);
    name_beside(row, ".docx", name);
    if (!status && p->with_documents)
        status = output_folder_place(&p->folder, name, path) ? document_save_docx(d, path, p->err) : error_memory(p->err);
    if (status)
        return status;
    if (place)
        fputs(",\n", p->json);
    return append_document(p, d, DOCUMENT_JSON, false, p->json, "plans.json");
}

tidu_status plan_page_document(planning *p, size_t place, document **out)
{
    plan_index_row *row = &p->rows[place];
    page_basis b = {.plan = NULL};
    tidu_status status = make_basis(p, place, &b);

    if (!status) {
        row->code = panel_code(p->assessment->study->data.panel, b.facts.company);
        row->kind = plan_kind_text(b.facts.kind);
        name_page(row, place);
        plan_conclusion(b.plan, p->session->env.is_chinese, row->conclusion, sizeof row->conclusion);
        *out = plan_document(b.plan, &b.facts, &p->library, p->session->env.is_chinese);
        status = *out ? TIDU_OK : error_memory(p->err);
    }
    plan_free(b.plan);
    return status;
}

static tidu_status write_page(planning *p, size_t place)
{
    document *d = NULL;
    tidu_status status = plan_page_document(p, place, &d);

    if (!status)
        status = write_files(p, d, &p->rows[place], place);
    document_free(d);
    return status;
}

tidu_status plan_pages_open(planning *p, tidu_error *err)
{
    const environment *env = &p->session->env;
    const study *a = p->assessment->study;
    filing_rules practice;
    tidu_status status;

    if (p->assessment->ways) /* as tidu_reach asks of one company, so that both find the same */
        p->assessment->ways->options.ways = REACH_USUAL_WAYS;
    status = certificate_names_open(env, a->data.credentials, &p->certificates, err);

    if (!status)
        status = environment_filing(env, &practice, err);
    if (!status && (!(p->band = chance_band_new(a->model, practice.doubt)) || !(p->ways = allocate_array(1, sizeof *p->ways))))
        status = error_memory(err);
    return status;
}

void plan_pages_close(planning *p)
{
    certificate_names_free(p->certificates);
    sheet_rules_free(p->sheet);
    if (p->band)
        chance_band_free(p->band);
    if (p->ways)
        clear_ways(p->ways);
    release(p->ways);
}

tidu_status plan_write_pages(planning *p)
{
    tidu_status status = plan_open_file(p, "plans.json", &p->json);

    if (status)
        return status;
    fputs("[\n", p->json);
    for (size_t i = 0; i < p->list->n && !status; i++) {
        status = write_page(p, i);
        if (!status && p->session->env.progress &&
            !p->session->env.progress(p->session->env.progress_context, i + 1, p->list->n))
            status = error_set(p->err, TIDU_ESTOPPED, _("stopped"));
    }
    fputs("]\n", p->json);
    return plan_close_file(p, p->json, "plans.json", status);
}
