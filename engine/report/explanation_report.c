#include "report/explanation_report.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/cell.h"
#include "base/date.h"
#include "base/message.h"
#include "base/text_buffer.h"
#include "report/assessment_report.h"
#include "report/cite_text.h"
#include "report/value_text.h"
#include "rules/print.h"

typedef struct writer {
    document *d;
    const explanation *e;
    const dictionary *dictionary;
    bool zh;
} writer;

/* --- gates and direct passes ---------------------------------------------------------- */

/* Short ones first: on a narrow terminal the long ones behind are cut, never a number. */
enum { G_ID, G_NAME, G_STATE, G_VALUE, G_LINE, G_MARGIN, G_WHAT, G_CELLS, G_LAW, G_CITE,
       G_COLUMNS };

static const table_column gate_columns[G_COLUMNS] = {
    [G_ID] = {"id", N_("id"), TABLE_TEXT, -1},
    [G_NAME] = {"name", N_("condition"), TABLE_TEXT, -1},
    [G_STATE] = {"state", N_("state"), TABLE_TEXT, -1},
    [G_VALUE] = {"value", N_("value"), TABLE_TEXT, -1},
    [G_LINE] = {"line", N_("line"), TABLE_TEXT, -1},
    [G_MARGIN] = {"margin", N_("margin"), TABLE_TEXT, -1},
    [G_WHAT] = {"expression", N_("computed as"), TABLE_TEXT, -1},
    [G_CELLS] = {"cells", N_("cells (line:column)"), TABLE_TEXT, -1},
    [G_LAW] = {"law", N_("the law in short"), TABLE_TEXT, -1},
    [G_CITE] = {"cite", N_("source"), TABLE_TEXT, -1},
};
static const table_column item_columns[5] = {
    [0] = {"id", N_("id"), TABLE_TEXT, -1},
    [1] = {"name", N_("item"), TABLE_TEXT, -1},
    [2] = {"points", N_("points"), TABLE_TEXT, -1},
    [3] = {"why", N_("why"), TABLE_TEXT, -1},
    [4] = {"cite", N_("source"), TABLE_TEXT, -1},
};
static const table_column cell_columns[7] = {
    [0] = {"indicator", N_("indicator"), TABLE_TEXT, -1},
    [1] = {"label", N_("meaning"), TABLE_TEXT, -1},
    [2] = {"year", N_("year"), TABLE_NUMBER, -1},
    [3] = {"value", N_("value"), TABLE_TEXT, -1},
    [4] = {"source", N_("where it stands"), TABLE_TEXT, -1},
    [5] = {"used_by", N_("used by"), TABLE_TEXT, -1},
    [6] = {"from", N_("taken from"), TABLE_TEXT, -1},
};
static const table_column definition_columns[3] = {
    [0] = {"name", N_("name"), TABLE_TEXT, -1},
    [1] = {"value", N_("value"), TABLE_TEXT, -1},
    [2] = {"definition", N_("definition"), TABLE_TEXT, -1},
};

static const char *truth_word(truth t)
{
    return t == TRUTH_TRUE ? _("true") : t == TRUTH_FALSE ? _("false") : _("unknown");
}

/* How far the value is on the good side of its line; negative: how much is lacking. */
static void margin_text(const explained_comparison *c, bool zh, char text[VALUE_TEXT_SIZE])
{
    bool is_upper = !strcmp(c->sign, "≤") || !strcmp(c->sign, "<");
    double room = is_upper ? c->right - c->left : c->left - c->right;
    char plain[VALUE_TEXT_SIZE];

    text[0] = '\0';
    if (!cell_is_value(c->left) || !cell_is_value(c->right) || !strcmp(c->sign, "="))
        return;
    if (c->unit == UNIT_DATE) {
        snprintf(text, VALUE_TEXT_SIZE, _("%+ld days"), (long)room);
        return;
    }
    value_text(room, c->unit, zh, plain);
    snprintf(text, VALUE_TEXT_SIZE, "%s%.60s", room > 0 ? "+" : "", plain);
}

