#include "question/pool_sheets.h"

#include <stdio.h>
#include <string.h>

#include "base/cell.h"
#include "base/error.h"
#include "base/message.h"
#include "base/personal_number.h"
#include "store/store_pool.h"

enum { SAID = 1024, DAY_TEXT = 11 };

/* --- opening ------------------------------------------------------------------------------------------------------------- */

static tidu_status load(pool_sheets *p, store *s, tidu_error *err)
{
    tidu_status status = store_load_pool_events(s, p->known, err);

    p->stored = panel_new(p->env->dictionary);
    if (!status && (!p->stored || !panel_want(p->stored, dictionary_find(p->env->dictionary, "founded_on"), PANEL_ANY_YEAR, PANEL_ANY_YEAR)))
        status = error_memory(err);
    return status ? status : store_load(s, NULL, p->stored, err);
}

tidu_status pool_sheets_open(pool_sheets *p, const environment *env, store *s, const char *wanted, const panel *const *read, size_t n_read,
                             tidu_error *err)
{
    const pool_rules *rules = NULL;
    tidu_status status;

    *p = (pool_sheets){.env = env, .read = read, .n_read = n_read, .today = DATE_NO_END, .known = pool_events_new()};
    date_today(&p->today); /* unknown: nothing lies after it */
    status = p->known ? pool_library_load(&p->pools, env, err) : error_memory(err);
    if (!status && wanted)
        status = pool_library_get(&p->pools, wanted, &rules, err);
    p->wanted = rules ? rules->id : NULL;
    if (!status && s)
        status = load(p, s, err);
    if (!status && !(p->log = pool_log_make(p->known)))
        status = error_memory(err);
    return status;
}

void pool_sheets_close(pool_sheets *p)
{
    pool_log_free(p->log);
    pool_events_free(p->known);
    panel_free(p->stored);
    pool_library_clear(&p->pools);
    *p = (pool_sheets){.env = NULL};
}

/* --- problems -------------------------------------------------------------------------------------------------------------- */

static const char *header_of(const intake_report *report, unsigned long column)
{
    for (size_t i = 0; column && i < report->n_columns; i++) {
        if (report->columns[i].column == column && report->columns[i].header)
            return report->columns[i].header;
    }
    return "";
}

static tidu_status say(const intake_report *report, problem_kind kind, const pool_event *e, unsigned long column, const char *said, problems *found,
                       tidu_error *err)
{
    problem entry = {kind, report->file, e->line, column, header_of(report, column), said};

    return problems_add(found, &entry) ? TIDU_OK : error_memory(err);
}

static unsigned long part_column(const intake_report *report, const char *part)
{
    for (size_t i = 0; i < report->n_columns; i++) {
        if (report->columns[i].part && !strcmp(report->columns[i].part, part))
            return report->columns[i].column;
    }
    return 0;
}

/* Where an event came from: the sheet or the command, by whom. */
static void origin_text(const pool_event *e, char *out, size_t size)
{
    char place[SAID / 2] = "";

    if (e->line)
        snprintf(place, sizeof place, _("%.300s line %lu"), e->file, (unsigned long)e->line);
    else
        snprintf(place, sizeof place, "%.400s", e->file);
    snprintf(out, size, *e->by ? _("%s, by %s") : "%s", place, e->by);
}

/* "2025-03-01; in the pool since 2025-02-01 (roster.xlsx line 5, by li)" */
static void misfit_text(const pool_refusal *r, char said[SAID])
{
    const pool_event *way = r->in_the_way;
    char day[DAY_TEXT], other[DAY_TEXT], origin[SAID / 2];

    date_format(r->event->day, day);
    if (!way) {
        snprintf(said, SAID, _("%s; it had not been in the pool until that day"), day);
        return;
    }
    date_format(way->day, other);
    origin_text(way, origin, sizeof origin);
    snprintf(said, SAID, way->act == POOL_ENTERED ? _("%s; in the pool since %s (%s)") : _("%s; left the pool on %s (%s)"), day, other, origin);
}

/* The cell of a roster that says another day of entry stands back with the event: two days of one entry would be in the database. */
static bool forget_entry(panel *roster, const char *code)
{
    uint32_t company = panel_find_company(roster, code, strlen(code));

    return company == PANEL_NO_COMPANY ||
           panel_put_number(roster, company, dictionary_find(panel_dictionary(roster), "pool_entered_on"), PANEL_ANY_YEAR, cell_missing());
}

static bool is_entry_apart(const pool_refusal *r)
{
    return r->event->act == POOL_ENTERED && r->in_the_way && r->in_the_way->act == POOL_ENTERED;
}

static tidu_status stand_back(const intake_report *report, const pool_refusal *r, pool_sheet *sheet, tidu_error *err)
{
    bool is_apart = is_entry_apart(r);
    char said[SAID];

    misfit_text(r, said);
    if (is_apart && sheet->roster && !forget_entry(sheet->roster, r->event->code))
        return error_memory(err);
    return say(report, is_apart ? PROBLEM_POOL_ENTRY_APART : PROBLEM_POOL_MISFIT, r->event, r->event->column, said, sheet->found, err);
}

/* --- taking ------------------------------------------------------------------------------------------------------------------- */

/* Whether the company is known; *founded is a cell. */
static bool find_company(const pool_sheets *p, const char *code, double *founded)
{
    int indicator = dictionary_find(p->env->dictionary, "founded_on");
    bool is_known = false;

    *founded = cell_missing();
    for (size_t i = 0; i <= p->n_read; i++) {
        const panel *from = i < p->n_read ? p->read[i] : p->stored;
        uint32_t company = from ? panel_find_company(from, code, strlen(code)) : PANEL_NO_COMPANY;

        if (company == PANEL_NO_COMPANY)
            continue;
        is_known = true;
        if (!cell_is_value(*founded))
            *founded = panel_number(from, company, indicator, PANEL_ANY_YEAR);
    }
    return is_known;
}

