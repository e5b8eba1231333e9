#include "intake/row_year.h"

#include <string.h>

#include "base/date.h"
#include "intake/cell_date.h"
#include "intake/cell_text.h"

static bool scan(const intake_plan *plan, const char *folded, int *year)
{
    long days;

    if (!plan->is_year_of_date)
        return cell_scan_year(folded, year);
    if (!cell_scan_date(folded, &days))
        return false;
    *year = date_from_days(days).year;
    return true;
}

bool row_year_read(row_year *y, const intake_plan *plan, const word_lists *words, const table_field *field)
{
    char folded[ROW_YEAR_TEXT];

    if (field->length && field->length == y->length && !memcmp(field->text, y->text, field->length))
        return true;
    y->length = 0;
    y->year = PANEL_ANY_YEAR;
    if (field->length >= sizeof folded)
        return false;
    cell_fold(field->text, field->length, folded, sizeof folded);
    if (cell_is_nothing(words, folded))
        return true;
    if (!scan(plan, folded, &y->year))
        return false;
    memcpy(y->text, field->text, field->length);
    y->length = field->length;
    return true;
}