static void comparison_row(writer *w, grid *g, const explained_comparison *c)
{
    char text[VALUE_TEXT_SIZE];
    char line[VALUE_TEXT_SIZE + 8];

    grid_text(g, G_WHAT, c->left_text, TABLE_FAINT);
    if (!c->is_number) {
        grid_text(g, G_VALUE, truth_word(c->holds), TABLE_PLAIN);
        return;
    }
    value_text(c->left, c->unit, w->zh, text);
    grid_text(g, G_VALUE, text, TABLE_PLAIN);
    value_text(c->right, c->unit, w->zh, text);
    snprintf(line, sizeof line, "%s %s", c->sign, text);
    grid_text(g, G_LINE, line, TABLE_PLAIN);
    margin_text(c, w->zh, text);
    grid_text(g, G_MARGIN, text, TABLE_PLAIN);
}

/* The comparisons from the i-th on that belong to this path; the first stands in the row that is open. */
static size_t comparison_rows(writer *w, grid *g, const explained_condition *c, size_t i, size_t path)
{
    for (size_t first = i; i < c->n_comparisons && c->comparisons[i].path == path; i++) {
        if (i > first)
            grid_row(g);
        comparison_row(w, g, &c->comparisons[i]);
    }
    return i;
}

/* Where the values stand: "companies.csv 95:33 95:32", a file named when it changes. */
static void cells_text(const explained_condition *c, text_buffer *out)
{
    const char *file = NULL;
    unsigned long row = 0; /* named last without a column */

    for (size_t i = 0; i < c->n_cells; i++) {
        const explained_cell *x = &c->cells[i];

        if (!x->file || (!x->column && x->line == row && file && !strcmp(file, x->file)))
            continue;
        if (!file || strcmp(file, x->file))
            text_buffer_print(out, "%s%s", out->length ? ", " : "", file_of_path(x->file));
        file = x->file;
        if (x->line && x->column)
            text_buffer_print(out, " %lu:%lu", x->line, x->column);
        else if (x->line) /* a constant of the mapping, or gathered from several rows */
            text_buffer_print(out, " %lu", x->line);
        row = x->column ? 0 : x->line;
    }
}

static void condition_rows(writer *w, grid *g, const explained_condition *c)
{
    text_buffer cells;
    size_t done = 0;
    char text[512], cite[CITE_TEXT_SIZE];

    grid_row(g);
    grid_text(g, G_ID, c->condition->id, TABLE_PLAIN);
    grid_text(g, G_NAME, model_text_in(c->condition->name, w->zh), TABLE_PLAIN);
    grid_text(g, G_STATE, state_word(c->state), state_tone(c->state));
    grid_text(g, G_LAW, model_text_in(c->condition->law, w->zh), TABLE_FAINT);
    cite_text(w->e->model, c->condition->cite, c->condition->origin, cite);
    grid_text(g, G_CITE, cite, TABLE_FAINT);
    text_buffer_init(&cells);
    cells_text(c, &cells);
    grid_text(g, G_CELLS, text_buffer_string(&cells), TABLE_FAINT);
    text_buffer_clear(&cells);
    if (!c->condition->n_paths)
        comparison_rows(w, g, c, 0, 0);
    for (size_t i = 0; i < c->condition->n_paths; i++) {
        grid_row(g);
        snprintf(text, sizeof text, "· %s", model_text_in(c->condition->paths[i].name, w->zh));
        grid_text(g, G_NAME, text, TABLE_FAINT);
        grid_text(g, G_STATE, truth_word(c->paths[i]), TABLE_PLAIN);
        done = comparison_rows(w, g, c, done, i);
    }
}

static void write_conditions(writer *w, const char *name, const char *heading,
                             const explained_condition *c, size_t n)
{
    grid *g;

    if (!n)
        return;
    g = document_grid(w->d, name, heading, gate_columns, G_COLUMNS);
    for (size_t i = 0; i < n; i++)
        condition_rows(w, g, &c[i]);
}

/* --- items ---------------------------------------------------------------------------- */

