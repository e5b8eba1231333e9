#include "question/past_data.h"

#include "base/cell.h"

void past_data_hide(panel *p, int year)
{
    const dictionary *d = panel_dictionary(p);
    int first, last;

    panel_years(p, &first, &last);
    for (int id = 0; id < dictionary_count(d); id++) {
        if (dictionary_get(d, id)->kind != INDICATOR_ANNUAL)
            continue;
        for (int y = year; y <= last; y++) {
            double *cells = panel_column(p, id, y) ? panel_fill_column(p, id, y) : NULL;

            for (size_t i = 0; cells && i < panel_count(p); i++)
                cells[i] = cell_missing();
        }
    }
}

bool past_data_has(const panel *p, uint32_t company, int year)
{
    int first, last;
    uint32_t line;

    panel_years(p, &first, &last);
    for (int y = first; y < year; y++) {
        if (panel_line(p, company, y, &line))
            return true;
    }
    return false;
}
