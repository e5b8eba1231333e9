#include "api/roster_internal.h"

#include "api/api_internal.h"
#include "base/allocate.h"
#include "base/error.h"
#include "base/message.h"
#include "question/pool_sheets.h"

tidu_status roster_maker_open(roster_maker *m, const environment *env, tidu_error *err)
{
    filing_rules practice = {.doubt = 0};
    tidu_status status = environment_filing(env, &practice, err);

    *m = (roster_maker){.env = env, .doubt = practice.doubt};
    if (!status)
        status = environment_actions(env, &m->actions, err);
    if (!status)
        status = environment_roster(env, &m->columns, err);
    if (!status)
        status = environment_calendar(env, &m->calendar, err);
    if (!status && !(m->figures = roster_figures_new(m->columns)))
        status = error_memory(err);
    return status;
}

void roster_maker_clear(roster_maker *m)
{
    roster_figures_free(m->figures);
    roster_free(m->columns);
    actions_free(m->actions);
    certificate_names_free(m->certificates);
    filing_calendar_free(m->calendar);
    release(m->places);
    *m = (roster_maker){.n = 0};
}

bool roster_maker_want(void *maker, int year, panel *into)
{
    static const char *const read[] = {"town", "park", "grid", "coach", "region"};
    const roster_maker *m = maker;
    bool ok = roster_figures_want(m->figures, year, into);

    for (size_t i = 0; i < sizeof read / sizeof *read && ok; i++)
        ok = panel_want(into, dictionary_find(m->env->dictionary, read[i]), 0, 0);
    return ok;
}

/* The companies of the list that are not left out, and their places. */
static void choose(roster_maker *m, const work_list *l, const uint8_t *is_left, uint32_t *companies)
{
    size_t n = l->places ? l->n_places : l->order->n;

    m->n = 0;
    for (size_t i = 0; i < n; i++) {
        uint32_t place = l->places ? l->places[i] : (uint32_t)i, company = l->order->company[place];

        if (is_left[company])
            continue;
        m->places[m->n] = place;
        companies[m->n++] = company;
    }
    m->n_left = n - m->n;
}

tidu_status roster_maker_read(roster_maker *m, const study *s, const work_list *l, tidu_error *err)
{
    size_t n = l->order->n;
    uint32_t *companies = allocate_array(n + 1, sizeof *companies);
    uint8_t *is_left = allocate_array(panel_count(s->data.panel) + 1, 1);
    tidu_status status;

    m->places = allocate_array(n + 1, sizeof *m->places);
    status = s->data.is_of_store ? pool_sheets_show(m->env, s->data.store, s->model->id, s->data.panel, err) : TIDU_OK;
    if (!status)
        status = m->places && companies && is_left ? roster_figures_leave(m->figures, &s->binding, is_left, err) : error_memory(err);
    if (!status)
        choose(m, l, is_left, companies);
    if (!status && !m->n)
        status = error_set(err, TIDU_ENOTFOUND, _("the roster leaves out all %zu companies of the list (leave_out of %s)"), m->n_left,
                           m->columns->file);
    if (!status)
        status = certificate_names_open(m->env, s->data.credentials, &m->certificates, err);
    if (!status)
        status = roster_figures_read(m->figures, &s->binding, companies, m->n, err);
    release(companies);
    release(is_left);
    return status;
}

tidu_status roster_maker_write(const roster_maker *m, const study *s, const work_list *l, const roster_part *part, const char *path,
                               tidu_error *err)
{
    roster_facts facts = {.columns = m->columns,
                          .figures = m->figures,
                          .study = s,
                          .list = l,
                          .listed = m->places,
                          .rows = part->rows,
                          .n = part->rows ? part->n : m->n,
                          .n_left = part->rows ? 0 : m->n_left,
                          .actions = m->actions,
                          .certificates = m->certificates,
                          .calendar = m->calendar,
                          .doubt = m->doubt,
                          .group = part->group,
                          .is_sweep = part->is_sweep,
                          .is_chinese = m->env->is_chinese};
    document *d;
    tidu_status status = roster_document(&facts, &d, err);

    if (status)
        return status;
    status = report_level(m->env, d, err);
    if (!status)
        status = document_save_xlsx(d, path, err);
    document_free(d);
    return status;
}
