#include "intake/nameless_rows.h"

#include <stdio.h>
#include <string.h>

#include "base/allocate.h"
#include "base/error.h"
#include "base/text_index.h"
#include "intake/cell_text.h"
#include "intake/company_name.h"

uint64_t nameless_mix(uint64_t digest, unsigned long line, const char *code)
{
    return digest * 1099511628211u ^ (text_hash(code, strlen(code)) + line) ^ 1;
}

void nameless_text(const char *name, const char *codes, char *out, size_t size)
{
    snprintf(out, size, "%s%s%s", name, *codes ? ": " : "", codes);
}

void nameless_candidates(const intake_options *o, name_outcome outcome, const char *name, char codes[NAME_FOUND_SIZE])
{
    if (outcome == NAME_UNKNOWN && o->near_companies)
        o->near_companies(o->name_context, name, codes);
}

/* The trimmed text of a cell. */
static void trim_field(const table_record *record, size_t field, char out[COMPANY_NAME_SIZE])
{
    const table_field *cell = table_record_field(record, field);
    const char *text = cell->text;
    size_t length = cell_trim(&text, cell->length);

    snprintf(out, COMPANY_NAME_SIZE, "%.*s", (int)length, text);
}

/* The header of a column as it is understood without the lines above it: with the unit in which it was read. */
static bool header_of(const header_cell *cell, bool is_money, char *out, size_t size)
{
    static const struct {
        int shift;
        const char *unit;
    } units[] = {{0, "元"}, {3, "千元"}, {4, "万元"}, {6, "百万元"}, {8, "亿元"}};
    const char *unit = NULL;

    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        if (units[i].shift == cell->shift)
            unit = units[i].unit;
    }
    if (!is_money || !unit || cell->unit_source == UNIT_OF_HEADER || cell->unit_source == UNIT_ASSUMED ||
        cell->unit_source == UNIT_OF_MAPPING || cell->unit_source == UNIT_OF_UNIT_ROW)
        return snprintf(out, size, "%s", cell->header) >= 0;
    return snprintf(out, size, "%s(%s)", cell->header, unit) >= 0;
}

static bool is_money(const intake_plan *plan, const dictionary *d, size_t field)
{
    int id = plan->headers[field].indicator;

    return id != INDICATOR_NONE && dictionary_get(d, id)->type == INDICATOR_MONEY;
}

/* Put a row on the list to be filled in. */
static bool review(const nameless_basis *b, const table_record *record, const char *candidates)
{
    enum { MOST_HEADER = 300 };
    const intake_plan *plan = b->plan;
    review_list *list = problems_review(b->found, REVIEW_COMPANIES);
    char name[COMPANY_NAME_SIZE], town[COMPANY_NAME_SIZE], (*texts)[MOST_HEADER];
    const char **headers, **cells;
    size_t n = 0;
    bool ok;

    trim_field(record, plan->name_field, name);
    trim_field(record, plan->town_field, town);
    texts = allocate_array(plan->n_fields, sizeof *texts);
    headers = allocate_array(plan->n_fields, sizeof *headers);
    cells = allocate_array(plan->n_fields, sizeof *cells);
    ok = list && texts && headers && cells;
    for (size_t i = 0; ok && i < plan->n_fields; i++) {
        if (i == plan->code_field || i == plan->name_field || i == plan->town_field || !*plan->headers[i].header)
            continue;
        header_of(&plan->headers[i], is_money(plan, b->dictionary, i), texts[n], MOST_HEADER);
        headers[n] = texts[n];
        cells[n++] = table_record_field(record, i)->text;
    }
    ok = ok && review_list_add(list, &(review_row){name, town, candidates, headers, cells, n});
    release(texts);
    release(headers);
    release(cells);
    return ok;
}

static tidu_status take_one(nameless_rows *n, const nameless_basis *b, const table_record *record, tidu_error *err)
{
    char name[COMPANY_NAME_SIZE], town[COMPANY_NAME_SIZE], codes[NAME_FOUND_SIZE], text[COMPANY_NAME_SIZE + NAME_FOUND_SIZE + 2];
    const intake_options *o = b->options;
    name_outcome outcome;
    problem entry = {PROBLEM_NAME_MATCHED, b->file, record->line, b->plan->name_field + 1,
                     b->plan->headers[b->plan->name_field].header, text};

    trim_field(record, b->plan->name_field, name);
    trim_field(record, b->plan->town_field, town);
    outcome = o->find_company(o->name_context, &(name_query){name, town, false}, codes);
    nameless_text(name, codes, text, sizeof text);
    if (outcome != NAME_FOUND)
        entry.kind = outcome == NAME_UNKNOWN ? PROBLEM_NAME_UNKNOWN : PROBLEM_NAME_AMBIGUOUS;
    if (!problems_add(b->found, &entry))
        return error_memory(err);
    if (outcome == NAME_FOUND) {
        n->by_name = nameless_mix(n->by_name, record->line, codes);
        return intake_rows_take_named(b->into, record, codes, err);
    }
    n->by_name = nameless_mix(n->by_name, record->line, "");
    intake_rows_leave_out(b->into);
    if (!o->reviews)
        return TIDU_OK;
    nameless_candidates(o, outcome, name, codes);
    return review(b, record, codes) ? TIDU_OK : error_memory(err);
}

tidu_status nameless_rows_take(nameless_rows *n, const nameless_basis *basis, tidu_error *err)
{
    tidu_status status = TIDU_OK;

    for (size_t i = 0; i < n->rows.n_records && !status; i++) {
        table_record record = record_batch_get(&n->rows, i);

        status = take_one(n, basis, &record, err);
    }
    return status;
}
