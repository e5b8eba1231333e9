/*
 * What the columns of a roster say. A row tells a state and not an event, so it is held against what the log says of today: nothing new is no
 * event, and a state that the log knows to have ended is a problem.
 */
#include <string.h>

#include "base/cell.h"
#include "base/error.h"
#include "panel/choice.h"
#include "question/pool_sheets.h"

static const char *const columns[] = {"pool_entered_on", "pool_state", "pool_left_because"};

static unsigned long column_of(const dictionary *d, const intake_report *report, const char *indicator)
{
    int id = dictionary_find(d, indicator);

    for (size_t i = 0; i < report->n_columns; i++) {
        if (report->columns[i].indicator == id)
            return report->columns[i].column;
    }
    return 0;
}

bool pool_sheets_has(const dictionary *d, const intake_report *report)
{
    return column_of(d, report, columns[0]) || column_of(d, report, columns[1]);
}

/* --- which pool ------------------------------------------------------------------------------------------------------------- */

static bool is_used(const pool_sheets *p, const char *pool)
{
    pool_stint stint;
    size_t at = 0;

    return pool_log_next(p->log, pool, &at, &stint);
}

/*
 * The pool that leads to the title of the roster: the only one there is, or in use, or else the one that has the title's own id. NULL: nothing
 * says which.
 */
static const char *find_pool(const pool_sheets *p, const char *rule)
{
    const char *found = NULL, *used = NULL, *own = NULL;
    size_t n = 0, n_used = 0;

    for (size_t i = 0; *rule && i < p->pools.n; i++) {
        const pool_rules *x = p->pools.list[i];

        if (strcmp(x->leads_to, rule) != 0)
            continue;
        n++;
        found = x->id;
        own = !strcmp(x->id, rule) ? x->id : own;
        if (is_used(p, x->id)) {
            n_used++;
            used = x->id;
        }
    }
    return n == 1 ? found : n_used == 1 ? used : own;
}

/* --- rows ------------------------------------------------------------------------------------------------------------------- */

/* One row of the roster on its way to events. */
typedef struct row {
    const pool_sheets *p;
    const intake_report *report;
    pool_events *into;
    const char *pool, *code, *because;
    uint32_t line;
    long entered;               /* DATE_NO_END: not said */
    bool is_in, is_out;         /* as is said; neither: not said */
    uint32_t day_column, state_column;
} row;

static bool add(const row *r, pool_act act, long day)
{
    return pool_events_add(r->into, &(pool_event){.pool = r->pool,
                                                  .code = r->code,
                                                  .act = act,
                                                  .day = day,
                                                  .reason = act == POOL_LEFT ? r->because : "",
                                                  .line = r->line,
                                                  .column = act == POOL_ENTERED && day != DATE_NO_END ? r->day_column : r->state_column});
}

static bool knows_entry(const row *r)
{
    return r->entered != DATE_NO_END &&
           pool_log_has(r->p->log, &(pool_event){.pool = r->pool, .code = r->code, .act = POOL_ENTERED, .day = r->entered});
}

/* Says that it is in. One that has left since the day given enters again only with another day. */
static bool add_member(const row *r, bool is_in_now)
{
    if (knows_entry(r))
        return is_in_now || !r->is_in || add(r, POOL_ENTERED, r->entered);
    if (r->entered != DATE_NO_END)
        return add(r, POOL_ENTERED, r->entered);
    return is_in_now || add(r, POOL_ENTERED, DATE_NO_END);
}

/* Says that it has left: today, as nothing else is said. Who is out already has left before. */
static bool add_leaver(const row *r, bool is_in_now)
{
    const pool_event *const *list;
    bool is_new = r->entered != DATE_NO_END && !knows_entry(r);

    if (!is_in_now && !is_new)
        return pool_log_events(r->p->log, r->pool, r->code, &list) > 0 || add(r, POOL_LEFT, DATE_NO_END);
    return (!is_new || add(r, POOL_ENTERED, r->entered)) && add(r, POOL_LEFT, DATE_NO_END);
}

static bool is_choice(const dictionary *d, const char *text, bool *is_first)
{
    const char *const *choices = dictionary_get(d, dictionary_find(d, "pool_state"))->choices;
    const char *found = text ? choice_find(choices, text) : NULL;

    *is_first = found == choices[0];
    return found != NULL;
}

/* False: the row says nothing of a pool. */
static bool read_row(const panel *roster, uint32_t company, row *r)
{
    const dictionary *d = panel_dictionary(roster);
    double entered = panel_number(roster, company, dictionary_find(d, columns[0]), PANEL_ANY_YEAR);
    const char *because = panel_text(roster, company, dictionary_find(d, columns[2]));
    bool is_first, has_state = is_choice(d, panel_text(roster, company, dictionary_find(d, columns[1])), &is_first);

    r->code = panel_code(roster, company);
    r->because = because ? because : "";
    r->entered = cell_is_value(entered) ? (long)entered : DATE_NO_END;
    r->is_in = has_state && is_first;
    r->is_out = has_state && !is_first;
    r->line = 0;
    panel_first_line(roster, company, &r->line);
    return has_state || r->entered != DATE_NO_END;
}

