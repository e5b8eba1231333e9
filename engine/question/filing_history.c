/*
 * Rows of applications are put in order of year, batch and company, so that what a company reached in a batch stands together, and
 * a batch is read twice: first whether it has a list of those that filed and one of those that passed and whether the two can be
 * believed, then company by company. A list of filings from which those that failed are missing makes every share that is counted on
 * it too high; that shows in those that passed and are not on it either, or in that nobody on it failed.
 */
#include "question/filing_history.h"

#include <stdlib.h>
#include <string.h>

#include "base/allocate.h"
#include "base/error.h"
#include "base/message.h"

enum { LAST_STAGE = CALIBRATION_STAGES };

static const char *const stages_in_order[LAST_STAGE + 1] = {"filed", "recommended", "proposed", "recognised"};

int filing_stage(const char *status)
{
    for (int i = 0; i <= LAST_STAGE; i++) {
        if (!strcmp(status, stages_in_order[i]))
            return i;
    }
    return -1;
}

static int order_of(const void *x, const void *y)
{
    const filed_application *a = *(const filed_application *const *)x, *b = *(const filed_application *const *)y;
    int order = a->year != b->year ? (a->year > b->year) - (a->year < b->year) : strcmp(a->batch, b->batch);

    order = order ? order : strcmp(a->code, b->code);
    return order ? order : strcmp(a->status, b->status);
}

static bool is_same_batch(const filed_application *a, const filed_application *b)
{
    return a->year == b->year && !strcmp(a->batch, b->batch);
}

/* Behind the rows of the company of the first. */
static size_t end_of_company(const filed_application *const *rows, size_t n)
{
    size_t end = 1;

    while (end < n && is_same_batch(rows[0], rows[end]) && !strcmp(rows[0]->code, rows[end]->code))
        end++;
    return end;
}

/* The statuses of one company in a batch. */
typedef struct reached {
    const filed_application *from, *to, *refused, *withdrawn;
} reached;

static reached look_at_company(const filed_application *const *rows, size_t n, const filing_stages *s)
{
    reached r = {NULL, NULL, NULL, NULL};

    for (size_t i = 0; i < n; i++) {
        const char *status = rows[i]->status;

        if (!strcmp(status, s->from))
            r.from = rows[i];
        else if (!strcmp(status, s->to))
            r.to = rows[i];
        else if (!strcmp(status, "refused"))
            r.refused = rows[i];
        else if (!strcmp(status, "withdrawn"))
            r.withdrawn = rows[i];
    }
    return r;
}

/* What is known of a batch as a whole. */
typedef struct batch_lists {
    size_t from, passed; /* companies on each list */
    size_t both;
    filing_outcome doubt; /* why its lists are not to be believed; FILING_OUTCOMES: they are */
} batch_lists;

static filing_outcome doubt_of(const batch_lists *b, const filing_stages *s, const calibration_rules *rules)
{
    double passers = rules->passers[filing_stage(s->from)];

    if (b->from && (double)(b->passed - b->both) > rules->unlisted * (double)b->passed)
        return FILING_LIST_SHORT;
    return passers > 0 && b->both == b->from && (double)b->from >= passers ? FILING_ONLY_PASSERS : FILING_OUTCOMES;
}

static batch_lists look_at_batch(const filed_application *const *rows, size_t n, const filing_stages *s, const calibration_rules *rules)
{
    batch_lists lists = {.from = 0};

    for (size_t i = 0; i < n && is_same_batch(rows[0], rows[i]);) {
        size_t end = i + end_of_company(rows + i, n - i);
        reached r = look_at_company(rows + i, end - i, s);

        lists.from += r.from != NULL;
        lists.passed += r.to != NULL;
        lists.both += r.from && r.to;
        i = end;
    }
    lists.doubt = doubt_of(&lists, s, rules);
    return lists;
}

static bool has_day(const filed_application *a)
{
    return a && a->day != DATE_NO_END;
}

/* Ahead of its year by more than `ahead` months, or after it. */
static bool is_of_other_year(const filed_application *from, double ahead)
{
    date day = has_day(from) ? date_from_days(from->day) : (date){from->year, 1, 1};

    return day.year > from->year || 12 * (from->year - day.year) - (day.month - 1) > ahead;
}

/* Whoever was recommended can be refused later; whoever was recognised cannot. */
static bool contradicts_itself(const reached *r)
{
    return r->to && filing_stage(r->to->status) == LAST_STAGE && (r->refused || r->withdrawn);
}

