#include "question/pool_due.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/allocate.h"
#include "base/cell.h"
#include "base/error.h"

void pool_due_clear(pool_due *d)
{
    release(d->rows);
    release(d->leaves);
    *d = (pool_due){.rows = NULL, .outside = PANEL_NO_COMPANY};
}

const pool_due_row *pool_due_leaving(const pool_due *d, uint32_t company)
{
    return d->leaves && company != PANEL_NO_COMPANY && d->leaves[company] ? &d->rows[d->leaves[company] - 1] : NULL;
}

bool pool_due_is_first(const pool_due *d, size_t i)
{
    return !i || d->rows[i].company != d->rows[i - 1].company || d->rows[i].kind != d->rows[i - 1].kind;
}

static const char *code_of(const pool_study *s, uint32_t company)
{
    return panel_code(s->set->data.panel, company);
}

static tidu_status add(pool_due *d, pool_due_row row, tidu_error *err)
{
    if (!allocate_room((void **)&d->rows, &d->capacity, d->n + 1, sizeof *d->rows))
        return error_memory(err);
    d->rows[d->n++] = row;
    return TIDU_OK;
}

/* --- entering ------------------------------------------------------------------------------------------------------------- */

/* A chance of at least `least`, or one that data which are missing keep below it. */
static truth judge_chance(const assessment *a, uint32_t company, double least, pool_due_row *row)
{
    row->chance = a->readiness[company];
    if (a->readiness[company] >= least)
        return TRUTH_TRUE;
    if (a->verdicts[company] != TRUTH_UNKNOWN || !assessment_lacks_data(a, company))
        return TRUTH_FALSE;
    row->lacks |= POOL_LACKS_RULE;
    row->assessed = a;
    return TRUTH_UNKNOWN;
}

static truth judge_reserve(const pool_entry *e, const ladder_study *r, uint32_t company, pool_due_row *row)
{
    const ladder_pool *p = r->ladder->pools;
    const ladder_tier *tier;
    const assessment *a;

    while (strcmp(p->id, e->reserve) != 0)
        p++;
    tier = ladder_pool_tier(&r->state, p, company);
    a = r->state.rungs[p->rung];
    if (a)
        row->chance = a->readiness[company];
    for (size_t i = 0; tier && i < e->n_tiers; i++) {
        if (!strcmp(e->tiers[i], tier->id))
            return TRUTH_TRUE;
    }
    return a ? judge_chance(a, company, INFINITY, row) : TRUTH_FALSE;
}

static truth least_of(truth a, truth b)
{
    return a < b ? a : b;
}

static truth judge_entry(const pool_study *s, size_t i, uint32_t company, pool_due_row *row)
{
    const pool_entry *e = &s->rules->entries[i];
    truth all = TRUTH_TRUE;

    *row = (pool_due_row){.company = company, .entry = e, .day = s->on, .chance = NAN};
    if (e->asks.need) {
        all = condition_set_all(s->set, s->needs[i], 1, company);
        if (all == TRUTH_UNKNOWN)
            row->lacks |= e->asks.asks_certificates && !s->set->data.has_credentials ? POOL_LACKS_CERTIFICATES : POOL_LACKS_NEED;
    }
    if (all != TRUTH_FALSE && !isnan(e->chance)) {
        const assessment *a = s->set->sides[s->chances[i]].assessed;

        all = a ? least_of(all, judge_chance(a, company, e->chance, row)) : TRUTH_FALSE;
    }
    if (all != TRUTH_FALSE && e->ladder)
        all = least_of(all, judge_reserve(e, s->reserves[i], company, row));
    return all;
}

/* The last stint of a company in the pool that ended until the day; false: there is none. */
static bool find_last(const pool_study *s, const char *code, pool_stint *out)
{
    const pool_event *const *list;
    size_t n = pool_log_events(s->log, s->rules->id, code, &list), behind = 0;

    while (behind < n && list[behind]->day <= s->on)
        behind++;
    if (behind < 2)
        return false;
    *out = (pool_stint){list[behind - 2], list[behind - 1]};
    return true;
}

/* By a rule that the file has not any more: who left on the day of a certificate of the pool's title left with it. */
static bool is_granted_on(const pool_study *s, const pool_event *left)
{
    const credentials *held = s->set->data.credentials;
    bool is_granted = false;

    for (const credential *c = held ? credentials_next(held, left->code, NULL) : NULL; c; c = credentials_next(held, left->code, c))
        is_granted |= !strcmp(c->model, s->rules->leads_to) && c->granted_on == left->day;
    return is_granted;
}

static bool left_with_certificate(const pool_study *s, const pool_event *left)
{
    for (size_t i = 0; i < s->rules->n_exits; i++) {
        if (!strcmp(s->rules->exits[i].id, left->rule))
            return s->rules->exits[i].kind == POOL_EXIT_CERTIFICATE;
    }
    return *left->rule && is_granted_on(s, left);
}

