/*
 * One line a line of the rule: how many stand just above it, and how many would if nobody had been lifted over it. Being near a line, or among too many, is
 * no reproach; the words say no more than that somebody should look.
 */
#include "report/border_report.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/cell.h"
#include "base/error.h"
#include "base/message.h"
#include "base/number_text.h"
#include "report/border_picture.h"
#include "report/border_report_internal.h"
#include "report/expression_words.h"

bool border_has_table(const char *name)
{
    return !strcmp(name, "lines") || !strcmp(name, "bins") || !strcmp(name, "companies");
}

/* --- figures ----------------------------------------------------------------------------------------------------------- */

void border_figure_text(const border_writer *w, const border_line *l, double x, char text[VALUE_TEXT_SIZE])
{
    const border_condition *c = &w->s->conditions[l->condition];

    text[0] = '\0';
    if (cell_is_value(x))
        value_text(x, !c->gate ? UNIT_PLAIN : c->left->money == 1 ? UNIT_MONEY : UNIT_PERCENT, w->zh, text);
}

void border_line_text(const border_writer *w, const border_line *l, char text[BORDER_LINE_TEXT])
{
    static const char *const signs[] = {[COMPARE_LESS] = "<", [COMPARE_LESS_EQUAL] = "≤", [COMPARE_GREATER] = ">", [COMPARE_GREATER_EQUAL] = "≥"};
    char value[VALUE_TEXT_SIZE];

    border_figure_text(w, l, l->value, value);
    snprintf(text, BORDER_LINE_TEXT, "%s %s", signs[w->s->conditions[l->condition].relation], value);
}

const char *border_name_text(const border_writer *w, const border_line *l)
{
    return w->s->conditions[l->condition].gate ? model_text_in(border_line_name(w->s, l), w->zh) : _("total of points");
}

/* --- lines --------------------------------------------------------------------------------------------------------------- */

enum {
    L_CONDITION, L_NAME, L_FIGURE, L_LINE, L_LINE_TEXT, L_BIN, L_KNOWN, L_NEAR, L_ABOVE, L_EXPECTED, L_EXCESS, L_LOW, L_HIGH, L_INTERVAL, L_BELOW, L_BELOW_EXPECTED, L_MISSING, L_MISSING_LOW,
    L_MISSING_HIGH, L_MISFIT, L_STATE, L_STATE_WORD, L_COLUMNS
};

static const table_column line_columns[L_COLUMNS] = {
    [L_CONDITION] = {"condition", NULL, TABLE_TEXT, 0},
    [L_NAME] = {"name", N_("condition"), TABLE_TEXT, 0},
    [L_FIGURE] = {"figure", N_("figure"), TABLE_TEXT, 0},
    [L_LINE] = {"line", NULL, TABLE_NUMBER, -1},
    [L_LINE_TEXT] = {NULL, N_("line of the rule"), TABLE_TEXT, 0},
    [L_BIN] = {"bin", NULL, TABLE_NUMBER, 8},
    [L_KNOWN] = {"known", N_("companies with the figure"), TABLE_NUMBER, 0},
    [L_NEAR] = {"near", N_("of these around the line"), TABLE_NUMBER, 0},
    [L_ABOVE] = {"above", N_("just meeting it"), TABLE_NUMBER, 0},
    [L_EXPECTED] = {"above_expected", N_("expected there"), TABLE_NUMBER, 1},
    [L_EXCESS] = {"excess", N_("excess"), TABLE_NUMBER, 1},
    [L_LOW] = {"excess_low", NULL, TABLE_NUMBER, 4},
    [L_HIGH] = {"excess_high", NULL, TABLE_NUMBER, 4},
    [L_INTERVAL] = {NULL, N_("interval of the excess"), TABLE_TEXT, 0},
    [L_BELOW] = {"just_below", N_("just missing it"), TABLE_NUMBER, 0},
    [L_BELOW_EXPECTED] = {"below_expected", N_("expected there"), TABLE_NUMBER, 1},
    [L_MISSING] = {"missing", N_("missing there"), TABLE_NUMBER, 1},
    [L_MISSING_LOW] = {"missing_low", NULL, TABLE_NUMBER, 4},
    [L_MISSING_HIGH] = {"missing_high", NULL, TABLE_NUMBER, 4},
    [L_MISFIT] = {"misfit", NULL, TABLE_NUMBER, 4},
    [L_STATE] = {"state", NULL, TABLE_TEXT, 0},
    [L_STATE_WORD] = {NULL, N_("result"), TABLE_TEXT, 0},
};

