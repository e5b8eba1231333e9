#include "report/gap_share_report.h"

#include "base/message.h"

enum { G_TOWN, G_AIM, G_VALUE, G_GAP, G_LIMIT, G_LEAST, G_PROPOSED, G_CHANGE, G_LEFT, G_WHAT, G_COLUMNS };

static const table_column columns[G_COLUMNS] = {
    [G_TOWN] = {"town", N_("town"), TABLE_TEXT, 0},
    [G_AIM] = {"aim", N_("aim"), TABLE_NUMBER, 0},
    [G_VALUE] = {"value", N_("expected"), TABLE_NUMBER, 0},
    [G_GAP] = {"gap", N_("falls short by"), TABLE_NUMBER, 0},
    [G_LIMIT] = {"limit", N_("limit"), TABLE_NUMBER, 0},
    [G_LEAST] = {"least", N_("keeps at least"), TABLE_NUMBER, 0},
    [G_PROPOSED] = {"proposed", N_("aim proposed"), TABLE_NUMBER, 0},
    [G_CHANGE] = {"change", N_("change"), TABLE_NUMBER, 0},
    [G_LEFT] = {"gap_left", N_("short of it then"), TABLE_NUMBER, 0},
    [G_WHAT] = {NULL, N_("proposal"), TABLE_TEXT, 0},
};

static int64_t above_zero(int64_t x)
{
    return x > 0 ? x : 0;
}

static void town_row(grid *g, const gap_town *t)
{
    int64_t change = t->proposed - t->aim;

    grid_row(g);
    grid_text(g, G_TOWN, t->name, TABLE_PLAIN);
    grid_number(g, G_AIM, (double)t->aim);
    grid_number(g, G_VALUE, (double)t->value);
    grid_number(g, G_GAP, (double)above_zero(t->aim - t->value));
    grid_number(g, G_LIMIT, (double)t->most);
    if (t->least)
        grid_number(g, G_LEAST, (double)t->least);
    grid_number(g, G_PROPOSED, (double)t->proposed);
    grid_number(g, G_CHANGE, (double)change);
    grid_number(g, G_LEFT, (double)above_zero(t->proposed - t->value));
    grid_text(g, G_WHAT, change > 0 ? _("takes over") : change < 0 ? _("hands over") : _("as it is"), change > 0 ? TABLE_GOOD : change < 0 ? TABLE_OPEN : TABLE_FAINT);
}

static void sum_row(grid *g, const gap_town *towns, size_t n, const gap_sum *sum)
{
    int64_t value = 0, left = 0;

    for (size_t i = 0; i < n; i++) {
        value += towns[i].value;
        left += above_zero(towns[i].proposed - towns[i].value);
    }
    grid_row(g);
    grid_text(g, G_TOWN, _("together"), TABLE_PLAIN);
    grid_number(g, G_AIM, (double)sum->aims);
    grid_number(g, G_VALUE, (double)value);
    grid_number(g, G_GAP, (double)sum->gap);
    grid_number(g, G_PROPOSED, (double)sum->proposed);
    grid_number(g, G_CHANGE, (double)(sum->proposed - sum->aims));
    grid_number(g, G_LEFT, (double)left);
}

document *gap_share_document(const gap_town *towns, size_t n, const gap_sum *sum, bool is_flat, bool is_chinese)
{
    document *d = document_new();
    grid *g;

    if (!d)
        return NULL;
    document_language(d, is_chinese);
    document_wide(d);
    if (!is_flat) {
        document_title(d, _("Gaps that other towns take over"));
        document_number(d, "gap", _("gap of the towns that fall short"), (double)sum->gap, 0);
        document_number(d, "movable", _("of it can be handed over"), (double)sum->movable, 0);
        document_number(d, "room", _("room of the others below their limits"), (double)sum->room, 0);
        document_number(d, "moved", _("moved"), (double)sum->moved, 0);
    }
    g = document_grid(d, "towns", NULL, columns, G_COLUMNS);
    for (size_t i = 0; g && i < n; i++)
        town_row(g, &towns[i]);
    if (g) {
        sum_row(g, towns, n, sum);
        grid_hide_empty(g);
    }
    if (sum->gap > sum->moved)
        document_note(d, PLURAL("%lld piece of the gap stays open: the others have no more room, or a town keeps its least",
                                "%lld pieces of the gap stay open: the others have no more room, or towns keep their least", sum->gap - sum->moved),
                      (long long)(sum->gap - sum->moved));
    document_note(d, _("shares are in proportion to gaps and to room, in whole pieces by the largest remainder; the sum of aims stays what it was"));
    return d;
}
