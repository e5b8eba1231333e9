#include "report/index_compared.h"

#include <math.h>

#include "base/cell.h"
#include "base/message.h"
#include "base/text_buffer.h"
#include "report/index_stratum_text.h"

enum { MOST_STRATA = 12 }; /* of which something is said one by one */

/* --- notes ---------------------------------------------------------------------------------------------- */

static const char *method_of(const index_result *r)
{
    static const char *const names[LIST_METHODS] = {
        [LIST_TOPSIS] = "TOPSIS", [LIST_VIKOR] = "VIKOR", [LIST_PROMETHEE] = "PROMETHEE II", [LIST_WASPAS] = "WASPAS",
        [LIST_MARCOS] = "MARCOS", [LIST_SPOTIS] = "SPOTIS", [LIST_COPELAND] = "Copeland",
    };
    list_method_kind kind = r->model->list_method.kind;

    return kind == LIST_GREY ? _("grey relations") : kind == LIST_BOD ? _("benefit of the doubt") : names[kind];
}

static const char *column_title(const index_model *m, size_t column, bool zh)
{
    return model_text_in(m->list_method.of_figures ? m->indicators[column].name : m->nodes[m->nodes[0].first_child + column].name, zh);
}

/* "growth 5, profit 2" */
static void note_lacking(document *d, const index_result *r, bool zh)
{
    size_t k = index_list_columns(r->model);
    text_buffer text;
    bool any = false;

    text_buffer_init(&text);
    for (size_t j = 0; j < k; j++) {
        if (!r->compared->lacking[j])
            continue;
        text_buffer_print(&text, "%s%s %zu", any ? _(", ") : "", column_title(r->model, j, zh), r->compared->lacking[j]);
        any = true;
    }
    if (any)
        document_note(d, _("%s compares whole companies and cannot leave anything out; companies that lack a value and have no score: %s"), method_of(r),
                      text_buffer_string(&text));
    text_buffer_clear(&text);
}

static void note_ends(document *d, const index_result *r)
{
    if (r->n_incomplete)
        document_note(d, _("lo and hi of companies that lack data are empty: by %s no ends are computed of what is missing"), method_of(r));
    if (!index_list_is_relative(r->model))
        return;
    document_note(d, _("by %s scores depend on who is on the list: if a company joins or leaves, those of others and their order may change"), method_of(r));
    if (r->n_incomplete)
        document_note(d, "%s", _("what is missing of some companies could move all ranks, so that no best and worst ranks are given"));
}

static void note_singles(document *d, const index_result *r)
{
    size_t n = 0;

    for (size_t i = 0; i < r->n_strata; i++)
        n += r->compared->n_compared[i] == 1;
    if (n && index_list_is_relative(r->model))
        document_note(d, PLURAL("in %zu stratum a single company is compared with none: its score says nothing; see 'least' of strata",
                                "in %zu strata a single company is compared with none: its score says nothing; see 'least' of strata", n),
                      n);
}

static const char *conditions_text(const index_compromise *c)
{
    if (c->has_advantage)
        return c->is_stable ? _("the first is ahead by enough and also the best by S or by R")
                            : _("the first is ahead by enough, but the best neither by S nor by R");
    return c->is_stable ? _("the first is not ahead by enough, though the best by S or by R")
                        : _("the first is neither ahead by enough nor the best by S or by R");
}

static void note_compromises(document *d, const index_result *r, bool zh)
{
    size_t said = 0;

    for (size_t i = 0; i < r->n_strata && said < MOST_STRATA; i++) {
        const index_compromise *c = &r->compared->compromises[i];
        const char *name = r->n_strata > 1 ? index_stratum_name(r, r->strata[i].first, zh) : NULL;

        if (!c->n)
            continue;
        said++;
        if (name)
            document_note(d, _("VIKOR, %s: the compromise solution is the first %zu of %zu; %s"), name, c->n_chosen, c->n, conditions_text(c));
        else
            document_note(d, _("VIKOR: the compromise solution is the first %zu of %zu; %s"), c->n_chosen, c->n, conditions_text(c));
    }
}

void index_compared_notes(document *d, const index_result *r, bool zh)
{
    note_lacking(d, r, zh);
    note_ends(d, r);
    note_singles(d, r);
    if (r->compared->compromises)
        note_compromises(d, r, zh);
}

/* --- one company ---------------------------------------------------------------------------------------- */

enum { F_ID, F_NAME, F_VALUE, F_COLUMNS };

static const char *const meanings[LIST_METHODS][INDEX_MOST_FIGURES] = {
    [LIST_TOPSIS] = {N_("distance to the best values"), N_("distance to the worst values")},
    [LIST_VIKOR] = {N_("S, what it lacks in all, the less the better"), N_("R, what it lacks most, the less the better"),
                    N_("Q, of both, the less the better")},
    [LIST_PROMETHEE] = {N_("how much it is preferred to others"), N_("how much others are preferred to it"), N_("net flow")},
    [LIST_WASPAS] = {N_("weighted sum of ratios to the best"), N_("weighted product of ratios to the best")},
    [LIST_SPOTIS] = {N_("distance to the better bounds")},
    [LIST_COPELAND] = {N_("companies that it beats, less those that beat it")},
};

static void row(grid *g, const char *id, const char *name, double value)
{
    grid_row(g);
    grid_text(g, F_ID, id, TABLE_PLAIN);
    grid_text(g, F_NAME, name, TABLE_PLAIN);
    grid_number(g, F_VALUE, value);
}

static void figure_rows(document *d, grid *g, const index_result *r, uint32_t company, bool zh)
{
    const index_model *m = r->model;
    size_t k = index_list_columns(m);
    list_method_kind kind = m->list_method.kind;

    for (size_t f = 0; index_figure_name(kind, f); f++)
        row(g, index_figure_name(kind, f), _(meanings[kind][f]), r->compared->figures[f][company]);
    for (size_t j = 0; r->compared->own_weights && j < k; j++) {
        const char *name = arena_print(document_memory(d), _("own weight of %s"), column_title(m, j, zh));

        row(g, index_list_column(m, j), name ? name : "", r->compared->own_weights[company * k + j]);
    }
}

void index_compared_table(document *d, const index_result *r, uint32_t company, bool zh)
{
    bool any = cell_is_value(r->compared->value[company]) && (index_figure_name(r->model->list_method.kind, 0) || r->compared->own_weights);
    table_column *c = any ? arena_take_array(document_memory(d), F_COLUMNS, sizeof *c) : NULL;
    grid *g;

    if (!c)
        return;
    c[F_ID] = (table_column){"figure", _("figure"), TABLE_TEXT, 0};
    c[F_NAME] = (table_column){"name", _("meaning"), TABLE_TEXT, 0};
    c[F_VALUE] = (table_column){"value", _("value"), TABLE_NUMBER, 6};
    g = document_grid(d, "comparison", _("How it compares"), c, F_COLUMNS);
    if (g)
        figure_rows(d, g, r, company, zh);
}