static void why_item(const writer *w, const explained_item *x, text_buffer *out)
{
    char text[VALUE_TEXT_SIZE];
    unsigned left = 0;

    if (x->has_over) {
        value_text(x->over, x->unit, w->zh, text);
        text_buffer_print(out, "%s = %s", x->item->over_text, text);
    }
    for (size_t b = 0; b < x->item->n_bands; b++)
        left += x->bands >> b & 1;
    for (size_t b = 0; b < x->item->n_bands && left == 1 && x->item->n_bands > 1; b++) {
        const char *band = x->item->bands[b].text;

        if (x->bands >> b & 1)
            text_buffer_print(out, "%s%s", out->length ? "; " : "",
                              band && *band ? band : _("none of the bands above"));
    }
    if (left > 1)
        text_buffer_print(out, _("%s%u of %zu bands are still possible: data are missing"),
                          out->length ? "; " : "", left, x->item->n_bands);
    if (x->is_judged)
        text_buffer_print(out, _("%sgiven by an expert"), out->length ? "; " : "");
    else if (x->is_contradicted)
        text_buffer_print(out, _("%sthe expert's %g points lie outside the law's band and do not count"),
                          out->length ? "; " : "", x->judged);
    else if (left == 1 && x->least < x->greatest)
        text_buffer_print(out, _("%san expert decides within the band"), out->length ? "; " : "");
}

static void write_items(writer *w)
{
    const model *m = w->e->model;
    grid *g;

    if (!m->n_items)
        return;
    g = document_grid(w->d, "items", _("Score"), item_columns, 5);
    for (size_t k = 0; k < m->n_groups; k++) {
        char text[VALUE_TEXT_SIZE], name[256];

        grid_row(g);
        if (m->groups[k].most < INFINITY)
            snprintf(name, sizeof name, _("%s (at most %g)"), model_text_in(m->groups[k].name, w->zh),
                     m->groups[k].most);
        else
            snprintf(name, sizeof name, "%s", model_text_in(m->groups[k].name, w->zh));
        interval_text(w->e->group_least[k], w->e->group_greatest[k], text);
        grid_text(g, 0, m->groups[k].id, TABLE_PLAIN);
        grid_text(g, 1, name, TABLE_PLAIN);
        grid_text(g, 2, text, TABLE_PLAIN);
        grid_text(g, 4, m->groups[k].cite, TABLE_FAINT);
        for (size_t i = m->groups[k].first_item; i < m->groups[k].first_item + m->groups[k].n_items; i++) {
            const explained_item *x = &w->e->items[i];
            char cite[CITE_TEXT_SIZE];
            text_buffer why;

            text_buffer_init(&why);
            why_item(w, x, &why);
            snprintf(name, sizeof name, "· %s", model_text_in(x->item->name, w->zh));
            interval_text(x->least, x->greatest, text);
            grid_row(g);
            grid_text(g, 0, x->item->id, TABLE_PLAIN);
            grid_text(g, 1, name, TABLE_PLAIN);
            grid_text(g, 2, text, x->least == x->greatest ? TABLE_PLAIN : TABLE_OPEN);
            grid_text(g, 3, text_buffer_string(&why), TABLE_PLAIN);
            cite_text(m, x->item->cite, x->item->origin, cite);
            grid_text(g, 4, cite, TABLE_FAINT);
            text_buffer_clear(&why);
        }
    }
}

/* --- data ------------------------------------------------------------------------------- */

/* The expression, or the steps of a table: "revenue[Y-1] ≤ 5000 wan: 5%; else: 3%". */
static void definition_text(const model_definition *d, text_buffer *out)
{
    text_buffer_empty(out);
    if (!d->value.table) {
        text_buffer_append_string(out, d->text);
        return;
    }
    for (size_t i = 0; i < d->value.table->n; i++) {
        bool is_else = !*d->step_texts[i];

        text_buffer_print(out, "%s%s%s%s: ", i ? "; " : "", is_else ? _("else") : d->text,
                          is_else ? "" : " ", d->step_texts[i]);
        expression_print(d->value.table->steps[i].value, out);
    }
}

