/*
 * Loading the data of a question. Of a file, only the columns and years that are needed are kept; a database is read in
 * one transaction, so that companies and certificates are of the same state; an unfinished import lends its panel.
 */
#include "question/data.h"

#include <stdio.h>
#include <string.h>

#include "base/allocate.h"
#include "base/date.h"
#include "base/error.h"
#include "base/message.h"
#include "panel/period.h"
#include "question/code_words.h"
#include "question/company_finder.h"
#include "question/credential_terms.h"
#include "question/roster_heads.h"
#include "store/store_mark.h"
#include "store/store_undo.h"

/* Units of money as powers of ten. */
static const struct {
    const char *name;
    int shift;
} units[] = {{"yuan", 0}, {"thousand", 3}, {"wan", 4}, {"yi", 8}};

/* The id of a kind of certificate: of a model, or of what officials call it. NULL: there is none. */
static const char *find_credential(const environment *env, const char *name)
{
    const char *called = dictionary_find_certificate(env->dictionary, name);

    return called ? called : catalogue_has(&env->catalogue, name) ? name : NULL;
}

/* Is it of a model, or of what officials' lists hold besides? */
static bool knows_title(const void *environment_, const char *model)
{
    const environment *env = environment_;

    return catalogue_has(&env->catalogue, model) || dictionary_certificate_name(env->dictionary, model);
}

tidu_status data_options(const environment *env, const data_source *source, intake_options *out,
                           tidu_error *err)
{
    *out = (intake_options){.map = source->map,
                            .encoding = source->encoding,
                            .sheet = source->sheet,
                            .is_other_id = dictionary_get_subject(env->dictionary) != NULL,
                            .is_strict = source->is_strict,
                            .year = source->year,
                            .town = source->town,
                            .granted_on = source->granted,
                            .reviews = source->reviews,
                            .dictionary = env->dictionary,
                            .knows_judged = judged_names_know,
                            .judged_context = env->judged,
                            .knows_title = knows_title,
                            .title_context = env,
                            .own_heads = roster_heads_find,
                            .own_context = env->heads,
                            .threads = env->threads,
                            .progress = env->progress,
                            .progress_context = env->progress_context};
    if (source->month && !(out->year = period_parse_month(source->month)))
        return error_set(err, TIDU_EUSAGE, _("'%s' is no month; write it as 2025-06"), source->month);
    if (source->credential && !(out->credential = find_credential(env, source->credential)))
        return error_set(err, TIDU_EUSAGE, _("no certificate has the name '%s'; give the id of a model, such as hnte"),
                         source->credential);
    (void)environment_heads(env, NULL); /* a fault in that file is no matter but for an import */
    if (!source->unit)
        return TIDU_OK;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        if (!strcmp(units[i].name, source->unit)) {
            out->unit_shift = units[i].shift;
            return TIDU_OK;
        }
    }
    return error_set(err, TIDU_EUSAGE, _("unknown unit of money '%s'; use yuan, thousand, wan or yi"),
                     source->unit);
}

void data_clear(loaded_data *d)
{
    if (!d->is_borrowed) {
        panel_free(d->panel);
        credentials_free(d->credentials);
        problems_free(d->found);
    }
    intake_report_clear(&d->report);
    store_close(d->store);
    release(d->input);
    release(d->certificates);
    *d = (loaded_data){0};
}

void data_stamp(const loaded_data *d, list_stamp *stamp)
{
    if (!*d->mark.database) /* of a file, or of a database that an older program wrote */
        return;
    snprintf(stamp->database, sizeof stamp->database, "%s", d->mark.database);
    snprintf(stamp->data, sizeof stamp->data, "%s", d->mark.data);
    snprintf(stamp->data_day, sizeof stamp->data_day, "%s", d->mark.day);
}

/* Keep the name of a file, if there is one. */
static bool keep_name(const char *name, char **out)
{
    size_t size = name ? strlen(name) + 1 : 0;

    *out = size ? allocate(size) : NULL;
    if (*out)
        memcpy(*out, name, size);
    return !size || *out;
}

