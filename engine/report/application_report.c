#include "report/application_report.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "base/message.h"

bool application_has_table(const char *name)
{
    return !strcmp(name, "batches") || !strcmp(name, "shares") || !strcmp(name, "companies");
}

static const char *status_text(int status)
{
    static const char *const words[BOOK_STATUSES] = {N_("filed"),      N_("recommended"), N_("proposed"),
                                                     N_("recognised"), N_("refused"),     N_("withdrawn")};

    return _(words[status]);
}

static grid *begin_table(const application_view *v, document *d, const char *name, const char *heading, const table_column *columns, size_t n)
{
    bool is_asked = v->table ? !strcmp(v->table, name) : strcmp(name, "companies") != 0 || v->with_names;

    return is_asked ? document_grid(d, name, v->table ? NULL : heading, columns, n) : NULL;
}

enum { H_MODEL, H_YEAR, H_BATCH, H_TOWN, H_COLUMNS };

#define HEAD_COLUMNS                                                                                        \
    [H_MODEL] = {"model", N_("title"), TABLE_TEXT, 0}, [H_YEAR] = {"year", N_("year"), TABLE_NUMBER, 0}, \
    [H_BATCH] = {"batch", N_("batch"), TABLE_TEXT, 0}, [H_TOWN] = {"town", N_("town"), TABLE_TEXT, 0}

/* The columns of a batch, and the row that they begin. */
static void put_batch(grid *g, const char *model, int year, const char *batch, const char *town)
{
    grid_row(g);
    grid_text(g, H_MODEL, model, TABLE_PLAIN);
    grid_number(g, H_YEAR, year ? year : NAN);
    grid_text(g, H_BATCH, batch, TABLE_PLAIN);
    if (town)
        grid_text(g, H_TOWN, *town ? town : _("no town"), TABLE_PLAIN);
}

/* --- batches ------------------------------------------------------------------------------------------------------------- */

enum { B_FIRST = H_COLUMNS, B_PENDING = B_FIRST + BOOK_STATUSES, B_UNFILED, B_DAYLESS, B_COLUMNS };

static const table_column batch_columns[B_COLUMNS] = {
    HEAD_COLUMNS,
    [B_FIRST] = {"filed", N_("filed"), TABLE_NUMBER, 0},
    [B_FIRST + 1] = {"recommended", N_("recommended"), TABLE_NUMBER, 0},
    [B_FIRST + 2] = {"proposed", N_("proposed"), TABLE_NUMBER, 0},
    [B_FIRST + 3] = {"recognised", N_("recognised"), TABLE_NUMBER, 0},
    [B_FIRST + 4] = {"refused", N_("refused"), TABLE_NUMBER, 0},
    [B_FIRST + 5] = {"withdrawn", N_("withdrawn"), TABLE_NUMBER, 0},
    [B_PENDING] = {"pending", N_("pending"), TABLE_NUMBER, 0},
    [B_UNFILED] = {"without_filing", N_("outcomes without a filing"), TABLE_NUMBER, 0},
    [B_DAYLESS] = {"day_unknown", N_("statuses without a day"), TABLE_NUMBER, 0},
};

/* On the day asked for, nothing of this batch had happened. */
static bool is_empty(const book_row *r)
{
    size_t n = r->dayless;

    for (int s = 0; s < BOOK_STATUSES; s++)
        n += r->reached[s];
    return !n;
}

static void write_batches(const application_view *v, document *d)
{
    grid *g = begin_table(v, d, "batches", _("By title and batch"), batch_columns, B_COLUMNS);

    for (size_t i = 0; g && i < v->book->n; i++) {
        const book_row *r = &v->book->rows[i];

        if (is_empty(r))
            continue;
        put_batch(g, r->model, r->year, r->batch, r->town);
        for (size_t s = 0; s < BOOK_STATUSES; s++)
            grid_number(g, B_FIRST + s, (double)r->reached[s]);
        grid_number(g, B_PENDING, (double)r->pending);
        grid_number(g, B_UNFILED, (double)r->unfiled);
        grid_number(g, B_DAYLESS, (double)r->dayless);
    }
    if (g)
        grid_hide_empty(g);
}

/* --- shares -------------------------------------------------------------------------------------------------------------- */

enum { S_FROM = H_COLUMNS, S_FROM_TEXT, S_TO, S_TO_TEXT, S_OF, S_PASSED, S_SHARE, S_LEAST, S_GREATEST, S_OPEN, S_UNLISTED, S_OUT, S_NOTE,
       S_SMALLEST, S_COLUMNS };

