#include <stdio.h>
#include <string.h>

#include "api/whatif_run.h"
#include "base/error.h"
#include "base/message.h"
#include "report/gap_report.h"
#include "scenario/gap.h"

tidu_status tidu_whatif(tidu_session *s, const tidu_scenario *asked, const tidu_source *source,
                        const tidu_question *q, tidu_report **out, tidu_problems **found,
                        tidu_error *err)
{
    scenario form = {.model = asked->model,
                     .company = asked->company,
                     .changes = asked->changes,
                     .n_changes = asked->n_changes,
                     .params = asked->params,
                     .n_params = asked->n_params,
                     .version = asked->version,
                     .other_model = asked->other_model};
    whatif_run r;
    tidu_status status;

    if (found)
        *found = NULL;
    status = whatif_run_do(&r, s, &form, asked->with_rank, source, q, found, err);
    if (!status)
        status = report_wrap(whatif_run_document(&r, asked->is_flat), out, err);
    whatif_run_clear(&r);
    return status;
}

/* --- gaps ---------------------------------------------------------------------------------- */

static bool want_bounds(void *context, int year, panel *into)
{
    (void)context;
    return gap_want(year, into);
}

static tidu_status find_gaps(tidu_session *s, const loaded_data *data, const char *code, const model *m,
                             const tidu_question *q, int year, bool is_for_screen, tidu_report **out,
                             tidu_error *err)
{
    binding b = {data->panel, data->credentials, year, 0};
    uint32_t company = panel_find_company(data->panel, code, strlen(code));
    const char *name;
    char title[512];
    document *d;
    gaps *g;
    tidu_status status = question_day(q, year, &b.on, err);

    if (status)
        return status;
    if (company == PANEL_NO_COMPANY)
        return error_set(err, TIDU_ENOTFOUND, _("there is no company with the code '%s' in the data"), code);
    status = gap_find(m, &b, company, &g, err);
    if (status)
        return status;
    name = panel_text(data->panel, company, dictionary_find(s->dictionary, "name"));
    snprintf(title, sizeof title, "%.200s  %.200s", name ? name : code, model_text_in(m->name, s->is_chinese));
    d = gap_document(g, m, s->dictionary, title, is_for_screen, s->is_chinese);
    gaps_free(g);
    return report_wrap(d, out, err);
}

tidu_status tidu_gaps(tidu_session *s, const char *code, const char *name, const tidu_source *source,
                      const tidu_question *q, bool is_for_screen, tidu_report **out,
                      tidu_problems **found, tidu_error *err)
{
    assess_extra extra = {.want = want_bounds};
    loaded_data data = {0};
    model *m = NULL;
    int year = q ? q->year : 0;
    tidu_status status;

    if (found)
        *found = NULL;
    status = assess_load(s, name, source, q, &extra, code, &year, &data, &m, err);
    if (status)
        return status;
    status = data_take_problems(&data, found, err);
    if (!status)
        status = find_gaps(s, &data, code, m, q, year, is_for_screen, out, err);
    model_free(m);
    data_clear(&data);
    return status;
}
