/* Texts of the pages of a plan: numbers as a form shows them, and which comparison of a condition is told. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/cell.h"
#include "base/message.h"
#include "base/number_text.h"
#include "report/plan_report_internal.h"

void plan_section(plan_writer *w, int n, const char *title)
{
    static const char *const numbers[] = {"", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"};
    char text[256];

    if (w->zh)
        snprintf(text, sizeof text, "%s、%.200s", numbers[n], title);
    else
        snprintf(text, sizeof text, "%d. %.200s", n, title);
    document_heading(w->d, text);
}

text_buffer *plan_text(plan_writer *w)
{
    text_buffer_empty(&w->text);
    return &w->text;
}

void plan_cell(plan_writer *w, grid *g, size_t column, table_tone tone)
{
    grid_text(g, column, text_buffer_string(&w->text), tone);
}

enum { DECIMALS = 2 };

/* The scaled value with two decimals, without those that are 0. */
static void append_rounded(double value, const char *unit, char text[VALUE_TEXT_SIZE])
{
    char number[64];
    size_t end;

    number_format_fixed(value, DECIMALS, number, sizeof number);
    end = strlen(number);
    while (end > 1 && strchr(number, '.') && (number[end - 1] == '0' || number[end - 1] == '.')) {
        bool is_point = number[--end] == '.';

        number[end] = '\0';
        if (is_point)
            break;
    }
    snprintf(text, VALUE_TEXT_SIZE, "%.48s%s", number, unit);
}

void plan_value(const plan_writer *w, double value, double line, explained_unit unit, char text[VALUE_TEXT_SIZE])
{
    double scale = unit == UNIT_MONEY ? 1e-4 : unit == UNIT_PERCENT ? 100 : 1;
    double step = pow(10, -DECIMALS);
    bool is_near = cell_is_value(line) && value != line && round(value * scale / step) == round(line * scale / step);

    if (!cell_is_value(value) || unit == UNIT_DATE || is_near)
        value_text(value, unit, w->zh, text);
    else
        append_rounded(value * scale, unit == UNIT_MONEY ? (w->zh ? " 万元" : " wan") : unit == UNIT_PERCENT ? "%" : "", text);
}

void plan_money(const plan_writer *w, double yuan, char text[VALUE_TEXT_SIZE])
{
    plan_value(w, yuan, NAN, UNIT_MONEY, text);
}

const filing_entry *plan_batch(const plan_writer *w, int year)
{
    const explanation *e = w->p->why;

    return filing_calendar_batch(w->facts->calendar, e->model->id, e->region, (application){e->on, w->facts->is_recheck}, year);
}

double plan_research(const plan_writer *w, size_t i, int year)
{
    double value = panel_number(w->facts->panel, w->facts->company, w->facts->rules->research[i].indicator, year);

    return cell_is_value(value) ? value : NAN;
}
