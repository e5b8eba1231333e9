#include "question/quality_study.h"

#include "base/allocate.h"
#include "base/cell.h"
#include "base/error.h"
#include "base/message.h"
#include "model/named_file.h"
#include "question/selection.h"

void quality_study_free(void *study)
{
    quality_study *s = study;

    if (!s)
        return;
    quality_fill_clear(&s->fill);
    quality_figures_clear(&s->figures);
    quality_codes_clear(&s->codes);
    quality_needs_clear(&s->needs);
    release(s->is_in);
    release(s->has_year);
    data_clear(&s->data);
    ladder_free(s->ladder);
    release(s);
}

typedef struct wanting {
    const selection *of;
} wanting;

/* All attributes, and the year and the one before it of all others. */
static bool want_all(void *context, int year, panel *into)
{
    const dictionary *d = panel_dictionary(into);
    const wanting *w = context;
    bool ok = true;

    for (int id = 0; id < dictionary_count(d) && ok; id++) {
        bool is_annual = dictionary_get(d, id)->kind == INDICATOR_ANNUAL;

        ok = panel_want(into, id, is_annual ? year - 2 : PANEL_ANY_YEAR, is_annual ? year - 1 : PANEL_ANY_YEAR);
    }
    return ok && selection_want(w->of, year, into);
}

/* Without a year, the data have to be read to know it: all of them. */
static tidu_status load(quality_study *s, inquiry *asked, const selection *of, tidu_error *err)
{
    int year = asked->question.year;
    bool is_known = year || asked->source.db;
    wanting w = {of};
    data_need need = {.want = is_known ? want_all : NULL, .context = &w};
    tidu_status status = data_load(s->env, &asked->source, &need, &year, &s->data, err);

    if (status)
        return status;
    asked->found = data_take_problems(&s->data);
    s->year = year - 1;
    if (!selection_report(of, s->data.panel, &asked->found))
        return error_memory(err);
    return selection_members(of, &(binding){s->data.panel, s->data.credentials, year, binding_default_date(year)}, &s->is_in,
                             err);
}

/* Companies with a row of the year, or with a figure from a column that is for that year. */
static tidu_status find_year(quality_study *s, tidu_error *err)
{
    const panel *p = s->data.panel;
    const dictionary *d = panel_dictionary(p);
    uint32_t n = (uint32_t)panel_count(p), line;

    s->has_year = allocate_array(n, 1);
    if (!s->has_year)
        return error_memory(err);
    for (uint32_t i = 0; i < n; i++)
        s->has_year[i] = panel_line(p, i, s->year, &line);
    for (int id = 0; id < dictionary_count(d); id++) {
        const double *values = dictionary_get(d, id)->kind == INDICATOR_ANNUAL ? panel_column(p, id, s->year) : NULL;

        for (uint32_t i = 0; values && i < n; i++)
            s->has_year[i] |= cell_is_value(values[i]);
    }
    for (uint32_t i = 0; i < n; i++) {
        s->n_in += s->is_in[i];
        s->n_with_year += s->is_in[i] && s->has_year[i];
    }
    return s->n_with_year ? TIDU_OK
                          : error_set(err, TIDU_ENOTFOUND, _("no company has figures of %d; give another year with --year"),
                                      s->year);
}

static tidu_status examine(quality_study *s, tidu_error *err)
{
    const panel *p = s->data.panel;
    fill_question q = {p, s->year, s->is_in, s->has_year, s->needs.models};
    tidu_status status = quality_fill_init(&s->fill, &q, err);

    if (!status)
        status = quality_figures_init(&s->figures, p, s->year, s->is_in, s->data.store, err);
    return status ? status : quality_codes_init(&s->codes, p, s->is_in, err);
}

/* What is wrong with the names of a question is said before a large file is read. */
static tidu_status begin(quality_study *s, const char *ladder, const question *q, selection **of, tidu_error *err)
{
    char path[NAMED_FILE_SIZE];
    tidu_status status = named_file_find(s->env->folders, "ladders", ladder, path, err);

    if (!status)
        status = ladder_load(path, &s->env->catalogue, &s->ladder, err);
    return status ? status : selection_new(s->env->dictionary, q, of, err);
}

tidu_status quality_study_open(const environment *env, const char *ladder, inquiry *asked, quality_study **out,
                               tidu_error *err)
{
    quality_study *s = allocate_array(1, sizeof *s);
    selection *of = NULL;
    tidu_status status;

    if (!s)
        return error_memory(err);
    s->env = env;
    status = begin(s, ladder, &asked->question, &of, err);
    if (!status)
        status = load(s, asked, of, err);
    if (!status)
        status = find_year(s, err);
    if (!status)
        status = quality_needs_init(&s->needs, env, s->ladder, s->year + 1, err);
    if (!status)
        status = examine(s, err);
    selection_free(of);
    if (status)
        quality_study_free(s);
    else
        *out = s;
    return status;
}