static filing_outcome outcome_alone(const reached *r, const batch_lists *lists, const calibration_rules *rules)
{
    if (!r->from)
        return lists->from ? FILING_NEVER_FILED : FILING_NO_DENOMINATOR;
    if (contradicts_itself(r))
        return FILING_CONTRADICTED;
    if (!r->from->year)
        return FILING_NO_YEAR;
    if (is_of_other_year(r->from, rules->ahead))
        return FILING_OTHER_YEAR;
    if (r->to)
        return has_day(r->to) && has_day(r->from) && r->to->day < r->from->day ? FILING_EARLY : FILING_PASSED;
    if (r->withdrawn)
        return FILING_WITHDRAWN;
    if (r->refused)
        return FILING_REFUSED;
    return lists->passed ? FILING_NOT_NAMED : FILING_OPEN;
}

static filing_outcome outcome_of(const reached *r, const batch_lists *lists, const calibration_rules *rules)
{
    filing_outcome alone = outcome_alone(r, lists, rules);

    return alone < FILING_OUTCOMES_KNOWN && lists->doubt != FILING_OUTCOMES ? lists->doubt : alone;
}

static bool is_in_years(int year, const filing_stages *s)
{
    return (!s->first_year || !year || year >= s->first_year) && (!s->last_year || !year || year <= s->last_year);
}

static void take_rows(const filed_application *const *rows, size_t n, const filing_stages *s, const calibration_rules *rules,
                      filing_history *h)
{
    batch_lists lists = {.from = 0};

    for (size_t i = 0; i < n;) {
        size_t end = i + end_of_company(rows + i, n - i);
        reached r = look_at_company(rows + i, end - i, s);

        if (!i || !is_same_batch(rows[i - 1], rows[i]))
            lists = look_at_batch(rows + i, n - i, s, rules);
        if ((r.from || r.to) && is_in_years(rows[i]->year, s))
            h->list[h->n++] = (filing){.code = rows[i]->code, .batch = rows[i]->batch, .year = rows[i]->year,
                                         .day = r.from ? r.from->day : DATE_NO_END, .outcome = outcome_of(&r, &lists, rules)};
        i = end;
    }
}

/* --- passes again ------------------------------------------------------------------------------------------------ */

static int order_of_companies(const void *x, const void *y)
{
    const filing *a = *(filing *const *)x, *b = *(filing *const *)y;
    int order = strcmp(a->code, b->code);

    order = order ? order : (a->year > b->year) - (a->year < b->year);
    return order ? order : strcmp(a->batch, b->batch);
}

/* In the same year, or more than a year before the certificate of the earlier one ends. */
static bool is_again(const filing *before, const filing *f, int term_months)
{
    return !strcmp(before->code, f->code) && (f->year == before->year || 12 * (f->year - before->year) < term_months - 12);
}

static tidu_status mark_twice(filing_history *h, int term_months, tidu_error *err)
{
    filing **passed = allocate_array(h->n + 1, sizeof *passed);
    const filing *before = NULL;
    size_t n = 0;

    if (!passed)
        return error_memory(err);
    for (size_t i = 0; i < h->n; i++) {
        if (h->list[i].outcome == FILING_PASSED)
            passed[n++] = &h->list[i];
    }
    qsort(passed, n, sizeof *passed, order_of_companies);
    for (size_t i = 0; i < n; i++) {
        if (before && is_again(before, passed[i], term_months))
            passed[i]->outcome = FILING_TWICE;
        else
            before = passed[i];
    }
    release(passed);
    return TIDU_OK;
}

tidu_status filing_history_make(const applications *filed, const filing_stages *stages, const calibration_rules *rules, filing_history *out,
                                tidu_error *err)
{
    size_t n = applications_count(filed);
    const filed_application **rows = allocate_array(n + 1, sizeof *rows);
    tidu_status status;

    *out = (filing_history){.list = allocate_array(n + 1, sizeof *out->list)};
    if (!rows || !out->list) {
        release(rows);
        return error_memory(err);
    }
    for (size_t i = 0; i < n; i++)
        rows[i] = applications_get(filed, i);
    qsort(rows, n, sizeof *rows, order_of);
    take_rows(rows, n, stages, rules, out);
    release(rows);
    /* only who was recognised holds a certificate */
    status = filing_stage(stages->to) == LAST_STAGE ? mark_twice(out, stages->term_months, err) : TIDU_OK;
    for (size_t i = 0; i < out->n; i++) {
        out->list[i].is_told = filing_is_known(&out->list[i]);
        out->list[i].passed = out->list[i].outcome == FILING_PASSED;
        out->of[out->list[i].outcome]++;
    }
    return status;
}

