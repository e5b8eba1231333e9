#include "question/target_tables.h"

#include <math.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

#include "base/allocate.h"
#include "base/cell.h"
#include "base/date.h"
#include "base/error.h"
#include "base/message.h"
#include "model/named_file.h"
#include "model/subject.h"
#include "panel/period.h"
#include "question/coverage_study.h"
#include "question/monthly_study.h"
#include "store/store_subject.h"

enum { MOST_PATH = 4096 };

typedef struct known_subject {
    char *id;
    environment env;
} known_subject;

struct target_tables {
    const environment *env;
    const char *db, *as_of;
    known_subject **subjects; /* [n_subjects] each stays where it is, as its users borrow it */
    size_t n_subjects, subjects_capacity;
};

target_tables *target_tables_new(const environment *env, const char *db, const char *as_of)
{
    target_tables *t = allocate_array(1, sizeof *t);

    if (t)
        *t = (target_tables){.env = env, .db = db, .as_of = as_of};
    return t;
}

void target_tables_free(target_tables *t)
{
    if (!t)
        return;
    for (size_t i = 0; i < t->n_subjects; i++) {
        environment_clear(&t->subjects[i]->env);
        release(t->subjects[i]->id);
        release(t->subjects[i]);
    }
    release(t->subjects);
    release(t);
}

/* --- the tables ------------------------------------------------------------------------------------------------------ */

static tidu_status open_subject(target_tables *t, const char *id, known_subject **out, tidu_error *err)
{
    known_subject *s = allocate_array(1, sizeof *s);
    tidu_status status = s && (s->id = allocate(strlen(id) + 1)) ? TIDU_OK : error_memory(err);

    if (!status)
        status = environment_init(&s->env, t->env->folders, id, err);
    if (!status && !allocate_room((void **)&t->subjects, &t->subjects_capacity, t->n_subjects + 1, sizeof *t->subjects)) {
        environment_clear(&s->env);
        status = error_memory(err);
    }
    if (status) {
        release(s ? s->id : NULL);
        release(s);
        return status;
    }
    strcpy(s->id, id);
    s->env.is_chinese = t->env->is_chinese;
    s->env.threads = t->env->threads;
    t->subjects[t->n_subjects++] = *out = s;
    return TIDU_OK;
}

/* The environment of a subject; `id` NULL or "": companies. */
static tidu_status environment_of(target_tables *t, const char *id, const environment **out, tidu_error *err)
{
    known_subject *s = NULL;
    tidu_status status = TIDU_OK;

    *out = t->env;
    if (!id || !*id)
        return TIDU_OK;
    for (size_t i = 0; i < t->n_subjects && !s; i++)
        s = !strcmp(t->subjects[i]->id, id) ? t->subjects[i] : NULL;
    if (!s)
        status = open_subject(t, id, &s, err);
    if (!status)
        *out = &s->env;
    return status;
}

/* The database of a subject, NULL: it is not there. */
static const char *database_of(const target_tables *t, const environment *env, char path[MOST_PATH])
{
    const dictionary_subject *subject = dictionary_get_subject(env->dictionary);

    if (!subject)
        return t->db;
    return store_subject_path(t->db, subject->id, path, MOST_PATH) && !access(path, R_OK) ? path : NULL;
}

/* A question about the data of that day. */
static inquiry inquiry_about(const target_tables *t, const environment *env, const char *db, const table_span *when, const char *where, char on[11])
{
    date_format(when->day, on);
    return (inquiry){.env = env,
                     .question = {.on = on, .year = date_from_days(when->day).year, .town = when->town, .where = where},
                     .source = {.db = db, .as_of = t->as_of}};
}

/* --- a coverage --------------------------------------------------------------------------------------------------------- */

static void take_rate(const target_count *c, const coverage_count *n, table_tally *out)
{
    coverage_interval meant = coverage_meant(n);

    if (c->by)
        coverage_rate_by_amount(n, &out->least, &out->greatest);
    else
        coverage_rate(n, &out->least, &out->greatest);
    out->n_open = n->cells[TRUTH_TRUE][TRUTH_UNKNOWN] + meant.greatest - meant.least + (c->by ? n->amount_unknown : 0);
    if (out->least == 0 && out->greatest == 1 && !n->cells[TRUTH_TRUE][TRUTH_TRUE] && !n->cells[TRUTH_TRUE][TRUTH_FALSE])
        out->least = out->greatest = NAN; /* nothing is known at all */
}

static tidu_status count_coverage(target_tables *t, const target_count *c, const table_span *when, table_tally *out, tidu_error *err)
{
    char subject[SUBJECT_ID], file[NAMED_FILE_SIZE], path[MOST_PATH], on[11];
    const environment *env;
    coverage_study *s;
    const char *db;
    inquiry asked;
    tidu_status status = named_file_find(t->env->folders, "coverage", c->coverage, file, err);

    if (status)
        return status;
    subject_of_rules(file, subject);
    status = environment_of(t, subject, &env, err);
    if (status || !(db = database_of(t, env, path)))
        return status;
    asked = inquiry_about(t, env, db, when, NULL, on);
    status = coverage_study_open(&asked, &(coverage_question){.name = c->coverage}, &s, err);
    problems_free(asked.found);
    if (status == TIDU_ENOTFOUND) /* nobody in the town, or no rule in force */
        return TIDU_OK;
    if (status)
        return status;
    take_rate(c, &s->results[0].count, out);
    coverage_study_free(s);
    return TIDU_OK;
}

