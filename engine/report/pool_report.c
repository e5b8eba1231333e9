/* The state of pools: their counts, their members, and who looks after them. */
#include "report/pool_report.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/allocate.h"
#include "base/error.h"
#include "base/message.h"
#include "report/pool_text.h"

enum { DAY_TEXT = 11 };

static const char *day_text(long day, char text[DAY_TEXT])
{
    date_format(day, text);
    return text;
}

static const char *pool_name(const pool_study *s, const char *pool)
{
    const pool_rules *rules = pool_study_rules(s, pool);

    return rules ? model_text_in(rules->name, s->env->is_chinese) : pool;
}

static bool is_shown(const pool_view *v, const char *pool)
{
    for (size_t i = 0; i < v->n_pools; i++) {
        if (!strcmp(v->pools[i], pool))
            return true;
    }
    return !v->n_pools;
}

/* The pools of the files and those that only the log knows, by id: an array that the caller releases. */
static const char **find_pools(const pool_view *v, size_t *n)
{
    const pool_study *s = v->study;
    const char **list = allocate_array(s->library.n + pool_log_count(s->log) + 1, sizeof *list);

    *n = 0;
    for (size_t i = 0; list && i < s->library.n; i++) {
        if (is_shown(v, s->library.list[i]->id))
            list[(*n)++] = s->library.list[i]->id;
    }
    for (size_t i = 0; list && i < pool_log_count(s->log); i++) {
        const char *pool = pool_log_get(s->log, i)->pool;

        if (!pool_study_rules(s, pool) && is_shown(v, pool) && (!*n || strcmp(list[*n - 1], pool) != 0))
            list[(*n)++] = pool; /* the log is in order of pools */
    }
    return list;
}

static void add_day_note(const pool_study *s, document *d)
{
    char day[DAY_TEXT];

    document_note(d, _("at the end of %s"), day_text(s->on, day));
    if (*s->set->data.as_of)
        document_note(d, _("by what the database knew at the end of %s"), s->set->data.as_of);
    if (pool_log_refusals(s->log))
        document_note(d, PLURAL("%zu event in the database does not fit the others and does not count: 'tidu pool history' shows it",
                                "%zu events in the database do not fit the others and do not count: 'tidu pool history' shows them",
                                pool_log_refusals(s->log)),
                      pool_log_refusals(s->log));
}

/* --- members ------------------------------------------------------------------------------------------------------------------ */

typedef struct member {
    pool_stint stint;
    const pool_rules *rules; /* NULL: gone */
    uint32_t company;
    const char *town;
    const visit *last; /* NULL: none */
    bool is_visited;   /* within the days; true if nobody says how many */
    bool is_open;      /* the file is gone that would say how many */
} member;

typedef struct members {
    member *list;
    size_t n, capacity;
} members;

/* Pools of the log without a file: how often their members are to be called on, nobody says. */
static void add_gone_note(const members *m, int days, document *d)
{
    const char *last = "";

    for (size_t i = 0; i < m->n && !days; i++) {
        const char *pool = m->list[i].stint.entered->pool;

        if (!m->list[i].is_open || !strcmp(pool, last))
            continue;
        document_note(d, _("the pool '%s' has no file in models/pools any more: how often its members are to be called on is not known"), pool);
        last = pool;
    }
}

static int by_town(const void *a, const void *b)
{
    const member *x = a, *y = b;
    int order = strcmp(x->stint.entered->pool, y->stint.entered->pool);

    if (!order)
        order = !*x->town != !*y->town ? !*x->town - !*y->town : strcmp(x->town, y->town);
    return order ? order : strcmp(x->stint.entered->code, y->stint.entered->code);
}

static bool find_members(const pool_view *v, const char *pool, members *m)
{
    const pool_study *s = v->study;
    const pool_rules *rules = pool_study_rules(s, pool);
    long line = pool_study_visit_line(s, rules, v->days);
    pool_stint stint;

    for (size_t at = 0; pool_log_next(s->log, pool, &at, &stint);) {
        member x = {stint, rules, pool_study_company(s, stint.entered->code), NULL, NULL, true, !rules && !v->days};

        if (stint.entered->day > s->on || (stint.left && stint.left->day <= s->on) || !pool_study_shows(s, stint.entered->code))
            continue;
        x.town = pool_study_text(s, x.company, "town");
        x.last = visit_log_last(s->visits, stint.entered->code, s->on);
        x.is_visited = line == DATE_NO_BEGIN || (x.last && x.last->day > line);
        if (!allocate_room((void **)&m->list, &m->capacity, m->n + 1, sizeof *m->list))
            return false;
        m->list[m->n++] = x;
    }
    return true;
}