/* It is in, will be on a later day that is in the log already, holds the title, or was not founded yet. */
static bool is_no_candidate(const pool_study *s, uint32_t company, const char *code)
{
    const pool_event *const *list;
    size_t n = pool_log_events(s->log, s->rules->id, code, &list);
    double founded = panel_number(s->set->data.panel, company, dictionary_find(s->env->dictionary, "founded_on"), PANEL_ANY_YEAR);

    return pool_log_in(s->log, s->rules->id, code, s->on, NULL) || (n && list[n - 1]->day > s->on) ||
           (cell_is_value(founded) && (long)founded > s->on) ||
           (s->set->data.credentials && credentials_find(s->set->data.credentials, code, s->rules->leads_to, s->on));
}

static tidu_status find_entry(const pool_study *s, uint32_t company, pool_due *d, tidu_error *err)
{
    const char *code = code_of(s, company);
    pool_due_row row, unknown;
    bool is_unknown = false;
    truth holds = TRUTH_FALSE;

    if (is_no_candidate(s, company, code))
        return TIDU_OK;
    for (size_t i = 0; i < s->rules->n_entries && holds != TRUTH_TRUE; i++) {
        holds = judge_entry(s, i, company, &row);
        if (holds == TRUTH_UNKNOWN && !is_unknown) {
            unknown = row;
            is_unknown = true;
        }
    }
    if (holds != TRUTH_TRUE && !is_unknown)
        return TIDU_OK;
    row = holds == TRUTH_TRUE ? row : unknown;
    row.kind = holds == TRUTH_TRUE ? POOL_DUE_ENTER : POOL_DUE_MAYBE_ENTER;
    if (!s->set->data.has_credentials || credentials_may_hold(s->set->data.credentials, code, s->rules->leads_to, s->on)) {
        row.kind = POOL_DUE_MAYBE_ENTER;
        row.lacks |= POOL_LACKS_CERTIFICATES;
    }
    if (row.kind == POOL_DUE_ENTER && find_last(s, code, &row.stint) && !left_with_certificate(s, row.stint.left))
        row.kind = POOL_DUE_AGAIN;
    return add(d, row, err);
}

/* --- leaving ------------------------------------------------------------------------------------------------------------------ */

/* The first certificate of the title that was granted from the entry to the day. */
static const credential *find_gained(const pool_study *s, const char *code, const char *title, long from)
{
    const credentials *held = s->set->data.credentials;
    const credential *found = NULL;

    for (const credential *c = held ? credentials_next(held, code, NULL) : NULL; c; c = credentials_next(held, code, c)) {
        if (!strcmp(c->model, title) && c->granted_on >= from && c->granted_on <= s->on && (!found || c->granted_on < found->granted_on))
            found = c;
    }
    return found;
}

static truth judge_certificate(const pool_study *s, const char *code, pool_due_row *row)
{
    row->certificate = find_gained(s, code, row->exit->certificate, row->stint.entered->day);
    if (row->certificate) {
        row->day = row->certificate->granted_on;
        return TRUTH_TRUE;
    }
    row->lacks = s->set->data.has_credentials ? 0 : POOL_LACKS_CERTIFICATES;
    return row->lacks ? TRUTH_UNKNOWN : TRUTH_FALSE;
}

static truth judge_years(const pool_study *s, const char *code, pool_due_row *row)
{
    if (date_add_years(row->stint.entered->day, row->exit->years) > s->on ||
        find_gained(s, code, s->rules->leads_to, row->stint.entered->day))
        return TRUTH_FALSE;
    row->lacks = s->set->data.has_credentials ? 0 : POOL_LACKS_CERTIFICATES;
    return row->lacks ? TRUTH_UNKNOWN : TRUTH_TRUE;
}

static truth judge_moved(const pool_study *s, uint32_t company, pool_due_row *row)
{
    truth inside = *s->region ? condition_set_in_region(s->set, s->region, company) : TRUTH_TRUE;

    row->lacks = inside == TRUTH_UNKNOWN ? POOL_LACKS_REGION : 0;
    return inside == TRUTH_FALSE ? TRUTH_TRUE : inside == TRUTH_UNKNOWN ? TRUTH_UNKNOWN : TRUTH_FALSE;
}

static truth judge_exit(const pool_study *s, size_t i, const char *code, pool_due_row *row)
{
    truth holds;

    switch (row->exit->kind) {
    case POOL_EXIT_CERTIFICATE:
        return judge_certificate(s, code, row);
    case POOL_EXIT_YEARS:
        return judge_years(s, code, row);
    case POOL_EXIT_MOVED:
        return judge_moved(s, row->company, row);
    case POOL_EXIT_NEED:
        break;
    }
    holds = condition_set_all(s->set, s->exits[i], 1, row->company);
    row->lacks = holds == TRUTH_UNKNOWN ? POOL_LACKS_NEED : 0;
    return holds;
}

