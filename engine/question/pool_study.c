#include "question/pool_study.h"

#include <math.h>
#include <string.h>

#include "base/allocate.h"
#include "base/error.h"
#include "base/message.h"
#include "panel/division_code.h"
#include "question/work_list.h"
#include "store/store_pool.h"
#include "store/store_visit.h"

void pool_study_free(void *study)
{
    pool_study *s = study;

    if (!s)
        return;
    for (size_t i = 0; i < POOL_MOST_RULES; i++)
        ladder_study_free(s->reserves[i]);
    condition_set_free(s->set);
    visit_log_free(s->visits);
    pool_log_free(s->log);
    pool_events_free(s->events);
    pool_library_clear(&s->library);
    release(s);
}

/* --- opening ------------------------------------------------------------------------------------------------------------ */

static bool add_entries(pool_study *s)
{
    bool ok = true;

    for (size_t i = 0; i < s->rules->n_entries && ok; i++) {
        const pool_entry *e = &s->rules->entries[i];

        ok = (!e->asks.need || condition_set_add(s->set, &e->asks, 1, &s->needs[i])) &&
             (!e->rule.meets || condition_set_add(s->set, &e->rule, 1, &s->chances[i]));
    }
    return ok;
}

static bool add_exits(pool_study *s)
{
    bool ok = true;

    for (size_t i = 0; i < s->rules->n_exits && ok; i++)
        ok = !s->rules->exits[i].asks.need || condition_set_add(s->set, &s->rules->exits[i].asks, 1, &s->exits[i]);
    return ok;
}

/* The reserve of a ladder, as tidu ladder finds it. Ways are looked for if a tier up to the last one asked for needs them. */
static tidu_status open_reserve(pool_study *s, size_t i, const inquiry *given, tidu_error *err)
{
    const pool_entry *e = &s->rules->entries[i];
    ladder_need need = {.assessments = true};
    inquiry asked = *given;
    ladder_study *r;
    const ladder_pool *p;
    tidu_status status = ladder_study_new(s->env, e->ladder, &r, err);

    if (status)
        return status;
    s->reserves[i] = r;
    p = r->ladder->pools;
    while (strcmp(p->id, e->reserve) != 0)
        p++;
    need.rung = (int)p->rung;
    for (size_t k = 0, seen = 0; k < p->n_tiers && seen < e->n_tiers; k++) {
        need.ways |= !isnan(p->tiers[k].years);
        for (size_t t = 0; t < e->n_tiers; t++)
            seen += !strcmp(e->tiers[t], p->tiers[k].id);
    }
    asked.found = NULL;
    status = ladder_study_load(r, &need, &asked, NULL, err);
    problems_free(asked.found);
    return status ? status : work_list_check_companies(s->set->data.panel, r->data.panel, err);
}

static tidu_status open_reserves(pool_study *s, const inquiry *asked, tidu_error *err)
{
    tidu_status status = TIDU_OK;

    for (size_t i = 0; i < s->rules->n_entries && !status; i++) {
        if (s->rules->entries[i].ladder)
            status = open_reserve(s, i, asked, err);
    }
    return status;
}

static tidu_status load_log(pool_study *s, tidu_error *err)
{
    store *from = s->set->data.store;
    tidu_status status = TIDU_OK;

    s->events = pool_events_new();
    s->visits = visit_log_new();
    if (!s->events || !s->visits)
        return error_memory(err);
    answer_reads_note_rows(s->env->reads, ANSWER_READS_POOLS | ANSWER_READS_VISITS);
    status = store_load_pool_events(from, s->events, err);
    if (!status)
        status = store_load_visits(from, s->visits, err);
    if (status)
        return status;
    visit_log_sort(s->visits);
    s->log = pool_log_make(s->events);
    return s->log ? TIDU_OK : error_memory(err);
}

