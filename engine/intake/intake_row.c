/*
 * Rows of a company are usually contiguous and years repeat, so the last code and the last year are cached with their
 * meaning.
 */
#include "intake/intake_row.h"

#include <string.h>

#include "base/allocate.h"
#include "base/error.h"
#include "base/message.h"
#include "intake/cell_text.h"
#include "intake/code_set.h"
#include "intake/column_years.h"
#include "intake/company_code.h"
#include "intake/company_name.h"
#include "intake/credit_code.h"
#include "intake/intake_growth.h"
#include "intake/name_key.h"
#include "intake/own_row.h"
#include "intake/row_filter.h"
#include "intake/row_kind.h"
#include "intake/row_shape.h"
#include "intake/row_year.h"

enum { MOST_CODE = 128 };

struct intake_rows {
    const intake_plan *plan;
    const mapping *map;
    const char *only;
    intake_target target;

    char code_text[MOST_CODE]; /* as in the last row */
    size_t code_length;
    row_year year;

    plan_years *years;
    name_keys *keys;       /* NULL: codes are no names */
    record_batch *nameless; /* takes rows without a code; NULL: they are left out */
    bool keeps_name;        /* the row was found by its name: the company's own spelling stays */
    bool stops;             /* ... or end the reading, as another thread must take them */

    size_t most; /* companies at a time; 0: all */
    intake_part part;
    void *part_context;
    code_set *seen;

    unsigned long taken;
    unsigned long skipped;
};

intake_rows *intake_rows_new(const intake_plan *plan, const mapping *map, panel *p,
                             problems *found, const char *file, const intake_options *options)
{
    intake_rows *r = allocate_array(1, sizeof *r);

    if (!r)
        return NULL;
    r->plan = plan;
    r->map = map;
    r->only = options->only;
    r->target = (intake_target){.panel = p,
                                .found = found,
                                .file = file,
                                .words = dictionary_words(panel_dictionary(p)),
                                .cache = text_cache_new(),
                                .is_masked = plan->is_masked,
                                .name = dictionary_find(panel_dictionary(p), "name")};
    r->years = plan_years_new(&plan->annual, p);
    r->keys = plan->is_name_key ? name_keys_new(r->target.words, plan->code_prefix, options) : NULL;
    r->stops = options->find_company != NULL;
    if (!r->years || !r->target.cache || (plan->is_name_key && !r->keys)) {
        intake_rows_free(r);
        r = NULL;
    }
    return r;
}

void intake_rows_free(intake_rows *r)
{
    if (!r)
        return;
    plan_years_free(r->years);
    text_cache_free(r->target.cache);
    name_keys_free(r->keys);
    code_set_free(r->seen);
    release(r);
}

bool intake_rows_divide(intake_rows *r, size_t most, intake_part part, void *context)
{
    r->most = most;
    r->part = part;
    r->part_context = context;
    r->seen = code_set_new();
    return r->seen != NULL;
}

void intake_rows_keep_nameless(intake_rows *r, record_batch *into)
{
    r->nameless = into;
    r->stops = false;
}

unsigned long intake_rows_taken(const intake_rows *r)
{
    return r->taken;
}

unsigned long intake_rows_skipped(const intake_rows *r)
{
    return r->skipped;
}

/* Report a problem of a field, or of the whole row (NO_FIELD). */
static tidu_status note(const intake_rows *r, problem_kind kind, size_t field, const char *found,
                        tidu_error *err)
{
    const char *header = field < r->plan->n_fields ? r->plan->headers[field].header : "";

    return intake_target_note(&r->target, kind, field, header, found, err);
}

/* --- keys --------------------------------------------------------------------------- */

/* When reading in parts, a new company may end a part; it must not have occurred before. */
static tidu_status divide(intake_rows *r, const char *code, size_t length, tidu_error *err)
{
    bool is_new;

    if (panel_find_company(r->target.panel, code, length) != PANEL_NO_COMPANY)
        return TIDU_OK;
    if (!code_set_add(r->seen, code, length, &is_new))
        return error_memory(err);
    if (!is_new)
        return error_at(err, TIDU_EDATA, r->target.file, r->target.line, 0,
                        _("more rows of '%s' follow after it was assessed; streaming needs the rows of a company to "
                          "be contiguous: sort the table by code, or read it without --stream"),
                        code);
    if (panel_count(r->target.panel) < r->most)
        return TIDU_OK;
    text_cache_forget(r->target.cache); /* its texts are freed with the part */
    return r->part(r->part_context, err);
}