/* Of all pools that are shown. */
static bool find_all(const pool_view *v, members *m)
{
    size_t n;
    const char **pools = find_pools(v, &n);
    bool ok = pools != NULL;

    for (size_t i = 0; i < n && ok; i++)
        ok = find_members(v, pools[i], m);
    release(pools);
    if (ok && m->n)
        qsort(m->list, m->n, sizeof *m->list, by_town);
    return ok;
}

enum {
    M_POOL, M_CODE, M_NAME, M_TOWN, M_COACH, M_CONTACT, M_ENTERED, M_RULE, M_REASON, M_VISITED, M_SINCE, M_DUE, M_COLUMNS
};

static const table_column member_columns[M_COLUMNS] = {
    [M_POOL] = {"pool", N_("pool"), TABLE_TEXT, 0},
    [M_CODE] = {"uscc", N_("code"), TABLE_CODE, 0},
    [M_NAME] = {"name", N_("company"), TABLE_TEXT, 0},
    [M_TOWN] = {"town", N_("town"), TABLE_TEXT, 0},
    [M_COACH] = {"coach", N_("coach"), TABLE_TEXT, 0},
    [M_CONTACT] = {"contact", N_("contact"), TABLE_TEXT, 0},
    [M_ENTERED] = {"entered_on", N_("in the pool since"), TABLE_DAY, 0},
    [M_RULE] = {"rule", NULL, TABLE_TEXT, 0},
    [M_REASON] = {"reason", N_("entered because"), TABLE_TEXT, 0},
    [M_VISITED] = {"visited_on", N_("last visit"), TABLE_DAY, 0},
    [M_SINCE] = {"days_since", N_("days since then"), TABLE_NUMBER, 0},
    [M_DUE] = {"due", N_("what is due"), TABLE_TEXT, 0},
};

static void due_text(const pool_view *v, const member *x, text_buffer *out)
{
    const pool_due_row *row = v->due ? pool_due_leaving(v->due, x->company) : NULL;

    if (row && row->stint.entered == x->stint.entered) {
        text_buffer_append_string(out, _("to leave: "));
        pool_due_text(v->study, row, out);
    }
    if (!x->is_visited)
        text_buffer_print(out, "%s%s", out->length ? _("; ") : "", _("a visit"));
}

static void add_member(const pool_view *v, grid *g, const member *x, text_buffer *text)
{
    const pool_event *e = x->stint.entered;
    char day[DAY_TEXT];

    grid_row(g);
    grid_text(g, M_POOL, e->pool, TABLE_PLAIN);
    grid_text(g, M_CODE, e->code, TABLE_PLAIN);
    grid_text(g, M_NAME, pool_study_text(v->study, x->company, "name"), TABLE_PLAIN);
    grid_text(g, M_TOWN, x->town, TABLE_PLAIN);
    grid_text(g, M_COACH, pool_study_text(v->study, x->company, "coach"), TABLE_PLAIN);
    grid_text(g, M_CONTACT, pool_study_text(v->study, x->company, "contact"), TABLE_PLAIN);
    grid_text(g, M_ENTERED, day_text(e->day, day), TABLE_PLAIN);
    grid_text(g, M_RULE, e->rule, TABLE_PLAIN);
    grid_text(g, M_REASON, e->reason, TABLE_PLAIN);
    if (x->last) {
        grid_text(g, M_VISITED, day_text(x->last->day, day), TABLE_PLAIN);
        grid_number(g, M_SINCE, (double)(v->study->on - x->last->day));
    }
    due_text(v, x, text);
    grid_buffer(g, M_DUE, text, TABLE_OPEN);
}

