#include "report/quality_doubt_report.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/message.h"

static const char *attribute(const quality_study *s, uint32_t company, const char *indicator)
{
    const panel *p = s->data.panel;

    return panel_text(p, company, dictionary_find(panel_dictionary(p), indicator));
}

/* Whether a table has rows, or is wanted by its name or by a program. */
static bool has_table(document *d, size_t n, const char *what, const quality_style *style)
{
    if (n)
        return true;
    document_note(d, "%s", what);
    return style->only || !style->is_for_people;
}

/* How many of `n` rows are shown. */
static size_t shown(size_t n, const quality_style *style)
{
    return style->top && style->top < n ? style->top : n;
}

/* --- figures ---------------------------------------------------------------------------------- */

enum { F_DOUBT, F_CODE, F_NAME, F_TOWN, F_INDICATOR, F_YEAR, F_VALUE, F_WITH, F_OTHER, F_RATIO, F_ASK, F_IMPORT, F_COLUMNS };

static const table_column figure_columns[F_COLUMNS] = {
    [F_DOUBT] = {"doubt", N_("what looks wrong"), TABLE_TEXT, 0},
    [F_CODE] = {"uscc", N_("code"), TABLE_CODE, 0},
    [F_NAME] = {"name", N_("name"), TABLE_TEXT, 0},
    [F_TOWN] = {"town", N_("town"), TABLE_TEXT, 0},
    [F_INDICATOR] = {"indicator", N_("indicator"), TABLE_TEXT, 0},
    [F_YEAR] = {"year", N_("year"), TABLE_NUMBER, 0},
    [F_VALUE] = {"value", N_("value"), TABLE_MONEY, -1},
    [F_WITH] = {"compared_with", N_("compared with"), TABLE_TEXT, 0},
    [F_OTHER] = {"other_value", N_("its value"), TABLE_MONEY, -1},
    [F_RATIO] = {"ratio", N_("ratio"), TABLE_NUMBER, -1},
    [F_ASK] = {"kept_by", N_("whom to ask"), TABLE_TEXT, 0},
    [F_IMPORT] = {"import", N_("import id"), TABLE_NUMBER, 0},
};

static const quality_wording figure_doubts[FIGURE_DOUBTS] = {
    [DOUBT_UNIT] = {"unit", N_("1,000 times the year before, or a thousandth: another unit?")},
    [DOUBT_UNIT_REPLACED] = {"unit-replaced", N_("1,000 times what was imported before, or a thousandth")},
    [DOUBT_PART] = {"part", N_("a part above its whole")},
    [DOUBT_ABOVE] = {"above", N_("above what it seldom exceeds")},
    [DOUBT_PER_HEAD] = {"per-head", N_("implausible per employee: another unit, or staff missing?")},
    [DOUBT_JUMP] = {"jump", N_("10 times the year before, or a tenth")},
    [DOUBT_REPLACED] = {"replaced", N_("10 times what was imported before, or a tenth")},
};

const char *quality_figure_text(figure_doubt doubt, const quality_style *style)
{
    return quality_say(&figure_doubts[doubt], style);
}

table_tone quality_figure_tone(figure_doubt doubt)
{
    return doubt < DOUBT_ABOVE ? TABLE_BAD : TABLE_OPEN;
}

/* For people four digits say it all. */
static double ratio_of(const quality_figure *f, const quality_style *style)
{
    char text[32];
    double ratio = f->other > 0 ? f->value / f->other : NAN;

    if (!style->is_for_people || isnan(ratio))
        return ratio;
    snprintf(text, sizeof text, "%.4g", ratio);
    return strtod(text, NULL);
}

static void with_text(const quality_study *s, const quality_figure *f, const quality_style *style, char text[120])
{
    const indicator *other = dictionary_get(panel_dictionary(s->data.panel), f->other_indicator);

    if (f->import_id)
        snprintf(text, 120, style->is_for_people ? _("before import %lld") : "import %lld", f->import_id);
    else if (f->other_year != s->year)
        snprintf(text, 120, style->is_for_people ? _("year %d") : "%d", f->other_year);
    else
        snprintf(text, 120, "%.100s", style->is_for_people ? indicator_label(other, style->is_chinese) : other->name);
}

static void add_figure(grid *g, const quality_study *s, const quality_figure *f, const quality_style *style)
{
    const indicator *i = dictionary_get(panel_dictionary(s->data.panel), f->indicator);
    char with[120];

    with_text(s, f, style, with);
    grid_row(g);
    grid_text(g, F_DOUBT, quality_figure_text(f->doubt, style), quality_figure_tone(f->doubt));
    grid_text(g, F_CODE, panel_code(s->data.panel, f->company), TABLE_PLAIN);
    grid_text(g, F_NAME, attribute(s, f->company, "name"), TABLE_PLAIN);
    grid_text(g, F_TOWN, attribute(s, f->company, "town"), TABLE_PLAIN);
    grid_text(g, F_INDICATOR, style->is_for_people ? indicator_label(i, style->is_chinese) : i->name, TABLE_PLAIN);
    grid_number(g, F_YEAR, s->year);
    grid_number(g, F_VALUE, f->value);
    grid_text(g, F_WITH, with, TABLE_PLAIN);
    grid_number(g, F_OTHER, f->other);
    grid_number(g, F_RATIO, ratio_of(f, style));
    grid_text(g, F_ASK, quality_keeper_text(i->kept_by, style), TABLE_PLAIN);
    if (!style->is_for_people && f->import_id)
        grid_number(g, F_IMPORT, (double)f->import_id);
}