static tidu_status say_unnamed(const row *r, bool is_written, problems *found, tidu_error *err)
{
    unsigned long column = r->day_column ? r->day_column : r->state_column;
    const char *header = "";

    for (size_t i = 0; i < r->report->n_columns; i++) {
        if (r->report->columns[i].column == column && r->report->columns[i].header)
            header = r->report->columns[i].header;
    }
    problem entry = {is_written ? PROBLEM_POOL_UNNAMED_NEW : PROBLEM_POOL_UNNAMED, r->report->file, r->report->header_line, column, header, header};

    return problems_add(found, &entry) ? TIDU_OK : error_memory(err);
}

/* What nobody enters or leaves by is no attribute either: the two would differ. */
static bool forget(panel *roster)
{
    const dictionary *d = panel_dictionary(roster);
    bool ok = true;

    for (uint32_t i = 0; i < panel_count(roster) && ok; i++)
        ok = panel_put_number(roster, i, dictionary_find(d, columns[0]), PANEL_ANY_YEAR, cell_missing()) &&
             panel_put_text(roster, i, dictionary_find(d, columns[1]), NULL, 0) && panel_put_text(roster, i, dictionary_find(d, columns[2]), NULL, 0);
    return ok;
}

tidu_status pool_sheets_roster(const pool_sheets *p, panel *roster, bool is_written, const intake_report *report, pool_events *into,
                               problems *found, tidu_error *err)
{
    const dictionary *d = panel_dictionary(roster);
    row r = {.p = p, .report = report, .into = into, .pool = p->wanted ? p->wanted : find_pool(p, report->stamp ? report->stamp->rule : ""),
             .day_column = (uint32_t)column_of(d, report, columns[0]), .state_column = (uint32_t)column_of(d, report, columns[1])};
    bool ok = true;

    for (uint32_t i = 0; i < panel_count(roster) && ok; i++) {
        bool is_in_now;

        if (!read_row(roster, i, &r))
            continue;
        if (!r.pool)
            return is_written || forget(roster) ? say_unnamed(&r, is_written, found, err) : error_memory(err);
        is_in_now = pool_log_in(p->log, r.pool, r.code, p->today, NULL);
        ok = r.is_out ? add_leaver(&r, is_in_now) : add_member(&r, is_in_now);
    }
    return ok ? TIDU_OK : error_memory(err);
}

/* --- a roster that is written ------------------------------------------------------------------------------------------------- */

static bool put_text(panel *roster, uint32_t company, const char *indicator, const char *text)
{
    return panel_put_text(roster, company, dictionary_find(panel_dictionary(roster), indicator), *text ? text : NULL, strlen(text));
}

/*
 * What the log says of a company, its last event, if that is another thing than its attributes say. What they are silent about stays empty:
 * it would come back as if somebody had filled it in.
 */
static bool show(const pool_event *const *list, size_t n, panel *roster, uint32_t company)
{
    const dictionary *d = panel_dictionary(roster);
    const char *const *choices = dictionary_get(d, dictionary_find(d, columns[1]))->choices;
    const pool_event *last = list[n - 1], *entered = last->act == POOL_ENTERED ? last : list[n - 2];
    bool is_first, has_state = is_choice(d, panel_text(roster, company, dictionary_find(d, columns[1])), &is_first);
    char state[CHOICE_TEXT];

    if (last->act == POOL_ENTERED && (!has_state || is_first))
        return true;
    choice_text(choices[last->act == POOL_ENTERED ? 0 : 1], true, state);
    return panel_put_number(roster, company, dictionary_find(d, columns[0]), PANEL_ANY_YEAR, (double)entered->day) &&
           put_text(roster, company, columns[1], state) && put_text(roster, company, columns[2], last->act == POOL_LEFT ? last->reason : "");
}

tidu_status pool_sheets_show(const environment *env, store *s, const char *rule, panel *roster, tidu_error *err)
{
    pool_sheets p;
    tidu_status status = pool_sheets_open(&p, env, s, NULL, NULL, 0, err);
    const char *pool = status ? NULL : find_pool(&p, rule);
    bool ok = true;

    for (uint32_t i = 0; pool && i < panel_count(roster) && ok; i++) {
        const pool_event *const *list;
        size_t n = pool_log_events(p.log, pool, panel_code(roster, i), &list);

        ok = !n || show(list, n, roster, i);
    }
    pool_sheets_close(&p);
    return status || ok ? status : error_memory(err);
}