/* If no year is given, columns of all years are read, because the latest of them determines it. */
static tidu_status read_input(const environment *env, const data_source *source, const data_need *need, int year,
                              loaded_data *d, tidu_error *err)
{
    intake_options options;
    code_words words;
    company_finder finder;
    tidu_status status = data_options(env, source, &options, err);

    code_words_init(&words, env, NULL);
    options.find_code = code_words_find;
    options.code_context = &words;
    options.only = year && !source->credentials ? need->only : NULL; /* certificates may be matched by all names */
    company_finder_init(&finder, env, NULL, d->panel);
    if (!options.only)
        company_finder_serve(&finder, &options);
    if (!status)
        status = intake_read(source->input, &options, d->panel, d->found,
                             need->keeps_columns ? &d->report : NULL, err);
    if (!status && !options.only)
        status = company_finder_check_pairs(&finder, source->input, d->found, err);
    company_finder_clear(&finder);
    code_words_clear(&words);
    return status;
}

tidu_status data_read_credentials(const environment *env, const data_source *source, loaded_data *d,
                                  tidu_error *err)
{
    intake_options options;
    data_source plain = *source;
    company_finder finder;
    tidu_status status;

    plain.map = NULL; /* the mapping applies only to the table of companies */
    plain.sheet = source->input ? NULL : source->sheet;
    d->has_credentials = true;
    status = data_options(env, &plain, &options, err);
    company_finder_init(&finder, env, source->db, source->input ? d->panel : NULL);
    if (source->db || panel_count(d->panel))
        company_finder_serve(&finder, &options);
    if (!status)
        status = intake_read_credentials(source->credentials, &options, d->credentials, d->found, NULL, err);
    company_finder_clear(&finder);
    return status;
}

/* In one read transaction, so that companies and certificates are of the same state. */
static tidu_status read_tables(const data_need *need, int *year, loaded_data *d, tidu_error *err)
{
    tidu_status status = TIDU_OK;
    int first, last;

    if (!*year) {
        status = store_years(d->store, &first, &last, err);
        if (!status && last)
            *year = last + 1;
    }
    if (!status && need->want && !need->want(need->context, *year, d->panel))
        status = error_memory(err);
    if (!status)
        status = store_load(d->store, need->only, d->panel, err);
    if (!status)
        status = store_load_credentials(d->store, need->only, d->credentials, err);
    return status;
}

static tidu_status read_store(const data_source *source, const data_need *need, int *year, loaded_data *d,
                              tidu_error *err)
{
    const dictionary *names = panel_dictionary(d->panel);
    tidu_status status = source->as_of ? store_open_as_of(source->db, source->as_of, names, &d->store, err)
                                       : store_open(source->db, STORE_READ, names, &d->store, err);

    snprintf(d->as_of, sizeof d->as_of, "%s", source->as_of ? source->as_of : "");
    if (!status)
        status = store_begin_reading(d->store, err);
    if (!status) {
        status = read_tables(need, year, d, err);
        if (!status)
            status = store_read_mark(d->store, &d->mark, err);
        store_end_reading(d->store);
    }
    /* for one company it does not matter whether any certificates were given */
    d->has_credentials = !status && (need->only || credentials_count(d->credentials) > 0);
    return status;
}

static void borrow(const data_source *from, loaded_data *d)
{
    *d = (loaded_data){.panel = from->panel,
                       .credentials = from->held,
                       .found = from->found,
                       .is_borrowed = true,
                       .has_credentials = credentials_count(from->held) > 0};
}

/* The town tells companies of one name apart. */
static bool want_town(panel *p)
{
    return panel_wants_all(p) ||
           panel_want(p, dictionary_find(panel_dictionary(p), "town"), PANEL_ANY_YEAR, PANEL_ANY_YEAR);
}

