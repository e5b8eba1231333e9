/* Writing plans, into a folder that is whole or not there. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "api/plan_internal.h"
#include "base/allocate.h"
#include "base/error.h"
#include "base/message.h"
#include "report/list_report.h"
#include "report/study_note.h"

/* --- what is loaded ----------------------------------------------------------------------- */

static tidu_status load_library(planning *p)
{
    tidu_status status = roster_maker_open(&p->roster, &p->session->env, p->err);

    if (!status)
        status = environment_sheet(&p->session->env, &p->sheet, p->err);
    if (!status)
        status = policy_library_load(&p->policies, &p->session->env, p->err);
    if (!status)
        status = plan_awards_open(&p->awards, &p->policies, p->err);
    p->library = (plan_library){p->roster.actions, (const policy *const *)p->policies.list, p->policies.n, NULL, NULL};
    return status;
}

/*
 * The figures of R&D of the years that a page shows, and of what the rule reads of the last year that before, which tells jumps. It is
 * asked after the rule. Year 0: not known yet.
 */
static bool want_sheet(const sheet_rules *s, int year, panel *into)
{
    int from = year ? year - SHEET_YEARS : 0, to = year ? year : 9999;
    bool ok = true;

    for (size_t i = 0; i < s->n_facts && ok; i++)
        ok = panel_want(into, s->facts[i], from, to);
    for (size_t i = 0; i < s->n_research && ok; i++)
        ok = panel_want(into, s->research[i].indicator, from, to);
    for (int id = 0; year && id < dictionary_count(panel_dictionary(into)) && ok; id++)
        ok = !panel_is_wanted(into, id, year - 1) || panel_want(into, id, year - 2, year - 2);
    return ok;
}

static bool want_library(void *context, int year, panel *into)
{
    planning *p = context;

    return roster_maker_want(&p->roster, year, into) && plan_want(&p->library, year, into) && gap_want(year, into) &&
           code_names_want(NULL, year, into) && want_sheet(p->sheet, year, into) &&
           plan_awards_want(&p->awards, year, into);
}

/* --- all of it --------------------------------------------------------------------------------- */

/* The list, to be filled in by towns; without companies if all of them have left the pool. */
static tidu_status write_roster(planning *p)
{
    const study *a = p->assessment->study;
    char path[OUTPUT_FOLDER_FILE];
    tidu_status status = roster_maker_read(&p->roster, a, &p->chosen.list, p->err);

    if (!output_folder_place(&p->folder, "roster.xlsx", path))
        return error_memory(p->err);
    return status && status != TIDU_ENOTFOUND ? status : roster_maker_write(&p->roster, a, &p->chosen.list, &(roster_part){.rows = NULL}, path, p->err);
}

/* The list for programs. */
static tidu_status write_list(planning *p)
{
    const study *a = p->assessment->study;
    list_style style = {.is_chinese = p->session->env.is_chinese, .doubt = p->roster.doubt};
    document *d = ranking_document(a->assessment, &a->binding, &p->chosen.list, &style);
    tidu_status status = d ? plan_save(p, d, DOCUMENT_CSV, true, "roster.csv") : error_memory(p->err);

    document_free(d);
    return status;
}

static tidu_status write_index(planning *p)
{
    const study *a = p->assessment->study;
    text_buffer b;
    FILE *f;
    tidu_status status = plan_open_file(p, "index.html", &f);

    if (status)
        return status;
    text_buffer_init(&b);
    plan_index(&b, a->assessment, &a->binding, p->list, p->rows, p->session->env.is_chinese);
    if (b.failed)
        status = error_memory(p->err);
    else if (!plan_write_file(f, text_buffer_string(&b), b.length))
        status = error_at(p->err, TIDU_EIO, "index.html", 0, 0, _("cannot be written: %s"), strerror(errno));
    text_buffer_clear(&b);
    return plan_close_file(p, f, "index.html", status);
}

static tidu_status write_all(planning *p, const char *output)
{
    tidu_status status = output_folder_open(&p->folder, output, p->err);

    if (status)
        return status;
    status = plan_write_pages(p);
    if (!status)
        status = write_roster(p);
    if (!status)
        status = write_list(p);
    if (!status)
        status = write_index(p);
    return output_folder_close(&p->folder, status, p->err);
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
    return p->rows ? plan_awards_run(&p->awards, a, p->list, p->err) : error_memory(p->err);
}

/* Assess, and make the list of pages; plan_end also after a failure. */
static tidu_status plan_begin(planning *p, const tidu_query *given, const tidu_plan_options *options, tidu_problems **found)
{
    tidu_query query;
    tidu_question asked;
    tidu_status status = report_needs_full(&p->session->env, _("a folder of plans"), p->err);

    if (!status)
        status = load_library(p);
    ARGUMENT_TAKE(query, given);
    ARGUMENT_TAKE(asked, query.question);
    asked.size = sizeof asked;
    asked.with_potential = true;
    asked.with_ways = true;
    query.size = sizeof query;
    query.question = &asked;
    if (found)
        *found = NULL;
    if (!status)
        status = assess_run(p->session, &query, &(data_need){.want = want_library, .context = p, .keeps_columns = true}, &p->assessment, found, p->err);
    if (!status) {
        p->library.origin = data_origin;
        p->library.origin_context = &p->assessment->study->data;
        status = code_names_open(&p->session->env, p->assessment->study->data.store, &p->names, p->err);
    }
    if (!status)
        status = plan_pages_open(p, p->err);
    return status ? status : make_list(p, options);
}

static void plan_end(planning *p)
{
    plan_pages_close(p);
    code_names_clear(&p->names);
    release(p->rows);
    roster_maker_clear(&p->roster);
    page_list_clear(&p->chosen);
    tidu_assessment_free(p->assessment);
    plan_awards_close(&p->awards);
    policy_library_clear(&p->policies);
}

tidu_status tidu_plan(tidu_session *s, const tidu_query *query, const tidu_plan_options *given, size_t *written,
                      tidu_problems **found, tidu_error *err)
{
    planning p = {.session = s, .err = err};
    tidu_plan_options options;
    tidu_status status;

    ARGUMENT_TAKE(options, given);
    p.with_documents = options.with_documents;
    p.with_markdown = options.with_markdown;
    status = plan_begin(&p, query, &options, found);
    if (!status)
        status = write_all(&p, options.output);
    if (!status && written)
        *written = p.list->n;
    plan_end(&p);
    return status;
}

tidu_status tidu_plan_company(tidu_session *s, const tidu_query *query, tidu_report **out, tidu_problems **found, tidu_error *err)
{
    planning p = {.session = s, .err = err};
    document *d = NULL;
    tidu_status status = plan_begin(&p, query, &(tidu_plan_options){.size = sizeof(tidu_plan_options)}, found);

    if (!status && p.list->n != 1)
        status = error_set(err, TIDU_EUSAGE, _("a plan is of one company; a folder takes several"));
    if (!status)
        status = plan_page_document(&p, 0, &d);
    if (!status)
        status = report_wrap(&s->env, d, out, err);
    plan_end(&p);
    return status;
}