static int rising(const void *x, const void *y)
{
    long a = *(const long *)x, b = *(const long *)y;

    return (a > b) - (a < b);
}

bool filing_history_day(const filing_history *h, int year, long *day)
{
    long *days = allocate_array(h->n + 1, sizeof *days);
    size_t n = 0;

    for (size_t i = 0; days && i < h->n; i++) {
        const filing *f = &h->list[i];

        if (f->year == year && f->day != DATE_NO_END && date_from_days(f->day).year == year)
            days[n++] = f->day;
    }
    if (n) {
        qsort(days, n, sizeof *days, rising);
        *day = days[(n - 1) / 2];
    }
    release(days);
    return n > 0;
}

void filing_history_clear(filing_history *h)
{
    release(h->list);
    *h = (filing_history){.list = NULL};
}

void filing_history_set(filing_history *h, size_t i, filing_outcome outcome)
{
    h->of[h->list[i].outcome]--;
    h->list[i].outcome = outcome;
    h->of[outcome]++;
}

bool filing_is_known(const filing *f)
{
    return f->outcome < FILING_OUTCOMES_KNOWN;
}

bool filing_outcome_is_of_batch(filing_outcome outcome)
{
    return outcome == FILING_LIST_SHORT || outcome == FILING_ONLY_PASSERS;
}

const char *filing_outcome_name(filing_outcome outcome)
{
    static const char *const names[FILING_OUTCOMES] = {
        [FILING_PASSED] = "passed",         [FILING_REFUSED] = "refused",         [FILING_NOT_NAMED] = "not_named",
        [FILING_OPEN] = "open",             [FILING_WITHDRAWN] = "withdrawn",     [FILING_NEVER_FILED] = "never_filed",
        [FILING_NO_DENOMINATOR] = "no_denominator", [FILING_EARLY] = "early",     [FILING_OTHER_YEAR] = "other_year",
        [FILING_CONTRADICTED] = "contradicted", [FILING_BEFORE_WINDOW] = "before_window",
        [FILING_LIST_SHORT] = "list_short",     [FILING_ONLY_PASSERS] = "only_passers",
        [FILING_TWICE] = "twice",           [FILING_NO_YEAR] = "no_year",
        [FILING_NO_RULE] = "no_rule",           [FILING_NO_DATA] = "no_data",
        [FILING_LACKS_DATA] = "lacks_data",     [FILING_AGAINST_RULE] = "against_rule"};

    return names[outcome];
}

const char *filing_outcome_text(filing_outcome outcome)
{
    static const char *const words[FILING_OUTCOMES] = {
        [FILING_PASSED] = N_("passed"),
        [FILING_REFUSED] = N_("refused"),
        [FILING_NOT_NAMED] = N_("not on the batch's list of those that passed"),
        [FILING_OPEN] = N_("no outcome is known yet"),
        [FILING_WITHDRAWN] = N_("withdrawn"),
        [FILING_NEVER_FILED] = N_("passed without being on the batch's list of those that filed"),
        [FILING_NO_DENOMINATOR] = N_("passed in a batch of which nobody is known to have filed: of how many is unknown"),
        [FILING_EARLY] = N_("passed before it filed"),
        [FILING_OTHER_YEAR] = N_("filed on a day that belongs to another batch"),
        [FILING_CONTRADICTED] = N_("recognised, and refused or withdrawn as well"),
        [FILING_BEFORE_WINDOW] = N_("filed before applications of that year were accepted, by the calendar"),
        [FILING_LIST_SHORT] = N_("in a batch whose list of those that filed is incomplete: too many that passed are not on it"),
        [FILING_ONLY_PASSERS] = N_("in a batch in which everybody listed passed: its list of those that filed may be one of those that passed"),
        [FILING_TWICE] = N_("passed again while the certificate had more than a year to go"),
        [FILING_NO_YEAR] = N_("the year of the batch is unknown"),
        [FILING_NO_RULE] = N_("no version of the rule was in force"),
        [FILING_NO_DATA] = N_("the data do not have the company"),
        [FILING_LACKS_DATA] = N_("a condition hangs on data that are missing"),
        [FILING_AGAINST_RULE] = N_("the rule says no to the data: they are not those that were handed in"),
    };

    return _(words[outcome]);
}