static void write_definitions(writer *w)
{
    text_buffer definition;
    grid *g;

    if (!w->e->n_definitions)
        return;
    text_buffer_init(&definition);
    g = document_grid(w->d, "definitions", _("Computed"), definition_columns, 3);
    for (size_t i = 0; i < w->e->n_definitions; i++) {
        const explained_definition *x = &w->e->definitions[i];
        char text[VALUE_TEXT_SIZE];

        if (x->is_truth)
            snprintf(text, sizeof text, "%s", truth_word(x->holds));
        else
            value_text(x->value, x->unit, w->zh, text);
        grid_row(g);
        grid_text(g, 0, x->definition->value.name, TABLE_PLAIN);
        grid_text(g, 1, text, TABLE_PLAIN);
        definition_text(x->definition, &definition);
        grid_text(g, 2, text_buffer_string(&definition), TABLE_FAINT);
    }
    text_buffer_clear(&definition);
}

static void cell_row(writer *w, grid *g, const explained_cell *c, const char *user)
{
    const indicator *i = dictionary_get(w->dictionary, c->indicator);
    const char *code = explanation_code(w->e, c->indicator);
    char text[VALUE_TEXT_SIZE];
    char place[700];

    grid_row(g);
    grid_text(g, 0, i->name, TABLE_PLAIN);
    grid_text(g, 1, indicator_label(i, w->zh), TABLE_FAINT);
    if (c->year != PANEL_ANY_YEAR)
        grid_number(g, 2, c->year);
    if (code || c->text)
        grid_text(g, 3, code ? code : c->text, TABLE_PLAIN);
    else {
        value_text(c->value, indicator_unit(i), w->zh, text);
        grid_text(g, 3, text, cell_is_value(c->value) ? TABLE_PLAIN : TABLE_OPEN);
    }
    if (c->file) {
        if (c->column)
            snprintf(place, sizeof place, "%s:%lu:%lu", c->file, c->line, c->column);
        else /* gathered from several rows */
            snprintf(place, sizeof place, "%s", c->file);
        grid_text(g, 4, place, TABLE_FAINT);
    }
    grid_text(g, 5, user, TABLE_FAINT);
    if (c->used != c->indicator)
        grid_text(g, 6, dictionary_get(w->dictionary, c->used)->name, TABLE_FAINT);
}

typedef struct seen_cell {
    int indicator;
    int year;
} seen_cell;

enum { MOST_SEEN = 512 };

typedef struct seen_cells {
    seen_cell cell[MOST_SEEN];
    size_t n;
} seen_cells;

/* Each cell once, under the first condition that uses it. */
static void cell_rows(writer *w, grid *g, seen_cells *seen, const explained_cell *cells, size_t n,
                      const char *user)
{
    for (size_t i = 0; i < n; i++) {
        size_t j = 0;

        while (j < seen->n && (seen->cell[j].indicator != cells[i].indicator ||
                               seen->cell[j].year != cells[i].year))
            j++;
        if (j < seen->n || seen->n == MOST_SEEN)
            continue;
        seen->cell[seen->n++] = (seen_cell){cells[i].indicator, cells[i].year};
        cell_row(w, g, &cells[i], user);
    }
}

static void write_cells(writer *w)
{
    const model *m = w->e->model;
    grid *g = document_grid(w->d, "data", _("Data"), cell_columns, 7);
    seen_cells seen = {.n = 0};

    for (size_t i = 0; i < m->n_gates; i++)
        cell_rows(w, g, &seen, w->e->gates[i].cells, w->e->gates[i].n_cells, m->gates[i].id);
    for (size_t i = 0; i < m->n_items; i++)
        cell_rows(w, g, &seen, w->e->items[i].cells, w->e->items[i].n_cells, m->items[i].id);
    for (size_t i = 0; i < m->n_directs; i++)
        cell_rows(w, g, &seen, w->e->directs[i].cells, w->e->directs[i].n_cells, m->directs[i].id);
}