/* Where names are the keys, the first spelling is the name as well. */
static tidu_status name_company(intake_rows *r, const char *name, tidu_error *err)
{
    return panel_set_text(r->target.panel, r->target.company, r->target.name, name, strlen(name)) == PANEL_NO_MEMORY
               ? error_memory(err)
               : TIDU_OK;
}

/* Go to the company of a row, adding it if it is new. TIDU_OK, TIDU_ENOMEM, or what `part` returned. */
static tidu_status enter_company(intake_rows *r, const char *code, size_t length, credit_code_result result,
                                 tidu_error *err)
{
    size_t before;
    tidu_status status = r->most ? divide(r, code, length, err) : TIDU_OK;

    if (status)
        return status;
    before = panel_count(r->target.panel);
    r->target.company = panel_add_company(r->target.panel, code, length);
    if (r->target.company == PANEL_NO_COMPANY)
        return error_memory(err);
    if (r->keys && panel_count(r->target.panel) > before)
        return name_company(r, code + strlen(r->plan->code_prefix), err);
    if (panel_count(r->target.panel) == before || r->plan->is_other_id || result == CREDIT_CODE_GOOD)
        return TIDU_OK;
    return note(r, result == CREDIT_CODE_BAD_CHECK ? PROBLEM_CREDIT_CODE_CHECK : PROBLEM_CREDIT_CODE_FORM,
                r->plan->code_field, code, err);
}

/* Whether a row without a code may be one of a company by its name. */
static bool is_named(const intake_rows *r, const table_record *record)
{
    const table_field *name = table_record_field(record, r->plan->name_field);

    return (r->nameless || r->stops) && r->plan->name_field != NO_FIELD &&
           !company_name_is_blank(r->target.words, name->text, name->length);
}

/* Such a row is taken when all companies are known. NULL. */
static const char *put_off(intake_rows *r, const table_record *record, tidu_status *status, tidu_error *err)
{
    if (r->stops)
        *status = error_set(err, TIDU_EDATA, "%s", "a row without a code");
    else if (!record_batch_copy(r->nameless, record))
        *status = error_memory(err);
    return NULL;
}

/* The code of a row; NULL: the row is left out. The same text as in the last row means the same company. */
static const char *find_code(intake_rows *r, const table_record *record, company_code *out, tidu_status *status,
                             tidu_error *err)
{
    const table_field *field = table_record_field(record, r->plan->code_field);
    company_code_outcome outcome;

    out->result = credit_code_check(field->text, field->length);
    if (!r->plan->code_prefix[0] &&
        (out->result == CREDIT_CODE_GOOD || /* so it is plain and not lost */
         (credit_code_is_plain(field->text, field->length) && !credit_code_is_lost(field->text)))) {
        out->length = field->length;
        return field->text;
    }
    outcome = company_code_read(r->plan, r->target.words, record, out);
    if (outcome == COMPANY_CODE_FOUND && r->keys)
        *status = name_keys_spell(r->keys, field, out, err);
    if (outcome == COMPANY_CODE_LEFT_OUT && out->kind == PROBLEM_CODE_MISSING && is_named(r, record))
        return put_off(r, record, status, err);
    if (outcome == COMPANY_CODE_NOTED || outcome == COMPANY_CODE_LEFT_OUT)
        *status = note(r, out->kind, out->field, out->found, err);
    r->skipped += outcome == COMPANY_CODE_NOTHING || outcome == COMPANY_CODE_LEFT_OUT;
    return outcome == COMPANY_CODE_NOTHING || outcome == COMPANY_CODE_LEFT_OUT ? NULL : out->text;
}

static bool is_same_code(const intake_rows *r, const table_field *field)
{
    return field->length && field->length == r->code_length && !memcmp(field->text, r->code_text, field->length);
}

