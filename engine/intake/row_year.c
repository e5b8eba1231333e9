#include "intake/row_year.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "intake/cell_date.h"
#include "intake/cell_month.h"
#include "intake/cell_text.h"
#include "panel/period.h"

static bool scan(const intake_plan *plan, const char *folded, int *year)
{
    long days;

    if (!plan->is_year_of_date)
        return cell_scan_year(folded, year) || cell_scan_month(folded, year);
    if (!cell_scan_date(folded, &days))
        return false;
    *year = date_from_days(days).year;
    return true;
}

static bool read_year(row_year *y, const intake_plan *plan, const word_lists *words, const table_field *field)
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

/* [1-] month [月 [份]] */
static bool scan_part(const char *folded, int *month)
{
    const char *p = !strncmp(folded, "1-", 2) ? folded + 2 : folded;
    size_t digits = strspn(p, "0123456789");

    *month = atoi(p);
    p += digits;
    return (digits == 1 || digits == 2) && *month >= 1 && *month <= 12 && (!*p || !strcmp(p, "月") || !strcmp(p, "月份"));
}

/* The month of a row whose year is y->period, if any. */
static bool read_month(row_year *y, const word_lists *words, const table_field *field)
{
    char folded[ROW_YEAR_TEXT];
    int month;

    if (field->length >= sizeof folded)
        return false;
    cell_fold(field->text, field->length, folded, sizeof folded);
    if (cell_is_nothing(words, folded) || cell_scan_month(folded, &y->period))
        return true;
    if (!scan_part(folded, &month) || y->period == PANEL_ANY_YEAR || !period_has_months(period_year(y->period)))
        return false;
    y->period = period_of_month(period_year(y->period), month);
    return true;
}

bool row_period_read(row_year *y, const intake_plan *plan, const word_lists *words, const table_record *record, size_t *field)
{
    y->period = plan->year;
    if (!plan->year && plan->year_field != NO_FIELD) {
        *field = plan->year_field;
        if (!read_year(y, plan, words, table_record_field(record, *field)))
            return false;
        y->period = y->year;
    }
    *field = plan->month_field;
    return *field == NO_FIELD || read_month(y, words, table_record_field(record, *field));
}