/* --- what would close it ------------------------------------------------------------------ */

enum { NEXT_WHAT, NEXT_WHY, NEXT_COLUMNS };
static const table_column next_columns[NEXT_COLUMNS] = {
    [NEXT_WHAT] = {"what", N_("what"), TABLE_TEXT, -1},
    [NEXT_WHY] = {"why", N_("what would close it"), TABLE_TEXT, -1},
};

static void next_row(grid *g, const char *what, const char *why)
{
    grid_row(g);
    grid_text(g, NEXT_WHAT, what, TABLE_PLAIN);
    grid_text(g, NEXT_WHY, why, TABLE_PLAIN);
}

static bool is_asked_for(const explained_cell *x)
{
    return !x->text && !x->is_optional && cell_is_missing(x->value);
}

/* How many cells from the i-th on are missing in years that follow each other, in one direction. */
static size_t run_of_years(const explained_condition *c, size_t i)
{
    size_t n = 1;
    int step = 0;

    for (; i + n < c->n_cells; n++) {
        const explained_cell *last = &c->cells[i + n - 1], *x = last + 1;
        int by = x->year - last->year;

        if (!is_asked_for(x) || x->indicator != last->indicator || (by != 1 && by != -1) || (step && by != step))
            break;
        step = by;
    }
    return n;
}

/* "revenue 2021-2023, founded on" */
static void missing_names(const writer *w, const explained_condition *c, text_buffer *out)
{
    for (size_t i = 0, n; i < c->n_cells; i += n) {
        const explained_cell *x = &c->cells[i];
        int first = x->year, last;

        n = 1;
        if (!is_asked_for(x))
            continue;
        n = run_of_years(c, i);
        last = c->cells[i + n - 1].year;
        text_buffer_print(out, "%s%s", out->length ? ", " : "",
                          indicator_label(dictionary_get(w->dictionary, x->indicator), w->zh));
        if (n > 1)
            text_buffer_print(out, " %d-%d", first < last ? first : last, first < last ? last : first);
        else if (first != PANEL_ANY_YEAR)
            text_buffer_print(out, " %d", first);
    }
}

/* "a setting is not given: --setting usd_cny=…" */
static void missing_settings(const writer *w, text_buffer *out)
{
    const model *m = w->e->model;
    const char *before = " --setting ";

    text_buffer_append_string(out, _("a setting is not given"));
    for (size_t i = 0; i < m->n_settings; i++) {
        if (!cell_is_value(m->settings[i].value.value)) {
            text_buffer_print(out, "%s%s=…", before, m->settings[i].value.name);
            before = ", ";
        }
    }
}

/* The flag that the comparison looks at and nothing else; INDICATOR_NONE when it is no flag. */
static int flag_of(const writer *w, const explained_condition *c)
{
    for (size_t i = 0; i < c->n_cells; i++) {
        const indicator *meaning = dictionary_get(w->dictionary, c->cells[i].indicator);

        if (meaning->type == INDICATOR_FLAG && !strcmp(meaning->name, c->comparisons[0].left_text))
            return c->cells[i].indicator;
    }
    return INDICATOR_NONE;
}

/* One comparison that is not met: what is, what the rule needs, and how far apart they are. */
static void unmet_text(const writer *w, const explained_condition *c, text_buffer *out)
{
    const explained_comparison *x = &c->comparisons[0];
    char is[VALUE_TEXT_SIZE], needed[VALUE_TEXT_SIZE], margin[VALUE_TEXT_SIZE];
    int flag = flag_of(w, c);

    if (flag != INDICATOR_NONE && cell_is_value(x->left)) {
        text_buffer_print(out, x->left != 0 ? _("not met: \"%s\" is so") : _("not met: \"%s\" is not so"),
                          indicator_label(dictionary_get(w->dictionary, flag), w->zh));
        return;
    }
    value_text(x->left, x->unit, w->zh, is);
    value_text(x->right, x->unit, w->zh, needed);
    margin_text(x, w->zh, margin);
    text_buffer_print(out, _("not met: %s, needed %s %s"), is, x->sign, needed);
    if (*margin)
        text_buffer_print(out, _(", margin %s"), margin);
}