/* A cell that was merged with those above it: the company stays the same. */
static bool is_filled_down(const intake_rows *r, const table_record *record, const table_field *field)
{
    return r->map && r->map->fills_down && r->code_length && !field->length && !row_is_blank(record) &&
           row_kind_of(r->target.words, record) == ROW_DATA;
}

static void remember_code(intake_rows *r, const table_field *field)
{
    r->code_length = 0;
    if (field->length < MOST_CODE) {
        memcpy(r->code_text, field->text, field->length);
        r->code_length = field->length;
    }
}

/* --- cells ---------------------------------------------------------------------------- */

static tidu_status put_odd(intake_rows *r, const plan_cell *cell, const table_record *record, int year,
                           tidu_error *err)
{
    table_field constant;

    if (cell->base)
        return intake_growth_put(&r->target, cell, record, year, err);
    if (cell->mapped && cell->mapped->sum)
        return intake_cell_put_sum(&r->target, cell, record, year, err);
    if (cell->field != NO_FIELD)
        return intake_cell_put(&r->target, cell, table_record_field(record, cell->field), year, err);
    constant = (table_field){cell->text, (uint32_t)strlen(cell->text), false};
    return intake_cell_put(&r->target, cell, &constant, year, err);
}

static inline tidu_status put(intake_rows *r, const plan_cell *cell, const table_record *record, int year,
                              tidu_error *err)
{
    if (cell->is_plain && intake_cell_put_count(&r->target, cell, table_record_field(record, cell->field), year))
        return TIDU_OK;
    return put_odd(r, cell, record, year, err);
}

static tidu_status mark(intake_rows *r, int year, tidu_error *err)
{
    return panel_mark_year(r->target.panel, r->target.company, year, (uint32_t)r->target.line)
               ? TIDU_OK
               : error_memory(err);
}

static tidu_status put_annual(intake_rows *r, const table_record *record, tidu_error *err)
{
    const plan_year *year = plan_years_get(r->years, r->target.year);
    tidu_status status = TIDU_OK;

    if (!year)
        return error_memory(err);
    if (!year->n && r->plan->annual.n)
        return TIDU_OK; /* the year is not wanted */
    for (size_t i = 0; i < year->n && !status; i++)
        status = put(r, year->cells[i], record, r->target.year, err);
    return status ? status : mark(r, r->target.year, err);
}

/* Annual values without a year: report it once per row, if the row has any. */
static tidu_status check_yearless(intake_rows *r, const table_record *record, tidu_error *err)
{
    for (size_t i = 0; i < r->plan->annual.n; i++) {
        const plan_cell *cell = &r->plan->annual.cells[i];

        if (cell->field != NO_FIELD && table_record_field(record, cell->field)->length)
            return note(r, PROBLEM_YEAR_MISSING, r->plan->year_field, "", err);
    }
    return TIDU_OK;
}

static tidu_status put_wide(intake_rows *r, const table_record *record, bool is_own, tidu_error *err)
{
    tidu_status status = TIDU_OK;

    for (size_t i = 0; i < r->plan->wide.n && !status; i++) {
        const plan_cell *cell = &r->plan->wide.cells[i];

        if (!table_record_field(record, cell->field)->length || (is_own && cell->is_written))
            continue;
        status = put(r, cell, record, cell->year, err);
        if (!status)
            status = mark(r, cell->year, err);
    }
    return status;
}

static tidu_status put_pivot(intake_rows *r, const table_record *record, tidu_error *err)
{
    const table_field *name = table_record_field(record, r->plan->pivot_name);
    char folded[MOST_CODE];

    cell_fold(name->text, name->length, folded, sizeof folded);
    for (size_t i = 0; i < r->plan->pivot.n; i++) {
        const plan_cell *cell = &r->plan->pivot.cells[i];
        int year = cell->year != PANEL_ANY_YEAR ? cell->year : r->target.year;

        if (strcmp(cell->header, folded))
            continue;
        if (cell->meaning->kind == INDICATOR_ATTRIBUTE)
            year = PANEL_ANY_YEAR;
        else if (year == PANEL_ANY_YEAR)
            return note(r, PROBLEM_YEAR_MISSING, r->plan->year_field, folded, err);
        return put(r, cell, record, year, err);
    }
    return TIDU_OK;
}

