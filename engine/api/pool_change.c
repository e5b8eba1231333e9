/*
 * Companies that enter and leave pools by command, and who looks after them. A change is checked against what the database knows and once more
 * inside its transaction, so that of two hands at the same time one is refused.
 */
#include "api/pool_internal.h"

#include <stdio.h>
#include <string.h>

#include "base/cell.h"
#include "base/error.h"
#include "base/message.h"
#include "base/personal_number.h"
#include "question/said_text.h"
#include "report/pool_text.h"
#include "store/store_entry.h"
#include "store/store_pool.h"

typedef struct change {
    tidu_session *session;
    tidu_pool_options o;
    inquiry asked;
    pool_act act;
    pool_study *study;
    pool_events *added;
    tidu_pool_summary sum;
    tidu_error *err;
} change;

/* --- refusing ----------------------------------------------------------------------------------------------------------------- */

static tidu_status refuse(const change *c, const char *code, const char *why)
{
    const char *name = pool_study_text(c->study, pool_study_company(c->study, code), "name");

    return error_set(c->err, TIDU_EDATA,
                     c->act == POOL_ENTERED ? _("%s %s cannot enter the pool '%s': %s; nothing was changed")
                                            : _("%s %s cannot leave the pool '%s': %s; nothing was changed"),
                     code, name, c->study->rules->id, why);
}

static tidu_status refuse_misfit(const change *c, const pool_refusal *r)
{
    text_buffer text;
    tidu_status status;

    if (r->why == POOL_NO_MEMORY)
        return error_memory(c->err);
    text_buffer_init(&text);
    pool_refusal_text(r, &text);
    status = refuse(c, r->event->code, text_buffer_string(&text));
    text_buffer_clear(&text);
    return status;
}

/* The event itself, if it is in the log: of a command that is no "again", but another hand's. */
static const pool_event *find_same(const pool_log *log, const pool_event *e)
{
    const pool_event *const *list;
    size_t n = pool_log_events(log, e->pool, e->code, &list);

    for (size_t i = 0; i < n; i++) {
        if (list[i]->act == e->act && list[i]->day == e->day)
            return list[i];
    }
    return NULL;
}

static tidu_status check_fit(const change *c, pool_log *log, const pool_event *e)
{
    const pool_event *same = find_same(log, e);
    pool_refusal why;

    if (same)
        return refuse_misfit(c, &(pool_refusal){e, e->act == POOL_ENTERED ? POOL_IN_ALREADY : POOL_NOT_IN, same});
    return pool_log_take(log, &e, 1, &why) == POOL_FITS ? TIDU_OK : refuse_misfit(c, &why);
}

/* --- writing ------------------------------------------------------------------------------------------------------------------ */

static tidu_status check_again(const change *c, store *s)
{
    pool_events *known = pool_events_new();
    pool_log *log = NULL;
    tidu_status status = known ? store_load_pool_events(s, known, c->err) : error_memory(c->err);

    if (!status && !(log = pool_log_make(known)))
        status = error_memory(c->err);
    for (size_t i = 0; i < pool_events_count(c->added) && !status; i++)
        status = check_fit(c, log, pool_events_get(c->added, i));
    pool_log_free(log);
    pool_events_free(known);
    return status;
}

static tidu_status write_events(change *c)
{
    store *s;
    store_entry entry;
    tidu_status status;

    if (!pool_events_count(c->added))
        return TIDU_OK;
    status = store_open(c->asked.source.db, STORE_WRITE, c->session->env.dictionary, &s, c->err);
    if (status)
        return status;
    store_set_user(s, c->session->env.user);
    status = store_entry_begin(&entry, s, c->o.command, c->err);
    if (!status) {
        status = check_again(c, s);
        if (!status)
            status = store_import_pool_events(&entry.job, c->added);
        c->sum.changed = entry.counts.events_added;
        status = store_entry_end(&entry, status);
    }
    store_close(s);
    return status;
}

/* --- by hand ------------------------------------------------------------------------------------------------------------------ */

static bool has_code(const pool_events *added, const char *code)
{
    for (size_t i = 0; i < pool_events_count(added); i++) {
        if (!strcmp(pool_events_get(added, i)->code, code))
            return true;
    }
    return false;
}

static tidu_status check_company(const change *c, const char *code)
{
    uint32_t company = pool_study_company(c->study, code);
    double founded;
    char day[11], why[160];

    if (company == PANEL_NO_COMPANY)
        return error_set(c->err, TIDU_EDATA, _("there is no company '%s' in %s; nothing was changed"), code, c->asked.source.db);
    founded = panel_number(c->study->set->data.panel, company, dictionary_find(c->session->env.dictionary, "founded_on"), PANEL_ANY_YEAR);
    if (!cell_is_value(founded) || (long)founded <= c->study->on)
        return TIDU_OK;
    date_format((long)founded, day);
    snprintf(why, sizeof why, _("it was founded on %s, later than %s"), day, c->o.on);
    return refuse(c, code, why);
}

static tidu_status add_hand(change *c, pool_log *log, const char *code)
{
    pool_event e = {.pool = c->study->rules->id, .code = code, .act = c->act, .day = c->study->on, .reason = c->o.reason};
    tidu_status status;

    if (has_code(c->added, code))
        return TIDU_OK;
    status = check_company(c, code);
    if (!status && !pool_events_add(c->added, &e))
        status = error_memory(c->err);
    return status ? status : check_fit(c, log, pool_events_get(c->added, pool_events_count(c->added) - 1));
}