static void next_for_gate(const writer *w, grid *g, const explained_condition *c)
{
    const char *name = model_text_in(c->condition->name, w->zh);
    text_buffer why;

    text_buffer_init(&why);
    if (c->state == GATE_UNKNOWN) {
        missing_names(w, c, &why);
        if (!why.length)
            missing_settings(w, &why);
        else {
            char *list = arena_copy_string(document_memory(w->d), why.text);

            text_buffer_empty(&why);
            text_buffer_print(&why, _("find out: %s"), list ? list : "");
        }
    } else if (c->state == GATE_JUDGED) {
        text_buffer_append_string(&why, _("an expert has to confirm it"));
    } else if (c->n_comparisons == 1 && c->comparisons[0].is_number) {
        unmet_text(w, c, &why);
    } else {
        text_buffer_append_string(&why, _("not met"));
    }
    next_row(g, name, text_buffer_string(&why));
    text_buffer_clear(&why);
}

static void next_for_score(const writer *w, grid *g)
{
    const explanation *e = w->e;
    char why[256];

    for (size_t i = 0; i < e->model->n_limits; i++) {
        const model_limit *l = &e->model->limits[i];

        if (l->subject != MODEL_TOTAL || e->least > l->bound)
            continue;
        if (e->greatest < l->bound)
            snprintf(why, sizeof why, _("the score reaches %g at most; %s is needed"), e->greatest,
                     e->model->pass_text);
        else
            snprintf(why, sizeof why, _("between %g and %g points; %s is needed"), e->least,
                     e->greatest, e->model->pass_text);
        next_row(g, _("Score"), why);
    }
    for (size_t i = 0; i < e->model->n_items; i++) {
        const explained_item *x = &e->items[i];

        if (x->greatest - x->least < 5 || !(x->bands & (x->bands - 1)))
            continue;
        snprintf(why, sizeof why, _("up to %g points hang on missing data"), x->greatest - x->least);
        next_row(g, model_text_in(x->item->name, w->zh), why);
    }
}

static void write_next(writer *w)
{
    grid *g;

    if (w->e->verdict == TRUTH_TRUE)
        return;
    g = document_grid(w->d, "open", _("What stands between this company and a yes"), next_columns,
                      NEXT_COLUMNS);
    for (size_t i = 0; i < w->e->model->n_gates; i++) {
        gate_state s = w->e->gates[i].state;

        if (s != GATE_MET && s != GATE_NOT_APPLICABLE)
            next_for_gate(w, g, &w->e->gates[i]);
    }
    if (w->e->model->n_items)
        next_for_score(w, g);
}

/* --- the whole ------------------------------------------------------------------------------ */

/* The window of applications that is open on the day, or the next one to open in that year. */
static void write_window(writer *w)
{
    const model *m = w->e->model;
    const model_window *next = NULL;
    char text[512], from[11], to[11];

    for (size_t i = 0; i < m->n_windows; i++) {
        if (m->windows[i].to >= w->e->on && date_from_days(m->windows[i].to).year == w->e->year && (!next || m->windows[i].to < next->to))
            next = &m->windows[i];
    }
    if (!next)
        return;
    date_format(next->to, to);
    if (next->from == MODEL_NO_BEGIN)
        snprintf(text, sizeof text, _("%s: until %s (%s)"), model_text_in(next->name, w->zh), to, next->source);
    else
        date_format(next->from, from), snprintf(text, sizeof text, _("%s: from %s to %s (%s)"),
                                                model_text_in(next->name, w->zh), from, to, next->source);
    document_text(w->d, "window", _("applications"), text);
}