static tidu_status read_data(const environment *env, const data_source *source, const data_need *need, int *year,
                             loaded_data *d, tidu_error *err)
{
    tidu_status status;

    d->panel = panel_new(env->dictionary);
    d->credentials = credentials_new();
    d->found = problems_new();
    if (!d->panel || !d->credentials || !d->found || !keep_name(source->input, &d->input) ||
        !keep_name(source->credentials, &d->certificates))
        return error_memory(err);
    if (source->input) {
        if (need->want && !need->want(need->context, *year, d->panel))
            return error_memory(err);
        if (source->credentials && !want_town(d->panel))
            return error_memory(err);
        status = read_input(env, source, need, *year, d, err);
    } else {
        status = read_store(source, need, year, d, err);
        if (!status)
            answer_reads_note_cells(env->reads, source->db, &d->mark, need->only, d->panel);
    }
    d->is_of_store = !source->input && !source->credentials;
    return !status && source->credentials ? data_read_credentials(env, source, d, err) : status;
}

static tidu_status load(const environment *env, const data_source *source, const data_need *need, int *year,
                        loaded_data *d, tidu_error *err)
{
    tidu_status status = TIDU_OK;
    int first, last;

    if (source->panel)
        borrow(source, d);
    else
        status = read_data(env, source, need, year, d, err);
    if (status)
        return status;
    if (!*year) {
        panel_years(d->panel, &first, &last);
        if (!last)
            return error_set(err, TIDU_EDATA, _("the data contain no year; give the application year with --year"));
        *year = last + 1;
    }
    return TIDU_OK;
}

tidu_status data_load(const environment *env, const data_source *source, const data_need *need, int *year,
                      loaded_data *out, tidu_error *err)
{
    loaded_data d = {0};
    tidu_status status;
    long day;

    if (!!source->input + !!source->db + !!source->panel != 1)
        return error_set(err, TIDU_EUSAGE, _("data can come from a file or from a database, not from both"));
    if (source->as_of && !source->db)
        return error_set(err, TIDU_EUSAGE, _("only a database can be asked for the data of a day"));
    if (source->as_of && !date_parse_iso(source->as_of, strlen(source->as_of), &day))
        return error_set(err, TIDU_EUSAGE, _("'%s' is not a date; write it like 2025-07-01"), source->as_of);
    status = load(env, source, need, year, &d, err);
    if (!status && d.credentials)
        d.ends = credential_terms_settle(env, d.credentials);
    if (status)
        data_clear(&d);
    else
        *out = d;
    return status;
}

problems *data_take_problems(loaded_data *d)
{
    problems *found = d->is_borrowed ? NULL : d->found;

    if (found)
        d->found = NULL;
    return found;
}

tidu_status data_find_company(const loaded_data *d, const char *code, uint32_t *out, tidu_error *err)
{
    uint32_t company = panel_find_company(d->panel, code, strlen(code));

    if (company == PANEL_NO_COMPANY)
        return error_set(err, TIDU_ENOTFOUND, _("the data contain no company with the code '%s'"), code);
    *out = company;
    return TIDU_OK;
}

/* The place of a cell: in the input file, or in the file that the store recorded as its origin. */
void data_origin(void *context, const char *code, explained_cell *cell, arena *memory)
{
    const loaded_data *d = context;
    const indicator *i = dictionary_get(panel_dictionary(d->panel), cell->used);
    store_origin origin;
    uint32_t company, line = 0;

    if (d->store) {
        if (store_find_origin(d->store, code, i->name, cell->year, memory, &origin, NULL))
            return;
        cell->file = origin.file;
        cell->line = origin.line;
        cell->column = origin.column;
        cell->header = origin.header;
        return;
    }
    company = panel_find_company(d->panel, code, strlen(code));
    if (company == PANEL_NO_COMPANY)
        return;
    for (size_t c = 0; c < d->report.n_columns; c++) {
        const intake_column *column = &d->report.columns[c];

        if (column->indicator != cell->used || (column->year && column->year != cell->year))
            continue;
        cell->file = d->report.file;
        cell->column = column->column;
        cell->header = column->header;
        if (cell->year)
            panel_line(d->panel, company, cell->year, &line);
        else
            panel_first_line(d->panel, company, &line);
        cell->line = line;
    }
}
