#include "intake/intake_growth.h"

#include <math.h>

tidu_status intake_growth_put(const intake_target *t, const plan_cell *cell,
                              const table_record *record, int year, tidu_error *err)
{
    static const indicator rate = {
        .name = "growth", .type = INDICATOR_SHARE, .least = -1, .greatest = INFINITY};
    const plan_cell as_rate = {.field = cell->field, .meaning = &rate, .words = cell->words, .shift = -2};
    const table_field *field = table_record_field(record, cell->field);
    cell_value growth, later;
    problem_kind kind;

    if (!intake_cell_read(&as_rate, field, &growth, &kind))
        return intake_target_note(t, kind, cell->field, cell->header, field->text, err);
    if (!growth.is_missing && growth.number <= -1)
        return intake_target_note(t, PROBLEM_RANGE, cell->field, cell->header, field->text, err);
    if (growth.is_missing ||
        !intake_cell_read(cell->base, table_record_field(record, cell->base->field), &later, &kind) ||
        later.is_missing)
        return TIDU_OK;
    later.number /= 1 + growth.number;
    later.exact[0] = '\0';
    return intake_cell_keep(t, cell, field, &later, year, err);
}
