/*
 * Applications are put in order of model, year, batch and company, so that a company in a batch is one run of rows. Rows of the book are
 * batches, or towns in them. Shares are those of filing_history, which is asked once for each pair of stages and model.
 */
#include "question/application_book.h"

#include <stdlib.h>
#include <string.h>

#include "base/allocate.h"
#include "base/error.h"
#include "base/message.h"
#include "question/study.h"
#include "intake/batch_name.h"
#include "store/store_calibration.h"
#include "store/store_undo.h"

static const int pairs[BOOK_SHARES][2] = {{0, 1}, {1, 2}, {2, 3}, {1, 3}, {0, 2}, {0, 3}};

enum { FILED, RECOMMENDED, PROPOSED, RECOGNISED, REFUSED, WITHDRAWN }; /* in application_statuses */

bool book_share_bounds(const book_share *s, double *least, double *greatest)
{
    size_t among = s->of + s->open + s->unlisted;

    if (s->doubted || !s->of)
        return false;
    *least = (double)s->passed / (double)(s->of + s->open);
    *greatest = (double)(s->passed + s->open + s->unlisted) / (double)among;
    return true;
}

/* --- loading ------------------------------------------------------------------------------------------------------------ */

static tidu_status load_names(application_book *b, store *s, const inquiry *asked, tidu_error *err)
{
    b->names = panel_new(asked->env->dictionary);
    if (!b->names || !panel_want(b->names, dictionary_find(asked->env->dictionary, "town"), 0, 0))
        return error_memory(err);
    return store_load(s, NULL, b->names, err);
}

static tidu_status load(application_book *b, const inquiry *asked, const book_options *o, tidu_error *err)
{
    store *s = NULL;
    const data_source *source = &asked->source;
    tidu_status status = source->as_of ? store_open_as_of(source->db, source->as_of, asked->env->dictionary, &s, err)
                                       : store_open(source->db, STORE_READ, asked->env->dictionary, &s, err);

    b->all = applications_new();
    b->counted = applications_new();
    if (!status && (!b->all || !b->counted))
        status = error_memory(err);
    if (!status)
        status = store_load_applications(s, o->model, b->all, err);
    if (!status)
        status = load_names(b, s, asked, err);
    store_close(s);
    answer_reads_note(status ? NULL : asked->env->reads, source->db);
    answer_reads_note_rows(asked->env->reads, ANSWER_READS_APPLICATIONS);
    return status;
}

static const char *text_of(const application_book *b, const char *code, const char *indicator)
{
    uint32_t company = panel_find_company(b->names, code, strlen(code));

    return company == PANEL_NO_COMPANY ? NULL : panel_text(b->names, company, dictionary_find(panel_dictionary(b->names), indicator));
}

/* --- companies in batches ------------------------------------------------------------------------------------------------ */

static int order_of(const void *x, const void *y)
{
    const filed_application *a = *(const filed_application *const *)x, *b = *(const filed_application *const *)y;
    int order = strcmp(a->model, b->model);

    order = order ? order : (a->year > b->year) - (a->year < b->year);
    order = order ? order : batch_name_compare(a->batch, b->batch);
    return order ? order : strcmp(a->code, b->code);
}

static int status_of(const filed_application *a)
{
    int i = 0;

    while (application_statuses[i] && strcmp(application_statuses[i], a->status) != 0)
        i++;
    return i;
}

static bool is_asked(const application_book *b, const book_options *o, const filed_application *a)
{
    const char *town = o->town ? text_of(b, a->code, "town") : NULL;

    return (!o->year || a->year == o->year) && (!o->town || (town && !strcmp(town, o->town)));
}

/* Without a day asked for, statuses without one count; otherwise they do not. */
static bool counts(const filed_application *a, long on)
{
    return on == DATE_NO_END || (a->day != DATE_NO_END && a->day <= on);
}

static bool is_same_row(const book_row *r, const filed_application *a, const char *town)
{
    return r->year == a->year && !strcmp(r->model, a->model) && !strcmp(r->batch, a->batch) && !strcmp(r->town ? r->town : "", town ? town : "");
}

static book_row *find_row(application_book *b, const filed_application *a, const char *town)
{
    for (size_t i = 0; i < b->n; i++) {
        if (is_same_row(&b->rows[i], a, town))
            return &b->rows[i];
    }
    return NULL;
}