static tidu_status by_hand(change *c)
{
    tidu_status status = TIDU_OK;

    if (!c->o.n_codes)
        return error_set(c->err, TIDU_EUSAGE, _("name the companies by their codes, or say --by-rule"));
    if (!said_text_says(dictionary_words(c->session->env.dictionary), c->o.reason))
        return error_set(c->err, TIDU_EUSAGE, _("a change by hand needs a reason; give it with --reason"));
    for (size_t i = 0; i < c->o.n_codes && !status; i++)
        status = add_hand(c, c->study->log, c->o.codes[i]);
    return status;
}

/* --- by rule ------------------------------------------------------------------------------------------------------------------ */

static tidu_status add_rule(change *c, const pool_due_row *row)
{
    text_buffer reason;
    pool_event e = {.pool = c->study->rules->id,
                    .code = panel_code(c->study->set->data.panel, row->company),
                    .act = c->act,
                    .day = row->day,
                    .rule = row->entry ? row->entry->id : row->exit->id};
    bool ok;

    text_buffer_init(&reason);
    pool_due_text(c->study, row, &reason);
    e.reason = text_buffer_string(&reason);
    ok = !reason.failed && pool_events_add(c->added, &e);
    text_buffer_clear(&reason);
    return ok ? TIDU_OK : error_memory(c->err);
}

/* A prefix with a slip would empty the pool. */
static tidu_status check_region(const change *c, const pool_due *due)
{
    const pool_study *s = c->study;

    if (due->outside == PANEL_NO_COMPANY)
        return TIDU_OK;
    return error_set(c->err, TIDU_EDATA,
                     _("every member of the pool '%s' whose region is known lies outside '%s' (for example %s in %s) and would leave as moved away;"
                       " nothing was changed: correct the region, or let them leave by hand with --reason"),
                     s->rules->id, s->region, panel_code(s->set->data.panel, due->outside), pool_study_text(s, due->outside, "region"));
}

static tidu_status by_rule(change *c)
{
    bool enters = c->act == POOL_ENTERED;
    pool_due due;
    tidu_status status = pool_due_find(c->study, enters, !enters, &due, c->err);

    if (!status && c->o.n_codes)
        status = error_set(c->err, TIDU_EUSAGE, _("--by-rule takes whom 'tidu pool due' lists, and no codes"));
    if (!status && c->o.reason)
        status = error_set(c->err, TIDU_EUSAGE, _("--by-rule writes its own reason; leave --reason out"));
    if (!status)
        status = check_region(c, &due);
    for (size_t i = 0; i < due.n && !status; i++) {
        const pool_due_row *row = &due.rows[i];

        if (row->kind == (enters ? POOL_DUE_ENTER : POOL_DUE_LEAVE))
            status = add_rule(c, row);
        c->sum.unknown += row->kind == (enters ? POOL_DUE_MAYBE_ENTER : POOL_DUE_MAYBE_LEAVE) && pool_due_is_first(&due, i);
        c->sum.again += row->kind == POOL_DUE_AGAIN;
    }
    pool_due_clear(&due);
    return status;
}

/* --- all ------------------------------------------------------------------------------------------------------------------------ */

static tidu_status check_day(const change *c)
{
    if (!c->o.on || !c->o.today || !c->o.command)
        return error_set(c->err, TIDU_EUSAGE, _("a change needs its day, the day of today and the command"));
    if (strcmp(c->o.on, c->o.today) > 0)
        return error_set(c->err, TIDU_EDATA, _("%s has not come yet (today is %s): nobody enters or leaves in advance"), c->o.on, c->o.today);
    return TIDU_OK;
}

static tidu_status run(change *c, const tidu_pool_options *options, bool is_by_rule, tidu_pool_summary *summary)
{
    bool enters = c->act == POOL_ENTERED;
    const char *name = NULL;
    tidu_status status;

    ARGUMENT_TAKE(c->o, options);
    c->added = pool_events_new();
    status = c->added ? check_day(c) : error_memory(c->err);
    if (!status)
        status = pool_one(&c->o, &name, c->err);
    if (!status && c->asked.source.as_of)
        status = error_set(c->err, TIDU_EUSAGE, _("a past day of the database cannot be changed; leave --as-of out"));
    if (!status)
        status = pool_open(&c->asked, &c->o, name, is_by_rule && enters, is_by_rule && !enters, &c->study, c->err);
    if (!status && pool_study_is_gone(c->study) && (enters || is_by_rule))
        status = error_set(c->err, TIDU_EDATA, _("the pool '%s' has no file in models/pools any more: its members can only leave, by hand with --reason"), name);
    if (!status)
        status = is_by_rule ? by_rule(c) : by_hand(c);
    c->sum.has_personal_number = c->o.reason && personal_number_is_in(c->o.reason);
    if (!status)
        status = write_events(c);
    problems_free(c->asked.found);
    pool_study_free(c->study);
    pool_events_free(c->added);
    if (!status && summary)
        *summary = c->sum;
    return status;
}

tidu_status tidu_pool_change(tidu_session *session, const tidu_query *query, tidu_pool_act act, const tidu_pool_options *options,
                             tidu_pool_summary *summary, tidu_error *err)
{
    change c = {.session = session, .asked = inquiry_of(session, query, NULL), .act = act == TIDU_POOL_ENTER ? POOL_ENTERED : POOL_LEFT, .err = err};

    return run(&c, options, false, summary);
}

tidu_status tidu_pool_change_by_rule(tidu_session *session, const tidu_query *query, tidu_pool_act act, const tidu_pool_options *options,
                                     tidu_pool_summary *summary, tidu_error *err)
{
    change c = {.session = session, .asked = inquiry_of(session, query, NULL), .act = act == TIDU_POOL_ENTER ? POOL_ENTERED : POOL_LEFT, .err = err};

    return run(&c, options, true, summary);
}
