/* Reports about pools. */
#include "api/pool_internal.h"

#include <string.h>

#include "base/allocate.h"
#include "base/error.h"
#include "base/message.h"
#include "report/pool_report.h"

tidu_status pool_one(const tidu_pool_options *o, const char **out, tidu_error *err)
{
    if (o->n_pools != 1)
        return error_set(err, TIDU_EUSAGE, _("name one pool; 'tidu pool' lists them"));
    *out = o->pools[0];
    return TIDU_OK;
}

tidu_status pool_open(inquiry *asked, const tidu_pool_options *o, const char *name, bool entries, bool exits, pool_study **out, tidu_error *err)
{
    pool_question q = {name, o->on ? o->on : "", o->region, entries, exits};

    return pool_study_open(asked, &q, out, err);
}

/* A question about pools on its way to a report. */
typedef struct asking {
    inquiry asked;
    tidu_pool_options o;
    pool_study *study;
    pool_due due;
    const char **ids; /* [o.n_pools] of the pools named */
    pool_view view;
    document *document;
} asking;

typedef tidu_status (*pool_answer)(asking *a, tidu_error *err);

/* Names of pools become ids, of which those that only the log knows stay as they are. */
static tidu_status find_ids(asking *a, tidu_error *err)
{
    tidu_status status = TIDU_OK;

    a->ids = allocate_array(a->o.n_pools + 1, sizeof *a->ids);
    if (!a->ids)
        return error_memory(err);
    for (size_t i = 0; i < a->o.n_pools && !status; i++) {
        const char *name = a->o.pools[i];
        const pool_rules *rules = pool_library_find(&a->study->library, name);
        bool is_known = rules != NULL;

        a->ids[i] = rules ? rules->id : name;
        for (size_t k = 0; !is_known && k < pool_log_count(a->study->log); k++)
            is_known = !strcmp(pool_log_get(a->study->log, k)->pool, name);
        if (!is_known)
            status = pool_library_get(&a->study->library, name, &rules, err);
    }
    return status;
}

static tidu_status answer(tidu_session *session, const tidu_query *query, const tidu_pool_options *given, pool_answer make, tidu_report **out,
                          tidu_problems **found, tidu_error *err)
{
    asking a = {.asked = inquiry_of(session, query, found)};
    tidu_status status;

    ARGUMENT_TAKE(a.o, given);
    status = make(&a, err);
    pool_due_clear(&a.due);
    pool_study_free(a.study);
    release(a.ids);
    status = problems_end(status, a.asked.found, found, err);
    return report_end(&session->env, status, a.document, out, err);
}

static tidu_status open_one(asking *a, bool entries, bool exits, tidu_error *err)
{
    const char *name = NULL;
    tidu_status status = pool_one(&a->o, &name, err);

    if (!status)
        status = pool_open(&a->asked, &a->o, name, entries, exits, &a->study, err);
    if (!status && (entries || exits))
        status = pool_due_find(a->study, entries, exits, &a->due, err);
    a->view = (pool_view){.study = a->study, .due = &a->due, .days = a->o.days, .codes = a->o.codes, .n_codes = a->o.n_codes};
    if (!status)
        status = find_ids(a, err);
    a->view.pools = a->ids;
    a->view.n_pools = a->o.n_pools;
    return status;
}

static tidu_status open_many(asking *a, tidu_error *err)
{
    tidu_status status = pool_open(&a->asked, &a->o, NULL, false, false, &a->study, err);

    a->view = (pool_view){.study = a->study, .days = a->o.days};
    if (!status)
        status = find_ids(a, err);
    a->view.pools = a->ids;
    a->view.n_pools = a->o.n_pools;
    return status;
}

/* Of one pool with a file also what is due is looked for. */
static tidu_status open_members(asking *a, tidu_error *err)
{
    tidu_status status;

    if (a->o.n_pools != 1)
        return open_many(a, err);
    status = open_one(a, false, true, err);
    if (status != TIDU_ENOTFOUND || a->study)
        return status;
    problems_free(a->asked.found);
    a->asked.found = NULL;
    return open_many(a, err); /* only the log may know it */
}

static tidu_status make_list(asking *a, tidu_error *err)
{
    tidu_status status = a->o.n_pools ? open_members(a, err) : open_many(a, err);

    if (status)
        return status;
    return a->o.n_pools ? pool_members_document(&a->view, false, &a->document, err) : pool_overview_document(&a->view, &a->document, err);
}

static tidu_status make_due(asking *a, tidu_error *err)
{
    tidu_status status = open_one(a, true, true, err);

    return status ? status : pool_due_document(&a->view, &a->document, err);
}

static tidu_status make_unvisited(asking *a, tidu_error *err)
{
    tidu_status status = open_many(a, err);

    if (!status && a->o.n_pools == 1 && !a->o.days && pool_study_visit_line(a->study, pool_study_rules(a->study, a->ids[0]), 0) == DATE_NO_BEGIN)
        return error_set(err, TIDU_EUSAGE, _("the pool '%s' does not say after how many days a member is to be called on; give --days"), a->ids[0]);
    return status ? status : pool_members_document(&a->view, true, &a->document, err);
}

static tidu_status make_load(asking *a, tidu_error *err)
{
    tidu_status status = open_many(a, err);

    return status ? status : pool_load_document(&a->view, &a->document, err);
}

static tidu_status make_history(asking *a, tidu_error *err)
{
    tidu_status status = open_one(a, false, false, err);

    return status ? status : pool_history_document(&a->view, &a->document, err);
}

static tidu_status make_months(asking *a, tidu_error *err)
{
    pool_months months = {.list = NULL};
    tidu_status status = open_one(a, false, false, err);

    if (!status)
        status = pool_months_find(a->study, a->o.from, a->o.to, &months, err);
    if (!status)
        status = pool_months_document(&a->view, &months, &a->document, err);
    pool_months_clear(&months);
    return status;
}

#define POOL_ANSWER(name) \
    tidu_status tidu_pool_##name(tidu_session *session, const tidu_query *query, const tidu_pool_options *options, tidu_report **out, \
                                 tidu_problems **problems, tidu_error *err) \
    { \
        return answer(session, query, options, make_##name, out, problems, err); \
    }

POOL_ANSWER(list)
POOL_ANSWER(due)
POOL_ANSWER(unvisited)
POOL_ANSWER(load)
POOL_ANSWER(history)
POOL_ANSWER(months)
