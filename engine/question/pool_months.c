#include "question/pool_months.h"

#include <string.h>

#include "base/allocate.h"
#include "base/error.h"
#include "base/message.h"
#include "panel/applications.h"
#include "store/store_calibration.h"

enum { MOST_MONTHS = 1200 };

void pool_months_clear(pool_months *m)
{
    release(m->list);
    release(m->reasons);
    release(m->left_by);
    *m = (pool_months){.list = NULL};
}

static long first_of(long day)
{
    date d = date_from_days(day);

    d.day = 1;
    return date_to_days(d);
}

static long first_event(const pool_study *s)
{
    pool_stint stint;
    long first = s->on;

    for (size_t at = 0; pool_log_next(s->log, s->rules->id, &at, &stint);) {
        if (stint.entered->day < first)
            first = stint.entered->day;
    }
    return first;
}

static tidu_status read_month(const char *text, long *out, tidu_error *err)
{
    if (date_parse_month(text, strlen(text), out))
        return TIDU_OK;
    return error_set(err, TIDU_EUSAGE, _("'%s' is no month; write it as 2025-06"), text);
}

static tidu_status make_months(const pool_study *s, const char *from, const char *to, pool_months *out, tidu_error *err)
{
    long first = first_of(first_event(s)), last = first_of(s->on);
    char on[11];
    tidu_status status = from ? read_month(from, &first, err) : TIDU_OK;

    if (!status && to)
        status = read_month(to, &last, err);
    if (!status && !from && first > last)
        first = last;
    if (!status && (first > s->on || last > s->on)) {
        date_format(s->on, on);
        return error_set(err, TIDU_EUSAGE, _("%s begins after %s, up to whose end months are counted; give a later day with --on"),
                         first > s->on ? from : to, on);
    }
    if (!status && (first > last || date_add_months(first, MOST_MONTHS) < last))
        status = error_set(err, TIDU_EUSAGE, _("the months must be in order, and %d at most"), MOST_MONTHS);
    if (status)
        return status;
    if (!(out->list = allocate_array(MOST_MONTHS + 1, sizeof *out->list)))
        return error_memory(err);
    for (long day = first; day <= last; day = date_add_months(day, 1)) {
        long end = date_add_months(day, 1) - 1;

        out->list[out->n++] = (pool_month){.first = day, .last = end < s->on ? end : s->on};
    }
    return TIDU_OK;
}

/* NULL: it lies in none of them. */
static pool_month *month_of(const pool_months *m, long day)
{
    for (size_t i = 0; i < m->n; i++) {
        if (m->list[i].first <= day && day <= m->list[i].last)
            return &m->list[i];
    }
    return NULL;
}

static size_t reason_of(const pool_months *m, const char *rule)
{
    size_t i = 0;

    while (i < m->n_reasons && strcmp(m->reasons[i], rule) != 0)
        i++;
    return i;
}

/* The rules of the file, those that are gone from it in the order of the log, and by hand. */
static tidu_status find_reasons(const pool_study *s, pool_months *m, tidu_error *err)
{
    size_t room = s->rules->n_exits + 2;
    pool_stint stint;

    for (size_t at = 0; pool_log_next(s->log, s->rules->id, &at, &stint);)
        room += stint.left && *stint.left->rule;
    m->reasons = allocate_array(room, sizeof *m->reasons);
    if (!m->reasons)
        return error_memory(err);
    for (size_t i = 0; i < s->rules->n_exits; i++)
        m->reasons[m->n_reasons++] = s->rules->exits[i].id;
    for (size_t at = 0; pool_log_next(s->log, s->rules->id, &at, &stint);) {
        if (stint.left && *stint.left->rule && reason_of(m, stint.left->rule) == m->n_reasons)
            m->reasons[m->n_reasons++] = stint.left->rule;
    }
    m->reasons[m->n_reasons++] = "";
    m->left_by = allocate_array(m->n * m->n_reasons + 1, sizeof *m->left_by);
    for (size_t i = 0; m->left_by && i < m->n; i++)
        m->list[i].left_by = m->left_by + i * m->n_reasons;
    return m->left_by ? TIDU_OK : error_memory(err);
}

static void count_members(const pool_study *s, pool_months *m)
{
    pool_stint stint;

    for (size_t at = 0; pool_log_next(s->log, s->rules->id, &at, &stint);) {
        if (!pool_study_shows(s, stint.entered->code))
            continue;
        for (size_t i = 0; i < m->n; i++) {
            pool_month *x = &m->list[i];

            x->members.in += stint.entered->day <= x->last && (!stint.left || stint.left->day > x->last);
            x->members.entered += stint.entered->day >= x->first && stint.entered->day <= x->last;
            if (stint.left && stint.left->day >= x->first && stint.left->day <= x->last) {
                x->members.left++;
                x->left_by[reason_of(m, stint.left->rule)]++;
            }
        }
    }
}

static void add_flow(const pool_study *s, pool_months *m, const char *code, long day, size_t flow)
{
    pool_month *x = month_of(m, day);

    if (!x || !pool_study_shows(s, code))
        return;
    x->all[flow]++;
    x->of_members[flow] += pool_log_in(s->log, s->rules->id, code, day, NULL) || pool_log_in(s->log, s->rules->id, code, day - 1, NULL);
}

static tidu_status count_applications(const pool_study *s, pool_months *m, tidu_error *err)
{
    applications *filed = applications_new();
    tidu_status status = filed ? store_load_applications(s->set->data.store, s->rules->leads_to, filed, err) : error_memory(err);

    answer_reads_note_rows(s->env->reads, ANSWER_READS_APPLICATIONS);
    for (size_t i = 0; !status && i < applications_count(filed); i++) {
        const filed_application *a = applications_get(filed, i);
        size_t flow = 0;

        while (flow < POOL_STATUSES && strcmp(application_statuses[flow], a->status) != 0)
            flow++;
        if (flow == POOL_STATUSES)
            continue;
        if (a->day == DATE_NO_END)
            m->undated[flow] += pool_study_shows(s, a->code);
        else
            add_flow(s, m, a->code, a->day, flow);
    }
    applications_free(filed);
    return status;
}

static void count_ends(const pool_study *s, pool_months *m)
{
    const credentials *held = s->set->data.credentials;

    for (size_t i = 0; held && i < credentials_count(held); i++) {
        const credential *c = credentials_get(held, i);

        if (!strcmp(c->model, s->rules->leads_to))
            add_flow(s, m, c->code, c->expires_on, POOL_EXPIRED);
    }
}

tidu_status pool_months_find(const pool_study *s, const char *from, const char *to, pool_months *out, tidu_error *err)
{
    tidu_status status;

    *out = (pool_months){.list = NULL};
    status = make_months(s, from, to, out, err);
    if (!status)
        status = find_reasons(s, out, err);
    if (status)
        return status;
    count_members(s, out);
    if (pool_study_is_gone(s))
        return TIDU_OK;
    count_ends(s, out);
    return count_applications(s, out, err);
}
