/*
 * A panel as a text, so that two strings tell whether two panels hold the same.
 */
#ifndef TESTS_IO_PANEL_TEXT_H
#define TESTS_IO_PANEL_TEXT_H

#include "base/cell.h"
#include "base/text_buffer.h"
#include "panel/panel.h"

enum { PANEL_TEXT_FIRST = 2021, PANEL_TEXT_YEARS = 3 };

/* What a panel holds, company by company. */
static void panel_text_write(const panel *p, text_buffer *out)
{
    static const char *const columns[] = {"revenue", "rd_expense", "employees", "st_staff"};
    const dictionary *d = panel_dictionary(p);

    for (uint32_t c = 0; c < panel_count(p); c++) {
        const char *name = panel_text(p, c, dictionary_find(d, "name"));
        double founded = panel_number(p, c, dictionary_find(d, "founded_on"), PANEL_ANY_YEAR);

        text_buffer_print(out, "%s %s %g", panel_code(p, c), name ? name : "-",
                          cell_is_value(founded) ? founded : -1);
        for (size_t k = 0; k < sizeof columns / sizeof *columns; k++) {
            for (int y = PANEL_TEXT_FIRST; y < PANEL_TEXT_FIRST + PANEL_TEXT_YEARS; y++) {
                int id = dictionary_find(d, columns[k]);
                const char *exact = panel_exact(p, c, id, y);
                double x = panel_number(p, c, id, y);
                uint32_t line;

                text_buffer_print(out, " %.17g %s %d", cell_is_value(x) ? x : -1, exact ? exact : "",
                                  panel_line(p, c, y, &line) ? (int)line : 0);
            }
        }
        text_buffer_append_char(out, '\n');
    }
}

#endif
