/*
 * A cell is a company's code unless something says otherwise; other ids than credit codes count, too. What says
 * otherwise: words for totals and notes, the header once more, or a line of words without a code that fills one cell
 * only, as titles and page numbers do.
 */
#include "intake/company_code.h"

#include <string.h>

#include "intake/cell_text.h"
#include "intake/credit_code.h"
#include "intake/own_row.h"
#include "intake/row_kind.h"

static company_code_outcome leave_out(company_code *out, problem_kind kind, size_t field, const char *found)
{
    out->kind = kind;
    out->field = field;
    out->found = found;
    return COMPANY_CODE_LEFT_OUT;
}

/* Whether every cell that is filled says what the header says in its column, two of them at least. */
static bool repeats_header(const intake_plan *plan, const table_record *record)
{
    char folded[COMPANY_CODE_SIZE];
    size_t same = 0;

    for (size_t i = 0; i < record->n; i++) {
        if (!cell_fold(record->fields[i].text, record->fields[i].length, folded, sizeof folded))
            continue;
        if (i >= plan->n_fields ||
            (strcmp(plan->headers[i].own, folded) && strcmp(plan->headers[i].folded, folded) &&
             !strstr(plan->headers[i].folded, folded)))
            return false;
        same++;
    }
    return same >= 2;
}

/* A title, or the number of a page: the only cell that is filled, and it holds Chinese. */
static bool is_title(const table_record *record)
{
    const char *first = row_first_text(record);
    size_t filled = 0;
    bool is_chinese = false;

    for (size_t i = 0; i < record->n; i++) {
        const char *text = record->fields[i].text;

        filled += cell_trim(&text, record->fields[i].length) > 0;
    }
    for (; *first; first++)
        is_chinese |= (unsigned char)*first >= 0xe4 && (unsigned char)*first <= 0xe9;
    return filled == 1 && record->n > 1 && is_chinese;
}

static company_code_outcome read_id(const intake_plan *plan, const table_field *field, char *own, company_code *out)
{
    if (plan->is_other_id) {
        out->length = strlen(own);
        return COMPANY_CODE_FOUND;
    }
    if (credit_code_is_lost(own))
        return leave_out(out, PROBLEM_CODE_LOST, plan->code_field, field->text);
    out->length = credit_code_clean(own);
    if (!credit_code_unwrap(own))
        return COMPANY_CODE_FOUND;
    out->length = CREDIT_CODE_LENGTH;
    out->kind = PROBLEM_CODE_UNWRAPPED;
    out->field = plan->code_field;
    out->found = field->text;
    return COMPANY_CODE_NOTED;
}

company_code_outcome company_code_read(const intake_plan *plan, const word_lists *words, const table_record *record,
                                       company_code *out)
{
    const table_field *field = table_record_field(record, plan->code_field);
    size_t prefix = strlen(plan->code_prefix);
    char *own = out->text + prefix;
    company_code_outcome outcome;

    if (row_is_blank(record) || own_row_is_unused(plan, words, record))
        return COMPANY_CODE_NOTHING;
    if (row_kind_of(words, record) == ROW_TOTALS)
        return leave_out(out, PROBLEM_TOTALS_SKIPPED, NO_FIELD, row_first_text(record));
    if (repeats_header(plan, record))
        return leave_out(out, PROBLEM_HEADER_REPEATED, NO_FIELD, row_first_text(record));
    if (field->length >= COMPANY_CODE_MOST || prefix >= COMPANY_CODE_MOST)
        return leave_out(out, PROBLEM_TEXT_TOO_LONG, plan->code_field, field->text);
    memcpy(out->text, plan->code_prefix, prefix);
    cell_fold(field->text, field->length, own, COMPANY_CODE_MOST);
    if (cell_is_nothing(words, own) && !is_title(record))
        return leave_out(out, PROBLEM_CODE_MISSING, plan->code_field, field->text);
    outcome = read_id(plan, field, own, out);
    if (outcome == COMPANY_CODE_LEFT_OUT)
        return outcome;
    if (outcome == COMPANY_CODE_FOUND && !plan->is_other_id && is_title(record))
        return leave_out(out, PROBLEM_TITLE_REPEATED, NO_FIELD, row_first_text(record));
    out->length += prefix;
    out->result = credit_code_check(out->text, out->length);
    return outcome;
}