/* --- the rows of a table ------------------------------------------------------------------------------------------------- */

typedef struct row_reader {
    const selection *of;
    int sum, dated; /* INDICATOR_NONE: none */
    int year;
} row_reader;

static bool want_rows(void *context, int year, panel *into)
{
    const row_reader *r = context;
    int wanted[] = {r->sum, r->dated, dictionary_find(panel_dictionary(into), "town")};
    bool ok = selection_want(r->of, r->year, into);

    (void)year;
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted && ok; i++) {
        bool is_annual = wanted[i] != INDICATOR_NONE && dictionary_get(panel_dictionary(into), wanted[i])->kind == INDICATOR_ANNUAL;

        ok = wanted[i] == INDICATOR_NONE || panel_want(into, wanted[i], is_annual ? r->year : PANEL_ANY_YEAR, is_annual ? r->year : PANEL_ANY_YEAR);
    }
    return ok;
}

static tidu_status find_column(const dictionary *d, const char *name, int *out, tidu_error *err)
{
    *out = name ? dictionary_find(d, name) : INDICATOR_NONE;
    return !name || *out != INDICATOR_NONE ? TIDU_OK
                                           : error_set(err, TIDU_EMODEL, _("the subject '%s' has no indicator '%s'"),
                                                       dictionary_get_subject(d) ? dictionary_get_subject(d)->id : "", name);
}

static void add_row(const row_reader *r, const panel *p, uint32_t row, const table_span *when, table_tally *out)
{
    const dictionary *d = panel_dictionary(p);
    bool is_annual = r->sum != INDICATOR_NONE && dictionary_get(d, r->sum)->kind == INDICATOR_ANNUAL;
    double day = r->dated == INDICATOR_NONE ? (double)when->day : panel_number(p, row, r->dated, PANEL_ANY_YEAR);
    double amount = r->sum == INDICATOR_NONE ? 1 : panel_number(p, row, r->sum, is_annual ? r->year : PANEL_ANY_YEAR);

    if (!isnan(day) && (day <= (double)when->from || day > (double)when->day))
        return;
    if (isnan(day) || isnan(amount)) {
        out->n_open++;
        out->greatest += isnan(amount) ? INFINITY : amount;
        return;
    }
    out->least += amount;
    out->greatest += amount;
}

static tidu_status add_rows(const row_reader *r, const loaded_data *data, const table_span *when, table_tally *out, tidu_error *err)
{
    uint8_t *is_in;
    tidu_status status = selection_filtered(r->of, &(binding){data->panel, data->credentials, r->year, when->day}, &is_in, err);

    *out = (table_tally){0, 0, 0};
    if (status == TIDU_ENOTFOUND) /* none of them */
        return TIDU_OK;
    for (uint32_t i = 0; !status && i < panel_count(data->panel); i++) {
        if (is_in[i])
            add_row(r, data->panel, i, when, out);
    }
    if (!status)
        release(is_in);
    return status;
}

static tidu_status count_rows(target_tables *t, const target_count *c, const table_span *when, table_tally *out, tidu_error *err)
{
    char path[MOST_PATH], on[11];
    row_reader r = {.year = date_from_days(when->day).year};
    selection *of = NULL;
    const environment *env;
    loaded_data data;
    const char *db;
    inquiry asked;
    int year = r.year;
    tidu_status status = environment_of(t, c->table, &env, err);

    if (status || !(db = database_of(t, env, path)))
        return status;
    asked = inquiry_about(t, env, db, when, c->where, on);
    status = find_column(env->dictionary, c->sum, &r.sum, err);
    if (!status)
        status = find_column(env->dictionary, c->dated, &r.dated, err);
    if (!status)
        status = selection_new(env->dictionary, &asked.question, &of, err);
    r.of = of;
    if (!status)
        status = data_load(env, &asked.source, &(data_need){.want = want_rows, .context = &r}, &year, &data, err);
    if (!status) {
        status = add_rows(&r, &data, when, out, err);
        data_clear(&data);
    }
    selection_free(of);
    return status;
}

/* --- months --------------------------------------------------------------------------------------------------------------- */

static tidu_status count_months(target_tables *t, const target_count *c, const table_span *when, table_tally *out, tidu_error *err)
{
    char on[11];
    date day = date_from_days(when->day);
    monthly_options o = {.indicator = c->months, .month = period_has_months(day.year) ? period_of_month(day.year, day.month) : 0, .growth = NAN};
    inquiry asked = inquiry_about(t, t->env, t->db, when, c->where, on);
    monthly_study *s;
    tidu_status status = monthly_study_make(&asked, &o, &s, err);

    problems_free(asked.found);
    if (status == TIDU_ENOTFOUND)
        return TIDU_OK;
    if (status)
        return status;
    if (c->months_as)
        out->least = out->greatest = monthly_growth(&s->whole);
    else if (s->whole.n_both + s->whole.n_came)
        out->least = out->greatest = s->whole.now + s->whole.came;
    out->n_open = s->whole.n_left; /* who had a figure and has none */
    monthly_study_free(s);
    return TIDU_OK;
}

/* --- together -------------------------------------------------------------------------------------------------------------- */

tidu_status target_tables_count(target_tables *t, const target_count *c, const table_span *when, table_tally *out, tidu_error *err)
{
    *out = (table_tally){NAN, NAN, 0};
    if (c->from == COUNT_COVERAGE)
        return count_coverage(t, c, when, out, err);
    return c->from == COUNT_TABLE ? count_rows(t, c, when, out, err) : count_months(t, c, when, out, err);
}
