#include <stdio.h>
#include <string.h>

#include "api/api_internal.h"
#include "base/error.h"
#include "base/message.h"
#include "report/explanation_report.h"
#include "verdict/explanation.h"

/* Where a cell stands: in the input file, or where the store says it came from. */
void data_origin(void *context, const char *code, explained_cell *cell, arena *memory)
{
    const loaded_data *d = context;
    const indicator *i = dictionary_get(panel_dictionary(d->panel), cell->used);
    store_origin origin;
    uint32_t company, line = 0;

    if (d->store) {
        if (store_find_origin(d->store, code, i->name, cell->year, memory, &origin, NULL))
            return;
        cell->file = origin.file;
        cell->line = origin.line;
        cell->column = origin.column;
        cell->header = origin.header;
        return;
    }
    company = panel_find_company(d->panel, code, strlen(code));
    if (company == PANEL_NO_COMPANY)
        return;
    for (size_t c = 0; c < d->report.n_columns; c++) {
        const intake_column *column = &d->report.columns[c];

        if (column->indicator != cell->used || (column->year && column->year != cell->year))
            continue;
        cell->file = d->report.file;
        cell->column = column->column;
        cell->header = column->header;
        if (cell->year)
            panel_line(d->panel, company, cell->year, &line);
        else
            panel_first_line(d->panel, company, &line);
        cell->line = line;
    }
}

/* Names of the company's codes into the explanation. */
static tidu_status add_names(tidu_session *s, const loaded_data *data, uint32_t company, explanation *e,
                             tidu_error *err)
{
    code_names names;
    tidu_status status = code_names_open(s, data->store, &names, err);

    if (!status) {
        status = code_names_explain(&names, data->panel, company, e, err);
        code_names_clear(&names);
    }
    return status;
}

static tidu_status explain(tidu_session *s, loaded_data *data, const char *code, const char *name,
                           const model *m, const tidu_question *q, int year, tidu_report **out, tidu_error *err)
{
    binding b = {data->panel, data->credentials, year, 0};
    uint32_t company = panel_find_company(data->panel, code, strlen(code));
    explanation *e;
    document *d;
    tidu_status status = question_day(q, year, &b.on, err);

    if (status)
        return status;
    if (company == PANEL_NO_COMPANY)
        return error_set(err, TIDU_ENOTFOUND, _("there is no company with the code '%s' in the data"), code);
    status = explanation_make(m, &b, company, data_origin, data, &e, err);
    if (status)
        return status;
    status = question_version_note(s, name, m, (application){b.on, q && q->is_recheck}, e->version_note,
                                   sizeof e->version_note, err);
    if (!status)
        status = add_names(s, data, company, e, err);
    if (status) {
        explanation_free(e);
        return status;
    }
    d = explanation_document(e, s->dictionary, s->is_chinese);
    explanation_free(e);
    return report_wrap(d, out, err);
}

tidu_status tidu_explain(tidu_session *s, const char *code, const char *name,
                         const tidu_source *source, const tidu_question *q, tidu_report **out,
                         tidu_problems **found, tidu_error *err)
{
    loaded_data data = {0};
    model *m = NULL;
    int year = q ? q->year : 0;
    tidu_status status;

    if (found)
        *found = NULL;
    status = assess_load(s, name, source, q, &(assess_extra){.want = code_names_want}, code, &year, &data, &m, err);
    if (status)
        return status;
    status = data_take_problems(&data, found, err);
    if (!status)
        status = explain(s, &data, code, name, m, q, year, out, err);
    model_free(m);
    data_clear(&data);
    return status;
}