static tidu_status put_cells(intake_rows *r, const table_record *record, tidu_error *err)
{
    const intake_plan *plan = r->plan;
    bool is_own = own_row_is_written(plan, record);
    tidu_status status = TIDU_OK;

    for (size_t i = 0; i < plan->attributes.n && !status; i++) {
        if (!(is_own && plan->attributes.cells[i].is_written) && (!r->keeps_name || plan->attributes.cells[i].indicator != r->target.name))
            status = put(r, &plan->attributes.cells[i], record, PANEL_ANY_YEAR, err);
    }
    if (!status && r->target.year != PANEL_ANY_YEAR)
        status = put_annual(r, record, err);
    else if (!status)
        status = check_yearless(r, record, err);
    if (!status && r->target.year == PANEL_ANY_YEAR)
        status = mark(r, PANEL_ANY_YEAR, err);
    if (!status && plan->wide.n)
        status = put_wide(r, record, is_own, err);
    if (!status && plan->pivot.n)
        status = put_pivot(r, record, err);
    return status;
}

void intake_rows_expect(const intake_rows *r, const table_record *record)
{
    const table_field *field = table_record_field(record, r->plan->code_field);

    panel_prefetch_company(r->target.panel, field->text, field->length);
}

/* The period of a row into r->target.year; false: a cell is none, which is reported. */
static bool enter_year(intake_rows *r, const table_record *record, tidu_status *status, tidu_error *err)
{
    size_t field;

    if (row_period_read(&r->year, r->plan, r->target.words, record, &field)) {
        r->target.year = r->year.period;
        return true;
    }
    r->skipped++;
    *status = note(r, PROBLEM_YEAR, field, table_record_field(record, field)->text, err);
    return false;
}

static tidu_status take_cells(intake_rows *r, const table_record *record, tidu_error *err)
{
    tidu_status status = TIDU_OK;

    if (record->n != r->plan->n_fields || record->had_nul || record->quotes.span || record->quotes.has_letter)
        status = row_shape_check(&r->target, r->plan, record, err);
    if (status)
        return status;
    r->taken++;
    return put_cells(r, record, err);
}

tidu_status intake_rows_take_named(intake_rows *r, const table_record *record, const char *code, tidu_error *err)
{
    tidu_status status = TIDU_OK;

    r->target.line = record->line;
    r->code_length = 0;
    if (r->only && strcmp(r->only, code)) {
        r->skipped++;
        return TIDU_OK;
    }
    if (!enter_year(r, record, &status, err))
        return status;
    status = enter_company(r, code, strlen(code), credit_code_check(code, strlen(code)), err);
    r->keeps_name = true;
    if (!status)
        status = take_cells(r, record, err);
    r->keeps_name = false;
    return status;
}

void intake_rows_leave_out(intake_rows *r)
{
    r->skipped++;
}

/* A row that is left out, for its code or its year, leaves no company behind. */
tidu_status intake_rows_take(intake_rows *r, const table_record *record, tidu_error *err)
{
    const table_field *field = table_record_field(record, r->plan->code_field);
    bool is_same = is_same_code(r, field) || is_filled_down(r, record, field);
    tidu_status status = TIDU_OK;
    company_code own; /* of 300 bytes, which are not cleared for each row */
    const char *code = field->text;

    r->target.line = record->line;
    if (r->map && !row_filter_passes(r->target.words, r->map, r->plan->filter_fields, record)) {
        r->skipped++;
        return TIDU_OK;
    }
    if (!is_same)
        code = find_code(r, record, &own, &status, err);
    if (!code || status)
        return status;
    if (!is_same && r->only && strcmp(r->only, code)) {
        r->skipped++;
        return TIDU_OK;
    }
    if (!enter_year(r, record, &status, err))
        return status;
    if (!is_same) {
        status = enter_company(r, code, own.length, own.result, err);
        remember_code(r, field);
    }
    return status ? status : take_cells(r, record, err);
}