static const table_column share_columns[S_COLUMNS] = {
    HEAD_COLUMNS,
    [S_FROM] = {"from", NULL, TABLE_TEXT, 0},
    [S_FROM_TEXT] = {NULL, N_("of those"), TABLE_TEXT, 0},
    [S_TO] = {"to", NULL, TABLE_TEXT, 0},
    [S_TO_TEXT] = {NULL, N_("became"), TABLE_TEXT, 0},
    [S_OF] = {"of", N_("of so many with an outcome"), TABLE_NUMBER, 0},
    [S_PASSED] = {"passed", N_("so many"), TABLE_NUMBER, 0},
    [S_SHARE] = {"share", N_("share"), TABLE_SHARE, 6},
    [S_LEAST] = {"share_least", N_("at least"), TABLE_SHARE, 6},
    [S_GREATEST] = {"share_greatest", N_("at most"), TABLE_SHARE, 6},
    [S_OPEN] = {"open", N_("no outcome yet"), TABLE_NUMBER, 0},
    [S_UNLISTED] = {"unlisted", N_("not on the list, and passed"), TABLE_NUMBER, 0},
    [S_OUT] = {"left_out", N_("left out"), TABLE_NUMBER, 0},
    [S_NOTE] = {"note", N_("note"), TABLE_TEXT, 0},
    [S_SMALLEST] = {".smallest", NULL, TABLE_NUMBER, 0}, /* for export levels */
};

static void take_smallest(double *smallest, size_t count)
{
    if (count && !(*smallest <= (double)count))
        *smallest = (double)count;
}

static void take_row(double *smallest, const book_row *r)
{
    for (size_t i = 0; i < BOOK_STATUSES; i++)
        take_smallest(smallest, r->reached[i]);
    take_smallest(smallest, r->pending);
    take_smallest(smallest, r->unfiled);
    take_smallest(smallest, r->dayless);
    for (size_t i = 0; i < BOOK_SHARES; i++) {
        take_smallest(smallest, r->shares[i].passed);
        take_smallest(smallest, r->shares[i].of - r->shares[i].passed);
        take_smallest(smallest, r->shares[i].open);
        take_smallest(smallest, r->shares[i].unlisted);
    }
}

/* The smallest count above 0 of the batch in all towns, which who knows its shares could find. NAN: there is none. */
static double find_smallest(const application_book *b, const book_row *of)
{
    double smallest = NAN;

    for (size_t i = 0; i < b->n; i++) {
        const book_row *r = &b->rows[i];

        if (r->year == of->year && !strcmp(r->model, of->model) && !strcmp(r->batch, of->batch))
            take_row(&smallest, r);
    }
    return smallest;
}

static void put_share(grid *g, const book_share *s)
{
    double least, greatest;
    bool is_known = book_share_bounds(s, &least, &greatest);

    grid_number(g, S_OF, (double)s->of);
    grid_number(g, S_PASSED, (double)s->passed);
    if (is_known && !(least < greatest))
        grid_number(g, S_SHARE, least);
    if (is_known && least < greatest) {
        grid_number(g, S_LEAST, least);
        grid_number(g, S_GREATEST, greatest);
    }
    grid_number(g, S_OPEN, (double)s->open);
    grid_number(g, S_UNLISTED, (double)s->unlisted);
    grid_number(g, S_OUT, (double)(s->left_out + s->doubted));
    if (s->why != FILING_OUTCOMES)
        grid_text(g, S_NOTE, filing_outcome_text(s->why), TABLE_PLAIN);
    else if (!is_known && s->open)
        grid_text(g, S_NOTE, filing_outcome_text(FILING_OPEN), TABLE_PLAIN);
}

/* Is there anything to be said of it: somebody became that? */
static bool is_told(const book_row *r, const book_share *s)
{
    return r->reached[s->to] && (s->of || s->open || s->unlisted || s->doubted || s->left_out) && (r->reached[s->from] || !s->from);
}

