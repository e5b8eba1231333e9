#include "intake/row_shape.h"

/* Report a problem of a field, or of the whole row (NO_FIELD). */
static tidu_status note(const intake_target *t, const intake_plan *plan, problem_kind kind, size_t field,
                        const char *found, tidu_error *err)
{
    return intake_target_note(t, kind, field, field < plan->n_fields ? plan->headers[field].header : "", found, err);
}

/* A quoted cell over several lines is reported where it begins. */
static tidu_status check_quotes(const intake_target *t, const intake_plan *plan, const table_record *record,
                                tidu_error *err)
{
    intake_target there = *t;
    tidu_status status = TIDU_OK;

    there.line = record->quotes.span;
    if (record->quotes.span && record->quotes.span_delimiters + 1 >= plan->n_fields && plan->n_fields > 1)
        status = note(&there, plan, PROBLEM_QUOTE_SPAN, NO_FIELD, "", err);
    if (record->quotes.has_letter && !status)
        status = note(t, plan, record->quotes.is_doubtful ? PROBLEM_QUOTE_OPEN : PROBLEM_QUOTE_LETTER, NO_FIELD,
                      record->fields[0].text, err);
    return status;
}

tidu_status row_shape_check(const intake_target *t, const intake_plan *plan, const table_record *record, tidu_error *err)
{
    tidu_status status = check_quotes(t, plan, record, err);

    if (record->n < plan->n_fields && !status)
        status = note(t, plan, PROBLEM_COLUMNS_TOO_FEW, NO_FIELD, record->fields[0].text, err);
    for (size_t i = plan->n_fields; i < record->n && !status; i++) {
        if (record->fields[i].length) {
            status = note(t, plan, PROBLEM_COLUMNS_TOO_MANY, i, record->fields[i].text, err);
            break;
        }
    }
    for (size_t i = 0; record->had_nul && i < record->n && !status; i++) {
        if (record->fields[i].had_nul)
            status = note(t, plan, PROBLEM_NUL_BYTE, i, record->fields[i].text, err);
    }
    return status;
}