static void state_cells(const border_writer *w, grid *g, const border_line *l)
{
    static const char *const names[] = {[BORDER_EXCESS] = "excess", [BORDER_NONE] = "none", [BORDER_TOO_FEW] = "too_few", [BORDER_NARROW] = "too_narrow"};
    char text[160];

    grid_text(g, L_STATE, names[l->state], TABLE_PLAIN);
    if (l->state == BORDER_EXCESS)
        grid_text(g, L_STATE_WORD, _("more than by chance"), TABLE_OPEN);
    else if (l->state == BORDER_NONE)
        grid_text(g, L_STATE_WORD, _("not more than by chance"), TABLE_PLAIN);
    else if (l->state == BORDER_NARROW)
        grid_text(g, L_STATE_WORD, _("too little room beside the line"), TABLE_FAINT);
    else {
        snprintf(text, sizeof text, _("too few companies: %zu of %zu needed"), l->near, w->s->rules->least);
        grid_text(g, L_STATE_WORD, text, TABLE_FAINT);
    }
}

static void found_cells(grid *g, const border_line *l)
{
    const bunching *b = &l->found;
    char low[32], high[32], text[80];

    grid_number(g, L_ABOVE, b->above.observed);
    grid_number(g, L_EXPECTED, b->above.expected);
    grid_number(g, L_EXCESS, b->above.moved);
    grid_number(g, L_LOW, b->above.low);
    grid_number(g, L_HIGH, b->above.high);
    number_format_fixed(b->above.low, 1, low, sizeof low);
    number_format_fixed(b->above.high, 1, high, sizeof high);
    snprintf(text, sizeof text, _("%s to %s"), low, high);
    grid_text(g, L_INTERVAL, text, TABLE_PLAIN);
    grid_number(g, L_BELOW, b->below.observed);
    grid_number(g, L_BELOW_EXPECTED, b->below.expected);
    grid_number(g, L_MISSING, b->below.moved);
    grid_number(g, L_MISSING_LOW, b->below.low);
    grid_number(g, L_MISSING_HIGH, b->below.high);
    grid_number(g, L_MISFIT, b->misfit);
}

/* What is compared with the line, as a sentence. */
static const char *figure_words(const border_writer *w, const border_line *l)
{
    const border_condition *c = &w->s->conditions[l->condition];
    const word_source from = {w->s->env->dictionary, &w->s->study->model->head, document_memory(w->d), w->zh};
    const char *words = c->gate ? expression_words(c->left, &from) : _("total of points");

    return words ? words : "";
}

static void write_lines(const border_writer *w)
{
    grid *g = document_grid(w->d, "lines", w->v->table ? NULL : _("Lines"), line_columns, L_COLUMNS);

    for (size_t i = 0; g && i < w->s->n_lines; i++) {
        const border_line *l = &w->s->lines[i];
        char text[BORDER_LINE_TEXT];

        grid_row(g);
        border_line_text(w, l, text);
        grid_text(g, L_CONDITION, border_line_id(w->s, l), TABLE_PLAIN);
        grid_text(g, L_NAME, border_name_text(w, l), TABLE_PLAIN);
        grid_text(g, L_FIGURE, figure_words(w, l), TABLE_PLAIN);
        grid_number(g, L_LINE, l->value);
        grid_text(g, L_LINE_TEXT, text, TABLE_PLAIN);
        grid_number(g, L_BIN, l->bin);
        grid_number(g, L_KNOWN, (double)l->known);
        grid_number(g, L_NEAR, (double)l->near);
        if (l->state == BORDER_EXCESS || l->state == BORDER_NONE)
            found_cells(g, l);
        state_cells(w, g, l);
    }
}

static void write_pictures(const border_writer *w)
{
    text_buffer svg;

    text_buffer_init(&svg);
    for (size_t i = 0; i < w->s->n_lines; i++) {
        const border_line *l = &w->s->lines[i];
        char line[BORDER_LINE_TEXT], title[512];

        border_line_text(w, l, line);
        snprintf(title, sizeof title, "%s %s", border_name_text(w, l), line);
        border_picture(&svg, l, w->s->conditions[l->condition].is_upper, title, line);
    }
    if (svg.length)
        document_picture(w->d, text_buffer_string(&svg), 0);
    text_buffer_clear(&svg);
}

/* --- bins ---------------------------------------------------------------------------------------------------------------- */