/* NULL if memory is exhausted. */
static book_row *add_row(application_book *b, const filed_application *a, const char *town)
{
    book_row *r = find_row(b, a, town);

    if (r || !allocate_room((void **)&b->rows, &b->rows_room, b->n + 1, sizeof *b->rows))
        return r;
    r = &b->rows[b->n++];
    *r = (book_row){.model = a->model, .batch = a->batch, .year = a->year, .town = town};
    for (int i = 0; i < BOOK_SHARES; i++)
        r->shares[i] = (book_share){.from = pairs[i][0], .to = pairs[i][1], .why = FILING_OUTCOMES};
    return r;
}

/* The rows [n] of one company in one batch. */
static tidu_status take_company(application_book *b, const book_options *o, const filed_application *const *rows, size_t n, long on,
                                tidu_error *err)
{
    const filed_application *first = rows[0];
    const char *town = text_of(b, first->code, "town");
    book_row *r = add_row(b, first, o->per_town ? town ? town : "" : NULL);
    book_company c = {.model = first->model, .batch = first->batch, .code = first->code, .year = first->year, .town = town,
                      .name = text_of(b, first->code, "name"), .is_unfiled = true};
    bool is_undecided = false, is_any = false, is_dayless = false;

    if (!r || !allocate_room((void **)&b->companies, &b->companies_room, b->n_companies + 1, sizeof *b->companies))
        return error_memory(err);
    for (size_t i = 0; i < n; i++) {
        int status = status_of(rows[i]);

        c.is_unfiled &= status != FILED;
        r->dayless += rows[i]->day == DATE_NO_END;
        is_dayless |= rows[i]->day == DATE_NO_END;
        if (status >= RECOGNISED && rows[i]->day == DATE_NO_END && on != DATE_NO_END)
            is_undecided = true; /* whether it is pending on that day, nobody can tell */
        if (!counts(rows[i], on))
            continue;
        is_any = true;
        c.at[status] = rows[i];
        r->reached[status]++;
    }
    c.is_unfiled &= is_any;
    c.is_pending = c.at[FILED] && !c.at[RECOGNISED] && !c.at[REFUSED] && !c.at[WITHDRAWN] && !is_undecided;
    r->pending += c.is_pending;
    r->unfiled += c.is_unfiled;
    if (is_any || is_dayless)
        b->companies[b->n_companies++] = c;
    return TIDU_OK;
}

static tidu_status take_companies(application_book *b, const book_options *o, long on, tidu_error *err)
{
    size_t n = 0;
    const filed_application **rows = allocate_array(applications_count(b->all) + 1, sizeof *rows);
    tidu_status status = rows ? TIDU_OK : error_memory(err);

    for (size_t i = 0; i < applications_count(b->all) && !status; i++) {
        const filed_application *a = applications_get(b->all, i);

        if (counts(a, on) && applications_add(b->counted, a) == APPLICATIONS_NO_MEMORY)
            status = error_memory(err);
        if (!status && is_asked(b, o, a))
            rows[n++] = a;
    }
    if (!status)
        qsort(rows, n, sizeof *rows, order_of);
    for (size_t i = 0; i < n && !status;) {
        size_t end = i + 1;

        while (end < n && !order_of(&rows[i], &rows[end]))
            end++;
        status = take_company(b, o, rows + i, end - i, on, err);
        i = end;
    }
    release(rows);
    return status;
}

/* --- shares -------------------------------------------------------------------------------------------------------------- */

static void count_outcome(book_share *s, filing_outcome outcome)
{
    bool is_doubt = filing_outcome_is_of_batch(outcome) || outcome == FILING_NO_DENOMINATOR;

    if (outcome < FILING_OUTCOMES_KNOWN) {
        s->of++;
        s->passed += outcome == FILING_PASSED;
    } else if (outcome == FILING_OPEN) {
        s->open++;
    } else if (outcome == FILING_NEVER_FILED) {
        s->unlisted++;
    } else {
        s->doubted += is_doubt;
        s->left_out += !is_doubt;
    }
    if (is_doubt || (outcome > FILING_OPEN && s->why == FILING_OUTCOMES))
        s->why = outcome;
}