tidu_status pool_members_document(const pool_view *v, bool unvisited, document **out, tidu_error *err)
{
    document *d = document_new();
    grid *g = d ? document_grid(d, "members", NULL, member_columns, M_COLUMNS) : NULL;
    members m = {NULL, 0, 0};
    size_t shown = 0;
    text_buffer text;

    text_buffer_init(&text);
    if (!g || !find_all(v, &m)) {
        document_free(d);
        release(m.list);
        return error_memory(err);
    }
    document_language(d, v->study->env->is_chinese);
    document_wide(d);
    for (size_t i = 0; i < m.n; i++) {
        if (unvisited && m.list[i].is_visited)
            continue;
        add_member(v, g, &m.list[i], &text);
        shown++;
    }
    if (unvisited)
        document_note(d, PLURAL("%zu of %zu member was not called on", "%zu of %zu members were not called on", shown), shown, m.n);
    else
        document_note(d, PLURAL("%zu member", "%zu members", m.n), m.n);
    add_gone_note(&m, v->days, d);
    add_day_note(v->study, d);
    text_buffer_clear(&text);
    release(m.list);
    *out = d;
    return TIDU_OK;
}

/* --- pools -------------------------------------------------------------------------------------------------------------------- */

enum { P_POOL, P_NAME, P_MODEL, P_TITLE, P_IN, P_ENTERED, P_LEFT, P_UNVISITED, P_NO_COACH, P_NO_CONTACT, P_COLUMNS };

static const table_column pool_columns[P_COLUMNS] = {
    [P_POOL] = {"pool", N_("pool"), TABLE_TEXT, 0},
    [P_NAME] = {"name", N_("name"), TABLE_TEXT, 0},
    [P_MODEL] = {"model", NULL, TABLE_TEXT, 0},
    [P_TITLE] = {NULL, N_("leads to"), TABLE_TEXT, 0},
    [P_IN] = {"members", N_("members"), TABLE_NUMBER, 0},
    [P_ENTERED] = {"entered", N_("entered this year"), TABLE_NUMBER, 0},
    [P_LEFT] = {"left", N_("left this year"), TABLE_NUMBER, 0},
    [P_UNVISITED] = {"unvisited", N_("to be called on"), TABLE_NUMBER, 0},
    [P_NO_COACH] = {"without_coach", N_("without a coach"), TABLE_NUMBER, 0},
    [P_NO_CONTACT] = {"without_contact", N_("without a contact"), TABLE_NUMBER, 0},
};

static pool_count count_year(const pool_study *s, const char *pool)
{
    long first = date_to_days((date){date_from_days(s->on).year, 1, 1});
    pool_count n = {0, 0, 0};
    pool_stint stint;

    for (size_t at = 0; pool_log_next(s->log, pool, &at, &stint);) {
        if (!pool_study_shows(s, stint.entered->code))
            continue;
        n.entered += stint.entered->day >= first && stint.entered->day <= s->on;
        n.left += stint.left && stint.left->day >= first && stint.left->day <= s->on;
    }
    return n;
}

static bool add_pool(const pool_view *v, grid *g, const char *pool, text_buffer *text)
{
    const pool_study *s = v->study;
    const pool_rules *rules = pool_study_rules(s, pool);
    pool_count year = count_year(s, pool);
    members m = {NULL, 0, 0};
    size_t unvisited = 0, no_coach = 0, no_contact = 0;

    if (!find_members(v, pool, &m))
        return false;
    for (size_t i = 0; i < m.n; i++) {
        unvisited += !m.list[i].is_visited;
        no_coach += !*pool_study_text(s, m.list[i].company, "coach");
        no_contact += !*pool_study_text(s, m.list[i].company, "contact");
    }
    grid_row(g);
    grid_text(g, P_POOL, pool, TABLE_PLAIN);
    grid_text(g, P_NAME, pool_name(s, pool), TABLE_PLAIN);
    grid_text(g, P_MODEL, rules ? rules->leads_to : "", TABLE_PLAIN);
    pool_title_text(s, pool, text);
    grid_buffer(g, P_TITLE, text, TABLE_PLAIN);
    grid_number(g, P_IN, (double)m.n);
    grid_number(g, P_ENTERED, (double)year.entered);
    grid_number(g, P_LEFT, (double)year.left);
    if (rules || v->days)
        grid_number(g, P_UNVISITED, (double)unvisited);
    else
        grid_text(g, P_UNVISITED, "", TABLE_OPEN);
    grid_number(g, P_NO_COACH, (double)no_coach);
    grid_number(g, P_NO_CONTACT, (double)no_contact);
    release(m.list);
    return true;
}

