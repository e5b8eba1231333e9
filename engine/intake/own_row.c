#include "intake/own_row.h"

#include <stdlib.h>
#include <string.h>

#include "intake/cell_text.h"

bool own_row_is_written(const intake_plan *plan, const table_record *record)
{
    const table_field *number;

    if (!plan->is_roster || plan->number_field == NO_FIELD)
        return plan->is_roster;
    number = table_record_field(record, plan->number_field);
    return number->length && strspn(number->text, "0123456789.") == number->length &&
           (!plan->n_own || strtod(number->text, NULL) <= (double)plan->n_own);
}

bool own_row_is_unused(const intake_plan *plan, const word_lists *words, const table_record *record)
{
    char folded[64]; /* a longer text is no word for nothing */

    for (size_t i = 0; plan->is_roster && i < record->n; i++) {
        if (cell_fold(record->fields[i].text, record->fields[i].length, folded, sizeof folded) && !cell_is_nothing(words, folded))
            return false;
    }
    return plan->is_roster;
}
