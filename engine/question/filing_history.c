/*
 * Rows of applications are put in order of year, batch and company, so that what a company reached in a batch stands together, and
 * a batch is read twice: first whether it has a list of those that filed and one of those that passed, then company by company.
 */
#include "question/filing_history.h"

#include <stdlib.h>
#include <string.h>

#include "base/allocate.h"
#include "base/error.h"
#include "base/message.h"

static const char *const stages_in_order[] = {"filed", "recommended", "proposed", "recognised"};

int filing_stage(const char *status)
{
    for (int i = 0; i < (int)(sizeof stages_in_order / sizeof *stages_in_order); i++) {
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

/* What is known of a batch as a whole. */
typedef struct batch_lists {
    bool has_from, has_passed;
} batch_lists;

static bool is_same_batch(const filed_application *a, const filed_application *b)
{
    return a->year == b->year && !strcmp(a->batch, b->batch);
}

static batch_lists look_at_batch(const filed_application *const *rows, size_t n, const filing_stages *s)
{
    batch_lists lists = {false, false};

    for (size_t i = 0; i < n && is_same_batch(rows[0], rows[i]); i++) {
        lists.has_from |= !strcmp(rows[i]->status, s->from);
        lists.has_passed |= !strcmp(rows[i]->status, s->to);
    }
    return lists;
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

static bool has_day(const filed_application *a)
{
    return a && a->day != DATE_NO_END;
}

static bool is_of_other_year(const filed_application *from)
{
    int year = has_day(from) ? date_from_days(from->day).year : from->year;

    return year > from->year || year < from->year - 1;
}

static filing_outcome outcome_of(const reached *r, const batch_lists *lists)
{
    if (!r->from)
        return lists->has_from ? FILING_NEVER_FILED : FILING_NO_DENOMINATOR;
    if (!r->from->year)
        return FILING_NO_YEAR;
    if (is_of_other_year(r->from))
        return FILING_OTHER_YEAR;
    if (r->to)
        return has_day(r->to) && has_day(r->from) && r->to->day < r->from->day ? FILING_EARLY : FILING_PASSED;
    if (r->withdrawn)
        return FILING_WITHDRAWN;
    if (r->refused)
        return FILING_REFUSED;
    return lists->has_passed ? FILING_NOT_NAMED : FILING_OPEN;
}

static bool is_in_years(int year, const filing_stages *s)
{
    return (!s->first_year || !year || year >= s->first_year) && (!s->last_year || !year || year <= s->last_year);
}

static void take_rows(const filed_application *const *rows, size_t n, const filing_stages *s, filing_history *h)
{
    batch_lists lists = {false, false};

    for (size_t i = 0; i < n;) {
        size_t end = i + 1;
        reached r;

        if (!i || !is_same_batch(rows[i - 1], rows[i]))
            lists = look_at_batch(rows + i, n - i, s);
        while (end < n && is_same_batch(rows[i], rows[end]) && !strcmp(rows[i]->code, rows[end]->code))
            end++;
        r = look_at_company(rows + i, end - i, s);
        if ((r.from || r.to) && is_in_years(rows[i]->year, s))
            h->list[h->n++] = (filing){.code = rows[i]->code, .batch = rows[i]->batch, .year = rows[i]->year,
                                         .day = r.from ? r.from->day : DATE_NO_END, .outcome = outcome_of(&r, &lists)};
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

tidu_status filing_history_make(const applications *filed, const filing_stages *stages, filing_history *out, tidu_error *err)
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
    take_rows(rows, n, stages, out);
    release(rows);
    status = mark_twice(out, stages->term_months, err);
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

const char *filing_outcome_name(filing_outcome outcome)
{
    static const char *const names[FILING_OUTCOMES] = {
        [FILING_PASSED] = "passed",         [FILING_REFUSED] = "refused",         [FILING_NOT_NAMED] = "not_named",
        [FILING_OPEN] = "open",             [FILING_WITHDRAWN] = "withdrawn",     [FILING_NEVER_FILED] = "never_filed",
        [FILING_NO_DENOMINATOR] = "no_denominator", [FILING_EARLY] = "early",     [FILING_OTHER_YEAR] = "other_year",
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
        [FILING_TWICE] = N_("passed again while the certificate had more than a year to go"),
        [FILING_NO_YEAR] = N_("the year of the batch is unknown"),
        [FILING_NO_RULE] = N_("no version of the rule was in force"),
        [FILING_NO_DATA] = N_("the data do not have the company"),
        [FILING_LACKS_DATA] = N_("a condition hangs on data that are missing"),
        [FILING_AGAINST_RULE] = N_("the rule says no to the data: they are not those that were handed in"),
    };

    return _(words[outcome]);
}