/* Everything but how it fits the others. PROBLEM_KINDS: it is fine. */
static problem_kind check(const pool_sheets *p, const pool_event *e)
{
    double founded;

    if (!find_company(p, e->code, &founded))
        return PROBLEM_MEMBER_UNKNOWN;
    if (e->day > p->today)
        return PROBLEM_POOL_FUTURE;
    return cell_is_value(founded) && (long)founded > e->day ? PROBLEM_MEMBER_UNFOUNDED : PROBLEM_KINDS;
}

/* The reason of a list; that of a roster is looked at with its other texts. */
static tidu_status warn_of_numbers(const intake_report *report, const pool_event *e, problems *found, tidu_error *err)
{
    unsigned long column = part_column(report, "reason");
    text_buffer masked;
    tidu_status status;

    if (!column || !personal_number_is_in(e->reason))
        return TIDU_OK;
    text_buffer_init(&masked);
    personal_number_mask(e->reason, &masked);
    status = masked.failed ? error_memory(err) : say(report, PROBLEM_PERSONAL_NUMBER, e, column, text_buffer_string(&masked), found, err);
    text_buffer_clear(&masked);
    return status;
}

/* The event of a list with its pool and its day; *is_fine: nothing is wrong with it by itself. */
static tidu_status complete(const pool_sheets *p, const intake_report *report, pool_event *e, bool *is_fine, problems *found, tidu_error *err)
{
    const pool_rules *rules = pool_library_find(&p->pools, e->pool);
    problem_kind wrong;
    char day[DAY_TEXT];
    tidu_status status = warn_of_numbers(report, e, found, err);

    *is_fine = false;
    if (status)
        return status;
    if (!rules)
        return say(report, PROBLEM_POOL_UNKNOWN, e, part_column(report, "pool"), e->pool, found, err);
    e->pool = rules->id;
    e->file = report->file;
    if (e->day == DATE_NO_END) {
        e->day = p->today;
        date_format(e->day, day);
        status = say(report, PROBLEM_POOL_NO_DAY, e, e->column, day, found, err);
    }
    wrong = status ? PROBLEM_KINDS : check(p, e);
    date_format(e->day, day);
    *is_fine = !status && wrong == PROBLEM_KINDS;
    if (status || *is_fine)
        return status;
    return say(report, wrong, e, wrong == PROBLEM_MEMBER_UNKNOWN ? part_column(report, "uscc") : e->column,
               wrong == PROBLEM_MEMBER_UNKNOWN ? e->code : day, found, err);
}

/* Add what the log has taken, and let the log borrow it from there. */
static tidu_status keep(pool_sheets *p, const pool_event *const *taken, size_t n, pool_sheet *sheet, tidu_error *err)
{
    for (size_t i = 0; i < n; i++) {
        if (!pool_events_add(sheet->into, taken[i]))
            return error_memory(err);
        pool_log_keep(p->log, taken[i], pool_events_get(sheet->into, pool_events_count(sheet->into) - 1));
    }
    return TIDU_OK;
}

/* A leaving whose row says another day of entry than the stint that is there may end that stint. */
static tidu_status take_leaving(pool_sheets *p, const pool_event *left, const intake_report *report, pool_sheet *sheet, tidu_error *err)
{
    pool_refusal why;

    if (pool_log_take(p->log, &left, 1, &why) == POOL_NO_MEMORY)
        return error_memory(err);
    return why.why == POOL_FITS ? keep(p, &left, 1, sheet, err) : stand_back(report, &why, sheet, err);
}

/* The events of one row: all or none, but that a leaving does not fall with the day of an entry that is there already. */
static tidu_status take_row(pool_sheets *p, const pool_event *const *row, size_t n, const intake_report *report, pool_sheet *sheet, tidu_error *err)
{
    pool_event copies[POOL_LOG_TOGETHER];
    const pool_event *taken[POOL_LOG_TOGETHER];
    pool_refusal why;
    bool is_fine = true;
    tidu_status status = TIDU_OK;

    for (size_t i = 0; i < n && is_fine && !status; i++) {
        copies[i] = *row[i];
        status = complete(p, report, &copies[i], &is_fine, sheet->found, err);
        taken[i] = &copies[i];
    }
    if (status || !is_fine)
        return status;
    if (pool_log_take(p->log, taken, n, &why) == POOL_NO_MEMORY)
        return error_memory(err);
    if (why.why == POOL_FITS)
        return keep(p, taken, n, sheet, err);
    status = stand_back(report, &why, sheet, err);
    return status || n < 2 || !is_entry_apart(&why) ? status : take_leaving(p, taken[1], report, sheet, err);
}

tidu_status pool_sheets_take(pool_sheets *p, const pool_events *raw, const intake_report *report, pool_sheet *sheet, tidu_error *err)
{
    tidu_status status = TIDU_OK;

    for (size_t i = 0, n; i < pool_events_count(raw) && !status; i += n) {
        const pool_event *row[POOL_LOG_TOGETHER] = {pool_events_get(raw, i), NULL};

        n = 1;
        if (i + 1 < pool_events_count(raw) && row[0]->act == POOL_ENTERED) {
            const pool_event *next = pool_events_get(raw, i + 1);

            if (next->act == POOL_LEFT && next->line == row[0]->line && !strcmp(next->code, row[0]->code))
                row[n++] = next;
        }
        status = take_row(p, row, n, report, sheet, err);
    }
    return status;
}