tidu_status pool_overview_document(const pool_view *v, document **out, tidu_error *err)
{
    document *d = document_new();
    grid *g = d ? document_grid(d, "pools", NULL, pool_columns, P_COLUMNS) : NULL;
    size_t n = 0;
    const char **pools = g ? find_pools(v, &n) : NULL;
    bool ok = pools != NULL;
    text_buffer text;

    text_buffer_init(&text);
    for (size_t i = 0; i < n && ok; i++)
        ok = add_pool(v, g, pools[i], &text);
    text_buffer_clear(&text);
    release(pools);
    if (!ok) {
        document_free(d);
        return error_memory(err);
    }
    document_language(d, v->study->env->is_chinese);
    add_day_note(v->study, d);
    *out = d;
    return TIDU_OK;
}

/* --- coaches ------------------------------------------------------------------------------------------------------------------- */

enum { L_COACH, L_MEMBERS, L_VISITED, L_UNVISITED, L_NO_CONTACT, L_TOWNS, L_COLUMNS };

static const table_column load_columns[L_COLUMNS] = {
    [L_COACH] = {"coach", N_("coach"), TABLE_TEXT, 0},
    [L_MEMBERS] = {"members", N_("members"), TABLE_NUMBER, 0},
    [L_VISITED] = {"visited", N_("called on in time"), TABLE_NUMBER, 0},
    [L_UNVISITED] = {"unvisited", N_("to be called on"), TABLE_NUMBER, 0},
    [L_NO_CONTACT] = {"without_contact", N_("without a contact"), TABLE_NUMBER, 0},
    [L_TOWNS] = {"towns", N_("towns"), TABLE_NUMBER, 0},
};

typedef struct coached {
    const char *coach;
    const member *of;
} coached;

/* Who has no coach stands at the end. */
static int by_coach(const void *a, const void *b)
{
    const coached *x = a, *y = b;
    int order = !*x->coach != !*y->coach ? !*x->coach - !*y->coach : strcmp(x->coach, y->coach);

    if (!order)
        order = strcmp(x->of->town, y->of->town);
    return order ? order : strcmp(x->of->stint.entered->code, y->of->stint.entered->code);
}

/* A company that is in several pools is one of the coach's. */
static void add_coach(const pool_view *v, grid *g, const coached *list, size_t n)
{
    size_t companies = 0, visited = 0, unvisited = 0, no_contact = 0, towns = 0;

    for (size_t i = 0; i < n; i++) {
        bool is_due = !list[i].of->is_visited, is_open = list[i].of->is_open;

        towns += !i || strcmp(list[i].of->town, list[i - 1].of->town) != 0;
        for (; i + 1 < n && !strcmp(list[i].of->stint.entered->code, list[i + 1].of->stint.entered->code); i++) {
            is_due |= !list[i + 1].of->is_visited;
            is_open |= list[i + 1].of->is_open;
        }
        companies++;
        visited += !is_due && !is_open;
        unvisited += is_due;
        no_contact += !*pool_study_text(v->study, list[i].of->company, "contact");
    }
    grid_row(g);
    grid_text(g, L_COACH, *list->coach ? list->coach : _("(none)"), *list->coach ? TABLE_PLAIN : TABLE_BAD);
    grid_number(g, L_MEMBERS, (double)companies);
    grid_number(g, L_VISITED, (double)visited);
    grid_number(g, L_UNVISITED, (double)unvisited);
    grid_number(g, L_NO_CONTACT, (double)no_contact);
    grid_number(g, L_TOWNS, (double)towns);
}

tidu_status pool_load_document(const pool_view *v, document **out, tidu_error *err)
{
    document *d = document_new();
    grid *g = d ? document_grid(d, "coaches", NULL, load_columns, L_COLUMNS) : NULL;
    members m = {NULL, 0, 0};
    coached *list = g && find_all(v, &m) ? allocate_array(m.n + 1, sizeof *list) : NULL;

    if (!list) {
        document_free(d);
        release(m.list);
        return error_memory(err);
    }
    for (size_t i = 0; i < m.n; i++)
        list[i] = (coached){pool_study_text(v->study, m.list[i].company, "coach"), &m.list[i]};
    if (m.n)
        qsort(list, m.n, sizeof *list, by_coach);
    for (size_t first = 0, end; first < m.n; first = end) {
        for (end = first + 1; end < m.n && !strcmp(list[end].coach, list[first].coach);)
            end++;
        add_coach(v, g, list + first, end - first);
    }
    document_language(d, v->study->env->is_chinese);
    add_gone_note(&m, v->days, d);
    add_day_note(v->study, d);
    release(list);
    release(m.list);
    *out = d;
    return TIDU_OK;
}