/* What the user has given where the law leaves a fact open: "usd_cny = 7.12, yuan for one US dollar". */
static void write_settings(writer *w)
{
    const model *m = w->e->model;

    for (size_t i = 0; i < m->n_settings; i++) {
        const model_setting *s = &m->settings[i];
        const char *name = model_text_in(s->name, w->zh);
        char text[512];

        if (cell_is_value(s->value.value))
            snprintf(text, sizeof text, "%s = %.15g  (%s)", s->value.name, s->value.value, name);
        else
            snprintf(text, sizeof text, _("%s is not given  (%s)"), s->value.name, name);
        document_text(w->d, s->value.name, _("setting"), text);
    }
}

static void write_head(writer *w)
{
    const explanation *e = w->e;
    const model *m = e->model;
    char text[512], on[11];

    snprintf(text, sizeof text, "%s  %s", e->name ? e->name : e->code, model_text_in(m->name, w->zh));
    document_title(w->d, text);
    document_text(w->d, "uscc", _("code"), e->code);
    document_text(w->d, "name", NULL, e->name);
    for (size_t i = 0; i < e->n_codes; i++) {
        const indicator *about = dictionary_get(w->dictionary, e->codes[i].indicator);

        document_text(w->d, about->name, indicator_label(about, w->zh), e->codes[i].text);
    }
    document_text(w->d, "model", NULL, m->id);
    document_text(w->d, "version", NULL, m->version);
    document_text(w->d, "digest", NULL, m->digest);
    document_number(w->d, "year", NULL, e->year, 0);
    date_format(e->on, on);
    snprintf(text, sizeof text, _("%s in the version of %s, application year %d, on %s"), m->id,
             m->version, e->year, on);
    document_text(w->d, "rule", _("rule"), text);
    document_text(w->d, "on", NULL, on);
    if (*e->version_note)
        document_text(w->d, "version_note", _("why this version"), e->version_note);
    if (m->extends)
        document_text(w->d, "extends", _("extends"), file_of_path(m->extends));
    write_window(w);
    write_settings(w);
    document_text(w->d, "verdict", NULL, verdict_name(e->verdict));
    document_text(w->d, "verdict_word", _("verdict"), verdict_word(e->verdict));
    document_number(w->d, "readiness", NULL, e->readiness, 6);
    snprintf(text, sizeof text, "%.1f%%", 100 * e->readiness);
    document_text(w->d, NULL, _("readiness"), text);
    if (m->n_items) {
        interval_text(e->least, e->greatest, text);
        document_number(w->d, "score_lo", NULL, e->least, -1);
        document_number(w->d, "score_hi", NULL, e->greatest, -1);
        snprintf(text + strlen(text), sizeof text - strlen(text), "  (%s)", m->pass_text);
        document_text(w->d, "score", _("score"), text);
    }
    for (size_t i = 0; i < m->n_documents; i++) {
        snprintf(text, sizeof text, "%s: 《%s》 %s", m->documents[i].id, model_text_in(m->documents[i].title, w->zh),
                 m->documents[i].number);
        document_text(w->d, NULL, _("source"), text);
    }
    document_text(w->d, "assumption", _("assumption"), model_text_in(m->prior_note, w->zh));
}

void explanation_append_rules(document *d, const explanation *e, const dictionary *dictionary,
                              bool is_chinese)
{
    writer w = {d, e, dictionary, is_chinese};

    write_conditions(&w, "gates", _("Conditions"), e->gates, e->model->n_gates);
    write_conditions(&w, "direct", _("Direct passes"), e->directs, e->model->n_directs);
    write_items(&w);
}

void explanation_append_data(document *d, const explanation *e, const dictionary *dictionary,
                             bool is_chinese)
{
    writer w = {d, e, dictionary, is_chinese};

    write_definitions(&w);
    write_cells(&w);
}

document *explanation_document(const explanation *e, const dictionary *dictionary, bool is_chinese)
{
    writer w = {document_new(), e, dictionary, is_chinese};

    if (!w.d)
        return NULL;
    document_language(w.d, is_chinese);
    write_head(&w);
    write_next(&w);
    explanation_append_rules(w.d, e, dictionary, is_chinese);
    explanation_append_data(w.d, e, dictionary, is_chinese);
    return w.d;
}
