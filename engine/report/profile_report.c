#include "report/profile_report.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "base/message.h"
#include "panel/period.h"

enum { P_COLUMN, P_HEADER, P_INDICATOR, P_MEANING, P_YEAR, P_UNIT, P_FILLED, P_LEAST, P_GREATEST,
       P_EXAMPLES, P_COLUMNS };

static const table_column columns[P_COLUMNS] = {
    [P_COLUMN] = {"column", N_("column"), TABLE_NUMBER, 0},
    [P_HEADER] = {"header", N_("header"), TABLE_TEXT, 0},
    [P_INDICATOR] = {"indicator", N_("indicator"), TABLE_TEXT, 0},
    [P_MEANING] = {"meaning", N_("meaning"), TABLE_TEXT, 0},
    [P_YEAR] = {"year", N_("year"), TABLE_TEXT, 0},
    [P_UNIT] = {"unit", N_("unit"), TABLE_TEXT, 0},
    [P_FILLED] = {"filled", N_("filled"), TABLE_SHARE, 1},
    [P_LEAST] = {"least", N_("least"), TABLE_NUMBER, -1},
    [P_GREATEST] = {"greatest", N_("greatest"), TABLE_NUMBER, -1},
    [P_EXAMPLES] = {"examples", N_("examples"), TABLE_TEXT, 0},
};

static void add_column(grid *g, const profile *p, const profile_column *c, const dictionary *d,
                       bool is_chinese)
{
    int id = c->recognised.indicator;
    bool is_date;
    char text[512] = "", period[PERIOD_TEXT];

    grid_row(g);
    grid_number(g, P_COLUMN, (double)c->recognised.column);
    grid_text(g, P_HEADER, c->recognised.header, TABLE_PLAIN);
    if (c->recognised.part) {
        grid_text(g, P_INDICATOR, c->recognised.part, TABLE_GOOD);
    } else if (id == INDICATOR_NONE) {
        grid_text(g, P_INDICATOR, _("(ignored)"), TABLE_FAINT);
    } else {
        grid_text(g, P_INDICATOR, dictionary_get(d, id)->name, TABLE_GOOD);
        grid_text(g, P_MEANING, indicator_label(dictionary_get(d, id), is_chinese), TABLE_PLAIN);
    }
    if (c->recognised.year)
        grid_text(g, P_YEAR, period_text(c->recognised.year, period), TABLE_PLAIN);
    if (c->unit && *c->unit && c->unit_reason && *c->unit_reason)
        snprintf(text, sizeof text, "%s (%s)", c->unit, c->unit_reason);
    else if (c->unit)
        snprintf(text, sizeof text, "%s", c->unit);
    grid_text(g, P_UNIT, text, TABLE_PLAIN);
    grid_number(g, P_FILLED, p->rows ? (double)c->filled / (double)p->rows : 0);
    is_date = id != INDICATOR_NONE && dictionary_get(d, id)->type == INDICATOR_DATE;
    if (is_date && !isnan(c->least)) { /* numbers of days mean nothing to people: the range serves as an example */
        char first[11], last[11];

        date_format((long)c->least, first);
        date_format((long)c->greatest, last);
        snprintf(text, sizeof text, "%s … %s | ", first, last);
    } else {
        grid_number(g, P_LEAST, c->least);
        grid_number(g, P_GREATEST, c->greatest);
        text[0] = '\0';
    }
    for (size_t i = 0; i < 3 && c->examples[i]; i++) {
        size_t used = strlen(text);

        snprintf(text + used, sizeof text - used, "%s%s", i ? " | " : "", c->examples[i]);
    }
    grid_text(g, P_EXAMPLES, text, TABLE_FAINT);
}

document *profile_document(const profile *p, const dictionary *d, bool is_chinese)
{
    document *doc = document_new();
    grid *g;

    if (!doc)
        return NULL;
    document_text(doc, "file", _("file"), p->report.file);
    document_text(doc, "encoding", _("encoding"), p->report.encoding);
    document_number(doc, "header_line", _("header in line"), (double)p->report.header_line, 0);
    document_number(doc, "rows", _("rows"), (double)p->rows, 0);
    document_number(doc, "skipped", _("rows skipped"), (double)p->report.skipped, 0);
    g = document_grid(doc, "columns", NULL, columns, P_COLUMNS);
    for (size_t i = 0; i < p->report.n_columns; i++)
        add_column(g, p, &p->columns[i], d, is_chinese);
    document_note(doc, _("least and greatest are in yuan where the column holds money; examples stand as in the file"));
    return doc;
}
