#include <math.h>

#include "base/message.h"
#include "base/number_text.h"
#include "report/index_audit_report_internal.h"

enum { LOADINGS_SAID = 4, SHORT = 32 };

enum { E_NUMBER, E_VALUE, E_SHARE, E_SUM, E_LOADS, E_COLUMNS };

static const table_column component_columns[E_COLUMNS] = {
    [E_NUMBER] = {"component", N_("component"), TABLE_NUMBER, 0},
    [E_VALUE] = {"eigenvalue", N_("eigenvalue"), TABLE_NUMBER, 4},
    [E_SHARE] = {"explained", N_("explains"), TABLE_SHARE, 6},
    [E_SUM] = {"explained_sum", N_("together"), TABLE_SHARE, 6},
    [E_LOADS] = {NULL, N_("loads most on"), TABLE_TEXT, 0},
};

/* The greatest |loading| that is below `before`, or equal to it behind indicator `after`; SIZE_MAX: none. */
static size_t next_loading(const index_audit *a, size_t k, size_t component, double before, size_t after)
{
    size_t best = SIZE_MAX;

    for (size_t i = 0; i < k; i++) {
        double x = fabs(a->loadings[i * a->n_components + component]);

        if (a->pairs.is_constant[i] || x > before || (x == before && after != SIZE_MAX && i <= after))
            continue;
        if (best == SIZE_MAX || x > fabs(a->loadings[best * a->n_components + component]))
            best = i;
    }
    return best;
}

static void say_loadings(const audit_writer *w, size_t component, text_buffer *out)
{
    const index_audit *a = w->x->a;
    double before = INFINITY;
    size_t at = SIZE_MAX;

    for (int i = 0; i < LOADINGS_SAID; i++) {
        char number[SHORT];
        double loading;

        at = next_loading(a, w->m->n_indicators, component, before, at);
        if (at == SIZE_MAX)
            return;
        loading = a->loadings[at * a->n_components + component];
        before = fabs(loading);
        number_format_fixed(before, 2, number, sizeof number);
        text_buffer_print(out, "%s%s %s%s", i ? _(", ") : "", audit_name(w, at), loading < 0 ? "-" : "+", number);
    }
}

static void component_table(const audit_writer *w)
{
    const index_audit *a = w->x->a;
    grid *g = audit_is_asked(w, "components") ? audit_grid(w, "components", _("Principal components of the correlations"), component_columns, E_COLUMNS) : NULL;
    double sum = 0;
    text_buffer text;

    text_buffer_init(&text);
    for (size_t c = 0; g && c < a->n_components; c++) {
        sum += a->components[c];
        grid_row(g);
        grid_number(g, E_NUMBER, (double)c + 1);
        grid_number(g, E_VALUE, a->components[c]);
        grid_number(g, E_SHARE, a->components[c] / (double)a->n_components);
        grid_number(g, E_SUM, sum / (double)a->n_components);
        text_buffer_empty(&text);
        if (a->components[c] >= 1)
            say_loadings(w, c, &text);
        grid_buffer(g, E_LOADS, &text, TABLE_PLAIN);
    }
    text_buffer_clear(&text);
}

enum { L_COMPONENT, L_ID, L_NAME, L_LOADING, L_COLUMNS };

/* For programs. */
static void loading_table(const audit_writer *w)
{
    bool is_shown = w->x->table != NULL;
    const table_column columns[L_COLUMNS] = {[L_COMPONENT] = {"component", is_shown ? N_("component") : NULL, TABLE_NUMBER, 0},
                                             [L_ID] = {"indicator", is_shown ? N_("indicator") : NULL, TABLE_TEXT, 0},
                                             [L_NAME] = {"name", is_shown ? N_("meaning") : NULL, TABLE_TEXT, 0},
                                             [L_LOADING] = {"loading", is_shown ? N_("loading") : NULL, TABLE_NUMBER, 6}};
    const index_audit *a = w->x->a;
    grid *g = audit_is_asked(w, "loadings") ? audit_grid(w, "loadings", NULL, columns, L_COLUMNS) : NULL;

    for (size_t c = 0; g && c < a->n_components; c++) {
        for (size_t k = 0; k < w->m->n_indicators; k++) {
            grid_row(g);
            grid_number(g, L_COMPONENT, (double)c + 1);
            grid_text(g, L_ID, w->m->indicators[k].id, TABLE_PLAIN);
            grid_text(g, L_NAME, audit_name(w, k), TABLE_PLAIN);
            grid_number(g, L_LOADING, a->pairs.is_constant[k] ? NAN : a->loadings[k * a->n_components + c]);
        }
    }
}

void audit_component_tables(const audit_writer *w)
{
    component_table(w);
    loading_table(w);
}
