#include "intake/list_company.h"

#include <string.h>

#include "base/allocate.h"
#include "base/error.h"
#include "intake/credit_code.h"
#include "intake/nameless_rows.h"
#include "intake/row_kind.h"

/* Put a row on the list to be filled in. */
static bool review(const list_company *c, const labelled_list *l, const table_record *record, list_cell text[],
                   const char *candidates)
{
    review_list *reviews = problems_review(l->session.found, c->reviews);
    const char **headers = allocate_array(l->n_columns, sizeof *headers);
    const char **cells = allocate_array(l->n_columns, sizeof *cells);
    size_t n = 0;
    bool ok = reviews && headers && cells;

    for (size_t i = 0; ok && i < l->n_columns; i++) {
        if (i == l->fields[c->code] || i == l->fields[c->name] || i == l->fields[c->town] || i == l->fields[c->candidates] ||
            !*l->headers[i])
            continue;
        headers[n] = l->headers[i];
        cells[n++] = table_record_field(record, i)->text;
    }
    ok = ok && review_list_add(reviews, &(review_row){text[c->name], text[c->town], candidates, headers, cells, n});
    release(headers);
    release(cells);
    return ok;
}

tidu_status list_company_leave_out(list_company *c, labelled_list *l, problem_kind kind, unsigned long line, size_t part,
                                   const char *found, tidu_error *err)
{
    c->left_out++;
    return labelled_list_leave_out(l, kind, line, part, found, err);
}

/* Find the code of a company by its name. */
static tidu_status find_by_name(list_company *c, labelled_list *l, const table_record *record, list_cell text[],
                                bool *is_found, tidu_error *err)
{
    const intake_options *o = &l->options;
    char codes[NAME_FOUND_SIZE], said[LABELLED_LIST_CELL + NAME_FOUND_SIZE + 2];
    name_outcome outcome = o->find_company(o->name_context, &(name_query){text[c->name], text[c->town], false}, codes);
    problem entry = {PROBLEM_NAME_MATCHED, l->session.file, record->line, l->fields[c->name] + 1,
                     l->headers[l->fields[c->name]], said};

    nameless_text(text[c->name], codes, said, sizeof said);
    *is_found = outcome == NAME_FOUND && strlen(codes) < LABELLED_LIST_CELL;
    c->by_name = nameless_mix(c->by_name, record->line, *is_found ? codes : "");
    if (*is_found) {
        strcpy(text[c->code], codes);
        return problems_add(l->session.found, &entry) ? TIDU_OK : error_memory(err);
    }
    if (o->reviews) {
        nameless_candidates(o, outcome, text[c->name], codes);
        if (!review(c, l, record, text, codes))
            return error_memory(err);
    }
    return list_company_leave_out(c, l, outcome == NAME_AMBIGUOUS ? PROBLEM_NAME_AMBIGUOUS : PROBLEM_NAME_UNKNOWN,
                                  record->line, c->name, said, err);
}

tidu_status list_company_find(list_company *c, labelled_list *l, const table_record *record, list_cell text[],
                              bool *is_found, tidu_error *err)
{
    char *code = text[c->code];

    credit_code_clean(code);
    *is_found = false;
    if (!*code && *text[c->name] && l->options.find_company) {
        tidu_status status = find_by_name(c, l, record, text, is_found, err);

        if (status || !*is_found)
            return status;
    }
    *is_found = false;
    if (!*code)
        return list_company_leave_out(c, l, PROBLEM_CODE_MISSING, record->line, c->code, "", err);
    if (credit_code_is_lost(code))
        return list_company_leave_out(c, l, PROBLEM_CODE_LOST, record->line, c->code, code, err);
    *is_found = !l->options.only || !strcmp(l->options.only, code);
    l->skipped += !*is_found;
    return TIDU_OK;
}

tidu_status list_company_take_row(list_company *c, labelled_list *l, const table_record *record, list_cell text[], bool *is_found,
                                  tidu_error *err)
{
    row_kind kind = row_kind_of(l->session.words, record);

    *is_found = false;
    if (kind == ROW_BLANK) {
        l->skipped++;
        return TIDU_OK;
    }
    if (kind == ROW_TOTALS)
        return labelled_list_leave_out(l, PROBLEM_TOTALS_SKIPPED, record->line, l->n_parts, row_first_text(record), err);
    for (size_t p = 0; p < l->n_parts; p++)
        labelled_list_fold(l, record, p, text[p]);
    return list_company_find(c, l, record, text, is_found, err);
}