/* A pool that may be in the log alone; what it takes and how often its members are called on is not known. */
static tidu_status find_rules(pool_study *s, const char *pool, tidu_error *err)
{
    tidu_status status = pool_library_get(&s->library, pool, &s->rules, err);

    if (status != TIDU_ENOTFOUND)
        return status;
    s->gone = (pool_rules){.leads_to = "", .region = ""};
    s->gone.id = pool;
    s->gone.name = (model_text){.zh = pool, .en = pool};
    s->rules = &s->gone;
    return TIDU_OK;
}

static bool is_in_log(const pool_study *s)
{
    pool_stint stint;
    size_t at = 0;

    return pool_log_next(s->log, s->rules->id, &at, &stint);
}

bool pool_study_is_gone(const pool_study *s)
{
    return s->rules == &s->gone;
}

static tidu_status take_region(pool_study *s, const char *given, tidu_error *err)
{
    const char *region = given ? given : s->rules ? s->rules->region : "";
    size_t length = strlen(region);

    if (given && !division_code_is(given, length))
        return error_set(err, TIDU_EUSAGE,
                         _("'%s' is no region: it is the beginning of a division code of GB/T 2260, 2, 4, 6, 9 or 12 digits such as 3205"), given);
    memcpy(s->region, region, division_code_told(region, length));
    return TIDU_OK;
}

static tidu_status open_study(pool_study *s, inquiry *asked, const pool_question *q, tidu_error *err)
{
    tidu_status status = pool_library_load(&s->library, s->env, err);

    if (!status && q->pool)
        status = find_rules(s, q->pool, err);
    if (!status && !asked->source.db)
        status = error_set(err, TIDU_EUSAGE, _("pools are kept in a database; give it with --db"));
    if (!status && !date_parse_iso(q->on, strlen(q->on), &s->on))
        status = error_set(err, TIDU_EUSAGE, _("'%s' is no date; write it as 2025-07-01"), q->on);
    if (!status)
        status = take_region(s, q->region, err);
    if (status)
        return status;
    asked->question.on = q->on;
    asked->question.year = date_from_days(s->on).year;
    s->set = condition_set_new(asked, false);
    if (!s->set || (q->asks_entries && !add_entries(s)) || (q->asks_exits && !add_exits(s)))
        return error_memory(err);
    status = condition_set_open(s->set, asked, err);
    if (!status)
        status = load_log(s, err);
    if (!status && pool_study_is_gone(s) && !is_in_log(s))
        return pool_library_get(&s->library, q->pool, &s->rules, err);
    return status || !q->asks_entries ? status : open_reserves(s, asked, err);
}

tidu_status pool_study_open(inquiry *asked, const pool_question *q, pool_study **out, tidu_error *err)
{
    pool_study *s = allocate_array(1, sizeof *s);
    tidu_status status;

    if (!s)
        return error_memory(err);
    s->env = asked->env;
    status = open_study(s, asked, q, err);
    if (status)
        pool_study_free(s);
    else
        *out = s;
    return status;
}

/* --- asking --------------------------------------------------------------------------------------------------------------- */

uint32_t pool_study_company(const pool_study *s, const char *code)
{
    return panel_find_company(s->set->data.panel, code, strlen(code));
}

const char *pool_study_text(const pool_study *s, uint32_t company, const char *indicator)
{
    const char *text = NULL;

    if (company != PANEL_NO_COMPANY)
        text = panel_text(s->set->data.panel, company, dictionary_find(s->env->dictionary, indicator));
    return text ? text : "";
}

bool pool_study_shows(const pool_study *s, const char *code)
{
    uint32_t company = pool_study_company(s, code);

    return company == PANEL_NO_COMPANY ? !s->set->selection : s->set->is_in[company];
}

long pool_study_visit_line(const pool_study *s, const pool_rules *rules, int days)
{
    if (!days)
        days = rules ? rules->visit_days : 0;
    return days ? s->on - days : DATE_NO_BEGIN;
}

const pool_rules *pool_study_rules(const pool_study *s, const char *pool)
{
    for (size_t i = 0; i < s->library.n; i++) {
        if (!strcmp(s->library.list[i]->id, pool))
            return s->library.list[i];
    }
    return NULL;
}