static void write_shares(const application_view *v, document *d)
{
    grid *g = begin_table(v, d, "shares", _("Shares, each with its own denominator"), share_columns, S_COLUMNS);

    for (size_t i = 0; g && i < v->book->n; i++) {
        const book_row *r = &v->book->rows[i];

        for (size_t k = 0; k < BOOK_SHARES; k++) {
            const book_share *s = &r->shares[k];

            if (!is_told(r, s))
                continue;
            put_batch(g, r->model, r->year, r->batch, r->town);
            grid_text(g, S_FROM, application_statuses[s->from], TABLE_PLAIN);
            grid_text(g, S_FROM_TEXT, status_text(s->from), TABLE_PLAIN);
            grid_text(g, S_TO, application_statuses[s->to], TABLE_PLAIN);
            grid_text(g, S_TO_TEXT, status_text(s->to), TABLE_PLAIN);
            put_share(g, s);
            grid_number(g, S_SMALLEST, find_smallest(v->book, r));
        }
    }
    if (g)
        grid_hide_empty(g);
}

/* --- companies ------------------------------------------------------------------------------------------------------------ */

enum { C_CODE = H_COLUMNS, C_NAME, C_STATUS, C_STATUS_TEXT, C_DAY, C_NOTE = C_DAY + BOOK_STATUSES, C_COLUMNS };

static const table_column company_columns[C_COLUMNS] = {
    HEAD_COLUMNS,
    [C_CODE] = {"uscc", N_("code"), TABLE_CODE, 0},
    [C_NAME] = {"name", N_("name"), TABLE_TEXT, 0},
    [C_STATUS] = {"status", NULL, TABLE_TEXT, 0},
    [C_STATUS_TEXT] = {NULL, N_("status"), TABLE_TEXT, 0},
    [C_DAY] = {"filed_on", N_("filed on"), TABLE_DAY, 0},
    [C_DAY + 1] = {"recommended_on", N_("recommended on"), TABLE_DAY, 0},
    [C_DAY + 2] = {"proposed_on", N_("proposed on"), TABLE_DAY, 0},
    [C_DAY + 3] = {"recognised_on", N_("recognised on"), TABLE_DAY, 0},
    [C_DAY + 4] = {"refused_on", N_("refused on"), TABLE_DAY, 0},
    [C_DAY + 5] = {"withdrawn_on", N_("withdrawn on"), TABLE_DAY, 0},
    [C_NOTE] = {"note", N_("note"), TABLE_TEXT, 0},
};

static void put_days(grid *g, const book_company *c, int *last)
{
    char day[11];

    *last = -1;
    for (int s = 0; s < BOOK_STATUSES; s++) {
        if (!c->at[s])
            continue;
        *last = s;
        if (c->at[s]->day == DATE_NO_END) {
            grid_text(g, (size_t)(C_DAY + s), _("day unknown"), TABLE_PLAIN);
            continue;
        }
        date_format(c->at[s]->day, day);
        grid_text(g, (size_t)(C_DAY + s), day, TABLE_PLAIN);
    }
}

static void write_companies(const application_view *v, document *d)
{
    grid *g = begin_table(v, d, "companies", _("Companies"), company_columns, C_COLUMNS);

    for (size_t i = 0; g && i < v->book->n_companies; i++) {
        const book_company *c = &v->book->companies[i];
        int last;

        put_batch(g, c->model, c->year, c->batch, c->town ? c->town : "");
        grid_text(g, C_CODE, c->code, TABLE_PLAIN);
        grid_text(g, C_NAME, c->name ? c->name : "", TABLE_PLAIN);
        put_days(g, c, &last);
        if (last >= 0) {
            grid_text(g, C_STATUS, application_statuses[last], TABLE_PLAIN);
            grid_text(g, C_STATUS_TEXT, status_text(last), TABLE_PLAIN);
        }
        if (last < 0)
            grid_text(g, C_NOTE, _("day unknown"), TABLE_PLAIN);
        else if (c->is_unfiled)
            grid_text(g, C_NOTE, _("no list says that it filed"), TABLE_PLAIN);
        else if (c->at[3] && (c->at[4] || c->at[5]))
            grid_text(g, C_NOTE, filing_outcome_text(FILING_CONTRADICTED), TABLE_PLAIN);
    }
    if (g)
        grid_hide_empty(g);
}

document *application_document(const application_view *v)
{
    document *d = document_new();

    if (!d)
        return NULL;
    document_language(d, v->is_chinese);
    document_wide(d);
    write_batches(v, d);
    write_shares(v, d);
    write_companies(v, d);
    if (v->on)
        document_note(d, _("statuses reached by %s; those without a day are counted apart"), v->on);
    return d;
}