void quality_figures_table(document *d, const quality_study *s, const quality_style *style)
{
    size_t n = shown(s->figures.n, style);
    grid *g;

    if (!has_table(d, s->figures.n, _("no figure looks wrong"), style))
        return;
    g = quality_grid(d, "figures", _("Figures to look at, the worst first"), figure_columns,
                     style->is_for_people ? F_IMPORT : F_COLUMNS, style);
    for (size_t k = 0; k < n; k++)
        add_figure(g, s, &s->figures.list[k], style);
    if (s->figures.n)
        document_note(d, PLURAL("%zu figure to look at; ten and a thousand times are limits of this program, not of any "
                                "decree",
                                "%zu figures to look at; ten and a thousand times are limits of this program, not of any "
                                "decree",
                                s->figures.n),
                      s->figures.n);
    if (n < s->figures.n)
        document_note(d, _("the first %zu are shown; --top N or --output FILE.xlsx gives more"), n);
}

/* --- codes ---------------------------------------------------------------------------------------- */

enum { K_DOUBT, K_CODE, K_NAME, K_TOWN, K_OTHER, K_OTHER_NAME, K_OTHER_TOWN, K_COLUMNS };

static const table_column code_columns[K_COLUMNS] = {
    [K_DOUBT] = {"doubt", N_("what looks wrong"), TABLE_TEXT, 0},
    [K_CODE] = {"uscc", N_("code"), TABLE_CODE, 0},
    [K_NAME] = {"name", N_("name"), TABLE_TEXT, 0},
    [K_TOWN] = {"town", N_("town"), TABLE_TEXT, 0},
    [K_OTHER] = {"other_uscc", N_("other code"), TABLE_CODE, 0},
    [K_OTHER_NAME] = {"other_name", N_("its name"), TABLE_TEXT, 0},
    [K_OTHER_TOWN] = {"other_town", N_("its town"), TABLE_TEXT, 0},
};

static const quality_wording code_doubts[CODE_DOUBTS] = {
    [CODE_ONE_SIGN] = {"one-sign", N_("one name, codes that differ in one character")},
    [CODE_OLD_NUMBER] = {"old-number", N_("one name, an old registration number and a credit code")},
    [CODE_SAME_NAME] = {"same-name", N_("one name, two codes")},
    [CODE_BAD_CHECK] = {"check-digit", N_("the check digit of the code is wrong")},
};

const char *quality_code_text(code_doubt doubt, const quality_style *style)
{
    return quality_say(&code_doubts[doubt], style);
}

table_tone quality_code_tone(code_doubt doubt)
{
    return doubt == CODE_SAME_NAME ? TABLE_OPEN : TABLE_BAD;
}

void quality_codes_table(document *d, const quality_study *s, const quality_style *style)
{
    size_t n = shown(s->codes.n, style);
    grid *g;

    if (!has_table(d, s->codes.n, _("no code looks wrong"), style))
        return;
    g = quality_grid(d, "codes", _("Codes that may be wrong, and companies that may be one"), code_columns, K_COLUMNS, style);
    for (size_t k = 0; k < n; k++) {
        const quality_code *c = &s->codes.list[k];

        grid_row(g);
        grid_text(g, K_DOUBT, quality_code_text(c->doubt, style), quality_code_tone(c->doubt));
        grid_text(g, K_CODE, panel_code(s->data.panel, c->company), TABLE_PLAIN);
        grid_text(g, K_NAME, attribute(s, c->company, "name"), TABLE_PLAIN);
        grid_text(g, K_TOWN, attribute(s, c->company, "town"), TABLE_PLAIN);
        if (c->other == PANEL_NO_COMPANY)
            continue;
        grid_text(g, K_OTHER, panel_code(s->data.panel, c->other), TABLE_PLAIN);
        grid_text(g, K_OTHER_NAME, attribute(s, c->other, "name"), TABLE_PLAIN);
        grid_text(g, K_OTHER_TOWN, attribute(s, c->other, "town"), TABLE_PLAIN);
    }
    if (s->codes.n)
        document_note(d, PLURAL("%zu code, or pair of codes, to look at", "%zu codes, or pairs of codes, to look at",
                                s->codes.n),
                      s->codes.n);
    if (n < s->codes.n)
        document_note(d, _("the first %zu are shown; --top N or --output FILE.xlsx gives more"), n);
}
