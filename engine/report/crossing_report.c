/* Companies that grow above the threshold of a model (小升规), as a table. */
#include <math.h>

#include "base/cell.h"
#include "base/message.h"
#include "report/ladder_text.h"

enum { X_CODE, X_NAME, X_TOWN, X_INDUSTRY, X_ENTRY, X_STATE, X_BEFORE, X_VALUE, X_LINE, X_DISTANCE, X_SHARE, X_COLUMNS };

/* Displayed in wan for people, in yuan for programs. */
static const double wan = 10000;

static const table_column crossing_columns[X_COLUMNS] = {
    [X_CODE] = {"uscc", N_("code"), TABLE_CODE, 0},
    [X_NAME] = {"name", N_("name"), TABLE_TEXT, 0},
    [X_TOWN] = {"town", N_("town"), TABLE_TEXT, 0},
    [X_INDUSTRY] = {"industry", N_("industry"), TABLE_CODE, 0},
    [X_ENTRY] = {"entry", N_("catalogue entry"), TABLE_TEXT, 0},
    [X_STATE] = {"state", N_("state"), TABLE_TEXT, 0},
    [X_BEFORE] = {"before", N_("revenue a year before (wan)"), TABLE_MONEY, 2},
    [X_VALUE] = {"value", N_("revenue (wan)"), TABLE_MONEY, 2},
    [X_LINE] = {"line", N_("line of its sector (wan)"), TABLE_MONEY, 2},
    [X_DISTANCE] = {"distance", N_("above the line (wan)"), TABLE_MONEY, 2},
    [X_SHARE] = {"share", N_("share of the line"), TABLE_SHARE, 6},
};

static const char *state_text(crossing_state state, bool is_for_people)
{
    static const char *const names[] = {[CROSSING_REACHED] = "reached",
                                        [CROSSING_NEAR] = "near",
                                        [CROSSING_UNCLEAR] = "unclear"};
    static const char *const words[] = {[CROSSING_REACHED] = N_("has reached the line"),
                                        [CROSSING_NEAR] = N_("near the line"),
                                        [CROSSING_UNCLEAR] = N_("above it; look up the year before")};

    return is_for_people ? _(words[state]) : names[state];
}

static const char *entry_text(const model_definition *entry, const ladder_style *style)
{
    return style->is_for_people && entry->name.zh ? model_text_in(entry->name, style->is_chinese) : entry->value.name;
}

static double money(double cell, const ladder_style *style)
{
    return !cell_is_value(cell) ? NAN : style->is_for_people ? cell / wan : cell;
}

document *crossing_document(const crossings *c, const model *m, const binding *b, const ladder_style *style)
{
    document *d = document_new();
    const dictionary *names = panel_dictionary(b->panel);
    int name = dictionary_find(names, "name"), town = dictionary_find(names, "town");
    int industry = dictionary_find(names, "industry");
    grid *g;

    if (!d)
        return NULL;
    document_wide(d);
    g = ladder_grid(d, "crossing", _("Companies that cross the line"), crossing_columns, X_COLUMNS, style);
    for (size_t i = 0; i < c->n; i++) {
        const crossing *x = &c->list[i];

        grid_row(g);
        grid_text(g, X_CODE, panel_code(b->panel, x->company), TABLE_PLAIN);
        grid_text(g, X_NAME, panel_text(b->panel, x->company, name), TABLE_PLAIN);
        grid_text(g, X_TOWN, panel_text(b->panel, x->company, town), TABLE_PLAIN);
        grid_text(g, X_INDUSTRY, panel_text(b->panel, x->company, industry), TABLE_PLAIN);
        if (x->entry)
            grid_text(g, X_ENTRY, entry_text(x->entry, style), TABLE_PLAIN);
        grid_text(g, X_STATE, state_text(x->state, style->is_for_people),
                  x->state == CROSSING_REACHED ? TABLE_GOOD : TABLE_OPEN);
        grid_number(g, X_BEFORE, money(x->before, style));
        grid_number(g, X_VALUE, money(x->value, style));
        grid_number(g, X_LINE, money(x->line, style));
        grid_number(g, X_DISTANCE, money(x->value - x->line, style));
        grid_number(g, X_SHARE, cell_is_value(x->value / x->line) ? x->value / x->line : NAN);
    }
    document_note(d, _("%s, version of %s: data of %d against those of %d"), model_text_in(m->name, style->is_chinese),
                  m->version, b->year - 1, b->year - 2);
    document_note(d, _("%zu companies were above the line a year before, hold the certificate or are registered as above it, and are left out; of %zu the data do not say"),
                  c->above, c->unknown);
    return d;
}