static void count_history(application_book *b, const book_options *o, const char *model, const filing_history *h, int pair)
{
    for (size_t i = 0; i < h->n; i++) {
        const filing *f = &h->list[i];
        const filed_application of = {.code = f->code, .model = model, .batch = f->batch, .year = f->year};
        const char *town = text_of(b, f->code, "town");
        book_row *r = is_asked(b, o, &of) ? find_row(b, &of, o->per_town ? town ? town : "" : NULL) : NULL;

        if (r)
            count_outcome(&r->shares[pair], f->outcome);
    }
}

/* Of everybody in a batch, as a list is believed or not as a whole, whichever companies are asked about. */
static tidu_status take_model(application_book *b, const book_options *o, const inquiry *asked, const char *id, tidu_error *err)
{
    applications *of = applications_new();
    calibration_rules rules;
    model *newest = NULL;
    tidu_status status = of ? environment_calibration(asked->env, &rules, err) : error_memory(err);
    const question any = {.year = 0};

    if (!status && catalogue_has(&asked->env->catalogue, id))
        status = catalogue_load(&asked->env->catalogue, id, question_newest(&any), asked->env->dictionary, &newest, err);
    for (size_t i = 0; i < applications_count(b->counted) && !status; i++) {
        const filed_application *a = applications_get(b->counted, i);

        if (!strcmp(a->model, id) && applications_add(of, a) == APPLICATIONS_NO_MEMORY)
            status = error_memory(err);
    }
    for (int pair = 0; pair < BOOK_SHARES && !status; pair++) {
        const filing_stages stages = {.from = application_statuses[pairs[pair][0]],
                                      .to = application_statuses[pairs[pair][1]],
                                      .term_months = newest ? newest->term_months : 0};
        filing_history h;

        status = filing_history_make(of, &stages, &rules, &h, err);
        if (!status)
            count_history(b, o, id, &h, pair);
        filing_history_clear(&h);
    }
    model_free(newest);
    applications_free(of);
    return status;
}

static tidu_status take_shares(application_book *b, const book_options *o, const inquiry *asked, tidu_error *err)
{
    tidu_status status = TIDU_OK;

    for (size_t i = 0; i < b->n && !status; i++) {
        bool is_first = true;

        for (size_t k = 0; k < i; k++)
            is_first &= strcmp(b->rows[k].model, b->rows[i].model) != 0;
        if (is_first)
            status = take_model(b, o, asked, b->rows[i].model, err);
    }
    return status;
}

/* --- the book ------------------------------------------------------------------------------------------------------------ */

static tidu_status check(const application_book *b, const book_options *o, const inquiry *asked, tidu_error *err)
{
    if (b->n)
        return TIDU_OK;
    return error_at(err, TIDU_ENOTFOUND, asked->source.db, 0, 0,
                    o->model || o->year || o->town
                        ? _("the database has no such applications; bring in who filed and what came of it with tidu import --applications FILE or tidu application add")
                        : _("the database has no applications; bring in who filed and what came of it with tidu import --applications FILE or tidu application add"));
}

static int order_of_rows(const void *x, const void *y)
{
    const book_row *a = x, *b = y;
    int order = strcmp(a->model, b->model);

    order = order ? order : (a->year > b->year) - (a->year < b->year);
    order = order ? order : batch_name_compare(a->batch, b->batch);
    return order ? order : strcmp(a->town ? a->town : "", b->town ? b->town : "");
}

tidu_status application_book_open(const inquiry *asked, const book_options *o, application_book **out, tidu_error *err)
{
    long on = DATE_NO_END;
    application_book *b;
    tidu_status status;

    if (o->on && !date_parse_iso(o->on, strlen(o->on), &on))
        return error_set(err, TIDU_EUSAGE, _("'%s' is not a date; write it like 2025-07-01"), o->on);
    b = allocate_array(1, sizeof *b);
    if (!b)
        return error_memory(err);
    status = load(b, asked, o, err);
    if (!status)
        status = take_companies(b, o, on, err);
    if (!status)
        status = check(b, o, asked, err);
    if (!status)
        status = take_shares(b, o, asked, err);
    if (status) {
        application_book_free(b);
        return status;
    }
    qsort(b->rows, b->n, sizeof *b->rows, order_of_rows);
    *out = b;
    return TIDU_OK;
}

void application_book_free(application_book *b)
{
    if (!b)
        return;
    applications_free(b->all);
    applications_free(b->counted);
    panel_free(b->names);
    release(b->rows);
    release(b->companies);
    release(b);
}
