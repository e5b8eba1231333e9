#include "report/yearly_path_report.h"

#include <math.h>
#include <stdio.h>

#include "base/message.h"

double yearly_path_rate(double times, int years)
{
    return pow(times, 1.0 / years) - 1;
}

double yearly_path_times(double yearly, int years)
{
    return pow(1 + yearly, years);
}

enum { Y_YEAR, Y_TIMES, Y_VALUE, Y_MORE, Y_COLUMNS };

static const table_column columns[Y_COLUMNS] = {
    [Y_YEAR] = {"year", N_("after years"), TABLE_NUMBER, 0},
    [Y_TIMES] = {"times", N_("times the beginning"), TABLE_NUMBER, 3},
    [Y_VALUE] = {"value", N_("number that year"), TABLE_NUMBER, 1},
    [Y_MORE] = {"added", N_("more than the year before"), TABLE_NUMBER, 1},
};

document *yearly_path_document(const yearly_path *p, bool zh)
{
    document *d = document_new_of_law();
    char text[64];
    grid *g;

    if (!d)
        return NULL;
    document_language(d, zh);
    document_title(d, _("Growth by the same share each year"));
    document_number(d, "yearly", NULL, p->yearly, 6);
    snprintf(text, sizeof text, "%.2f%%", 100 * p->yearly);
    document_text(d, NULL, _("growth a year"), text);
    document_number(d, "years", _("years"), p->years, 0);
    document_number(d, "times", _("times the beginning"), p->times, 3);
    if (p->base == p->base)
        document_number(d, "base", _("to begin with"), p->base, -1);
    g = document_grid(d, "path", _("Year by year"), columns, Y_COLUMNS);
    for (int k = 0; k <= p->years; k++) {
        double times = yearly_path_times(p->yearly, k);

        grid_row(g);
        grid_number(g, Y_YEAR, k);
        grid_number(g, Y_TIMES, times);
        grid_number(g, Y_VALUE, p->base * times);
        grid_number(g, Y_MORE, k ? p->base * (times - yearly_path_times(p->yearly, k - 1)) : NAN);
    }
    grid_hide_empty(g);
    document_note(d, _("the growth of each year is taken of the year before: %.2f%% a year for %d years is not %.2f%% in all"), 100 * p->yearly,
                  p->years, 100 * p->yearly * p->years);
    return d;
}
