#include "report/value_text.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/cell.h"
#include "base/date.h"
#include "base/message.h"
#include "base/number_text.h"

/* Exact to the yuan if that needs few digits; otherwise rounded, in the largest unit that fits. */
static void money_text(double yuan, bool is_chinese, char text[VALUE_TEXT_SIZE])
{
    double size = fabs(yuan);
    const char *unit = size >= 1e8   ? (is_chinese ? "亿元" : "yi")
                       : size >= 1e4 ? (is_chinese ? "万元" : "wan")
                                     : (is_chinese ? "元" : "yuan");
    double scale = size >= 1e8 ? 1e8 : size >= 1e4 ? 1e4 : 1;
    char number[32];

    number_format(yuan / scale, number);
    if (strlen(number) > 14)
        number_format_fixed(yuan / scale, 6, number, sizeof number);
    snprintf(text, VALUE_TEXT_SIZE, "%.40s %s", number, unit);
}

static void percent_text(double share, char text[VALUE_TEXT_SIZE])
{
    char number[32];

    number_format_fixed(share * 100, 4, number, sizeof number);
    /* trailing zeros would suggest a rounded value */
    if (strchr(number, '.')) {
        size_t end = strlen(number);

        while (number[end - 1] == '0')
            number[--end] = '\0';
        if (number[end - 1] == '.')
            number[end - 1] = '\0';
    }
    snprintf(text, VALUE_TEXT_SIZE, "%s%%", number);
}

void value_text(double value, explained_unit unit, bool is_chinese, char text[VALUE_TEXT_SIZE])
{
    switch (cell_state_of(value)) {
    case CELL_MISSING:
        snprintf(text, VALUE_TEXT_SIZE, "%s", _("missing"));
        return;
    case CELL_UNDEFINED:
        snprintf(text, VALUE_TEXT_SIZE, "%s", _("undefined"));
        return;
    case CELL_NOT_APPLICABLE:
        snprintf(text, VALUE_TEXT_SIZE, "%s", _("not applicable"));
        return;
    case CELL_VALUE:
        break;
    }
    switch (unit) {
    case UNIT_MONEY:
        money_text(value, is_chinese, text);
        break;
    case UNIT_PERCENT:
        percent_text(value, text);
        break;
    case UNIT_DATE:
        date_format((long)value, text);
        break;
    case UNIT_PLAIN:
        number_format(value, text);
        if (strlen(text) > 12)
            number_format_fixed(value, 6, text, VALUE_TEXT_SIZE);
        break;
    }
}

explained_unit indicator_unit(const indicator *i)
{
    switch (i->type) {
    case INDICATOR_MONEY:
        return UNIT_MONEY;
    case INDICATOR_DATE:
        return UNIT_DATE;
    case INDICATOR_SHARE:
        return UNIT_PERCENT;
    default:
        return UNIT_PLAIN;
    }
}

void interval_text(double least, double greatest, char text[VALUE_TEXT_SIZE])
{
    char low[32] = "", high[32] = "";

    number_format(least, low);
    number_format(greatest, high);
    if (least == greatest)
        snprintf(text, VALUE_TEXT_SIZE, "%s", low);
    else
        snprintf(text, VALUE_TEXT_SIZE, "%.28s – %.28s", low, high);
}

const char *label_text(const indicator *i, bool is_chinese)
{
    return is_chinese && i->is_judged ? _("what an expert says") : indicator_label(i, is_chinese);
}

void value_units_text(document *d, bool is_chinese)
{
    if (!is_chinese)
        document_text(d, NULL, _("amounts"), _("1 wan is 10,000 and 1 yi is 100,000,000 (yuan, if nothing else is said)"));
}