/* The first rule that applies, and where none does each that cannot be told. A member whom the data do not have cannot leave by rule. */
static tidu_status find_exit(const pool_study *s, const pool_stint *stint, uint32_t company, pool_due *d, tidu_error *err)
{
    size_t first = d->n;
    tidu_status status = TIDU_OK;

    for (size_t i = 0; i < s->rules->n_exits && !status; i++) {
        pool_due_row row = {.company = company, .exit = &s->rules->exits[i], .day = s->on, .chance = NAN, .stint = *stint};
        truth holds = judge_exit(s, i, stint->entered->code, &row);

        if (holds == TRUTH_FALSE)
            continue;
        row.kind = holds == TRUTH_TRUE ? POOL_DUE_LEAVE : POOL_DUE_MAYBE_LEAVE;
        if (holds == TRUTH_TRUE)
            d->n = first; /* what else is unknown does not matter any more */
        status = add(d, row, err);
        if (holds == TRUTH_TRUE)
            break;
    }
    return status;
}

/* A member whose region is known and lies outside, if none lies inside; of all members, whoever is asked about. */
static uint32_t find_outside(const pool_study *s)
{
    uint32_t found = PANEL_NO_COMPANY;
    pool_stint stint;

    for (size_t at = 0; pool_log_next(s->log, s->rules->id, &at, &stint);) {
        uint32_t company = pool_study_company(s, stint.entered->code);
        truth inside;

        if (stint.left || stint.entered->day > s->on || company == PANEL_NO_COMPANY)
            continue;
        inside = condition_set_in_region(s->set, s->region, company);
        if (inside == TRUTH_TRUE)
            return PANEL_NO_COMPANY;
        if (inside == TRUTH_FALSE && found == PANEL_NO_COMPANY)
            found = company;
    }
    return found;
}

static bool has_leaving(const pool_due *d, pool_exit_kind kind)
{
    for (size_t i = 0; i < d->n; i++) {
        if (d->rows[i].kind == POOL_DUE_LEAVE && d->rows[i].exit->kind == kind)
            return true;
    }
    return false;
}

static tidu_status find_exits(const pool_study *s, pool_due *d, tidu_error *err)
{
    pool_stint stint;
    tidu_status status = TIDU_OK;

    for (size_t at = 0; !status && pool_log_next(s->log, s->rules->id, &at, &stint);) {
        uint32_t company = pool_study_company(s, stint.entered->code);

        if (stint.left || stint.entered->day > s->on || company == PANEL_NO_COMPANY || !s->set->is_in[company])
            continue; /* who leaves on a later day that is in the log already cannot leave before */
        status = find_exit(s, &stint, company, d, err);
    }
    for (size_t i = 0; i < s->rules->n_exits; i++)
        d->lacks_region |= s->rules->exits[i].kind == POOL_EXIT_MOVED && !*s->region;
    if (!status && has_leaving(d, POOL_EXIT_MOVED))
        d->outside = find_outside(s);
    return status;
}

/* --- both ------------------------------------------------------------------------------------------------------------------------ */

typedef struct sorted_row {
    const char *town, *code;
    size_t place;
    pool_due_row row;
} sorted_row;

static int by_town(const void *a, const void *b)
{
    const sorted_row *x = a, *y = b;
    int order = (int)x->row.kind - (int)y->row.kind;

    if (!order)
        order = !*x->town != !*y->town ? !*x->town - !*y->town : strcmp(x->town, y->town);
    if (!order)
        order = strcmp(x->code, y->code);
    return order ? order : (x->place > y->place) - (x->place < y->place);
}

static tidu_status sort(const pool_study *s, pool_due *d, tidu_error *err)
{
    sorted_row *rows = allocate_array(d->n + 1, sizeof *rows);

    if (!rows)
        return error_memory(err);
    for (size_t i = 0; i < d->n; i++)
        rows[i] = (sorted_row){pool_study_text(s, d->rows[i].company, "town"), code_of(s, d->rows[i].company), i, d->rows[i]};
    if (d->n)
        qsort(rows, d->n, sizeof *rows, by_town);
    for (size_t i = 0; i < d->n; i++)
        d->rows[i] = rows[i].row;
    release(rows);
    return TIDU_OK;
}

static tidu_status index_leavings(const pool_study *s, pool_due *d, tidu_error *err)
{
    d->leaves = allocate_array((size_t)panel_count(s->set->data.panel) + 1, sizeof *d->leaves);
    if (!d->leaves)
        return error_memory(err);
    for (size_t i = 0; i < d->n; i++) {
        if (d->rows[i].kind == POOL_DUE_LEAVE)
            d->leaves[d->rows[i].company] = i + 1;
    }
    return TIDU_OK;
}

tidu_status pool_due_find(const pool_study *s, bool entries, bool exits, pool_due *out, tidu_error *err)
{
    tidu_status status = TIDU_OK;

    *out = (pool_due){.rows = NULL, .outside = PANEL_NO_COMPANY};
    for (uint32_t i = 0; entries && s->rules->n_entries && i < panel_count(s->set->data.panel) && !status; i++) {
        if (s->set->is_in[i])
            status = find_entry(s, i, out, err);
    }
    if (exits && !status)
        status = find_exits(s, out, err);
    if (!status)
        status = sort(s, out, err);
    return status || !exits ? status : index_leavings(s, out, err);
}
