/*
 * The numbers of a rule that a scenario can change. Of the data only the years are read, which determine the version.
 */
#include "api/api_internal.h"
#include "base/error.h"
#include "report/parameter_report.h"

static bool want_nothing(void *context, int year, panel *into)
{
    (void)context;
    (void)year;
    (void)into;
    return true;
}

static tidu_status find_year(inquiry *asked, int *year, tidu_error *err)
{
    const data_need need = {.only = "", .want = want_nothing};
    loaded_data data;
    tidu_status status;

    *year = asked->question.year;
    if (!*year && asked->question.on)
        *year = question_year_of_day(&asked->question);
    if (*year)
        return TIDU_OK;
    status = data_load(asked->env, &asked->source, &need, year, &data, err);
    if (!status)
        data_clear(&data);
    return status;
}

tidu_status tidu_whatif_parameters(tidu_session *s, const tidu_query *query, tidu_report **out, tidu_error *err)
{
    inquiry asked = inquiry_of(s, query, NULL);
    model *m = NULL;
    int year;
    tidu_status status = find_year(&asked, &year, err);

    if (!status)
        status = question_model(&s->env, asked.model, &asked.question, year, &m, err);
    if (!status)
        status = report_wrap(&s->env, parameter_document(m, s->env.dictionary, s->env.is_chinese), out, err);
    model_free(m);
    return status;
}