enum { B_CONDITION, B_LINE, B_BIN, B_FROM, B_TO, B_COMPANIES, B_EXPECTED, B_WINDOW, B_COLUMNS };

static const table_column bin_columns[B_COLUMNS] = {
    [B_CONDITION] = {"condition", N_("condition"), TABLE_TEXT, 0},
    [B_LINE] = {"line", N_("line of the rule"), TABLE_NUMBER, -1},
    [B_BIN] = {"bin", N_("bin from the line"), TABLE_NUMBER, 0},
    [B_FROM] = {"from", N_("from"), TABLE_NUMBER, 8},
    [B_TO] = {"to", N_("to"), TABLE_NUMBER, 8},
    [B_COMPANIES] = {"companies", N_("companies"), TABLE_NUMBER, 0},
    [B_EXPECTED] = {"expected", N_("expected"), TABLE_NUMBER, 4},
    [B_WINDOW] = {"in_window", N_("left out of the fit"), TABLE_NUMBER, 0},
};

static void bin_row(const border_writer *w, grid *g, const border_line *l, size_t i)
{
    bool is_upper = w->s->conditions[l->condition].is_upper;
    double bin = (double)i - (double)l->form.below, from = l->value + l->bin * (is_upper ? -bin - 1 : bin);

    grid_row(g);
    grid_text(g, B_CONDITION, border_line_id(w->s, l), TABLE_PLAIN);
    grid_number(g, B_LINE, l->value);
    grid_number(g, B_BIN, bin);
    grid_number(g, B_FROM, from);
    grid_number(g, B_TO, from + l->bin);
    grid_number(g, B_COMPANIES, l->counts[i]);
    if (l->state == BORDER_EXCESS || l->state == BORDER_NONE)
        grid_number(g, B_EXPECTED, l->expected[i]);
    grid_number(g, B_WINDOW, bin >= -(double)l->form.missing && bin < (double)l->form.excess);
}

static void write_bins(const border_writer *w)
{
    grid *g = document_grid(w->d, "bins", NULL, bin_columns, B_COLUMNS);

    for (size_t k = 0; g && k < w->s->n_lines; k++) {
        for (size_t i = 0; i < w->s->lines[k].form.below + w->s->lines[k].form.above; i++)
            bin_row(w, g, &w->s->lines[k], i);
    }
}

/* --- the document ---------------------------------------------------------------------------------------------------------- */

static void write_notes(const border_writer *w)
{
    const border_study *s = w->s;
    const border_rules *r = s->rules;
    char confidence[32];

    document_note(w->d, _("application year %d; the lines are those of the rule %s; how an excess is looked for is local practice, not law"), s->study->binding.year, s->study->model->id);
    number_format(r->confidence * 100, confidence);
    document_note(w->d, _("expected is what a smooth distribution through the other bins has; the interval (%s%%) comes of %zu draws, seed %zu"), confidence, r->draws, r->seed);
    document_note(w->d, _("an excess says something about all of them and nothing about any one; listed is who stands just above a line and shows as many signs as this: where there is an excess "
                          "%zu, where there is none %zu"), r->signs_with, r->signs_without);
    if (s->n_above > s->listed)
        document_note(w->d, PLURAL("%zu time a company stands just above a line without enough signs and is not listed",
                                   "%zu times a company stands just above a line without enough signs and is not listed", s->n_above - s->listed), s->n_above - s->listed);
    if (!w->v->names_companies && !w->v->table)
        document_note(w->d, _("whom somebody should look at is told at level L3 (full) only"));
}

static bool is_asked(const border_writer *w, const char *table)
{
    return !w->v->table || !strcmp(w->v->table, table);
}

tidu_status border_document(const border_view *v, document **out, tidu_error *err)
{
    border_writer w = {v, v->study, document_new(), v->is_chinese};

    if (!w.d)
        return error_memory(err);
    document_language(w.d, v->is_chinese);
    document_wide(w.d);
    if (!v->table) {
        document_title(w.d, _("Companies just above a line"));
        document_text(w.d, "model", _("rule"), model_text_in(v->study->study->model->name, w.zh));
        document_number(w.d, "to_check", _("to be checked (company and line)"), (double)v->study->listed, 0);
    }
    if (is_asked(&w, "lines"))
        write_lines(&w);
    if (!v->table)
        write_pictures(&w);
    if (v->table && !strcmp(v->table, "bins"))
        write_bins(&w);
    if (is_asked(&w, "companies") && v->names_companies)
        border_write_companies(&w);
    write_notes(&w);
    *out = w.d;
    return TIDU_OK;
}
