/*
 * Who moves a ratio: the companies by how far it is from where it would be without them. Levels add up to the part of the sum in the ratio, changes
 * to its change (numeric/ratio_sum.h); those that are not shown stand together in one line, so that the columns add up to the last one.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/allocate.h"
#include "base/error.h"
#include "base/message.h"
#include "report/metric_report_internal.h"

enum {
    C_PLACE, C_CODE, C_NAME, C_TOWN, C_OF, C_OF_WAN, C_PER, C_PER_WAN, C_OWN, C_OWN_TEXT, C_LEVEL, C_LEVEL_POINTS, C_WITHOUT, C_WITHOUT_TEXT, C_MOVES,
    C_MOVES_POINTS, C_CHANGE, C_CHANGE_POINTS, C_COLUMNS
};

static const double wan = 10000;

typedef struct mover {
    uint32_t company;
    const char *code;
    double of, per, level, moves, change;
} mover;

/* Without the company the ratio is this much lower. */
static double moves_of(const metric_result *r, double of, double per)
{
    double without = ratio_sum_without(&r->now.sum, of, per);

    return isnan(without) ? 0 : (r->now.sum.ratio - without) * r->rule->times;
}

static int in_order(const void *x, const void *y)
{
    const mover *a = x, *b = y;

    if (fabs(a->moves) != fabs(b->moves))
        return fabs(a->moves) > fabs(b->moves) ? -1 : 1;
    return strcmp(a->code, b->code);
}

/* Who is in the sums of one of the years. */
static size_t find_movers(const metric_study *s, mover *list)
{
    const metric_result *r = &s->results[0];
    bool has_before = metric_has_before(s);
    size_t n = 0;

    for (uint32_t i = 0; i < panel_count(s->now->data.panel); i++) {
        uint32_t earlier = has_before ? metric_company_before(s, i) : PANEL_NO_COMPANY;
        double of, per, of0 = 0, per0 = 0;

        metric_pair(&r->now, i, &of, &per);
        if (earlier != PANEL_NO_COMPANY)
            metric_pair(&r->before, earlier, &of0, &per0);
        if (of == 0 && per == 0 && of0 == 0 && per0 == 0)
            continue;
        list[n++] = (mover){i, panel_code(s->now->data.panel, i), of, per, ratio_sum_level(&r->now.sum, of) * r->rule->times, moves_of(r, of, per),
                            has_before ? ratio_sum_change(&r->before.sum, &r->now.sum, of0, per0, of, per) * r->rule->times : NAN};
    }
    qsort(list, n, sizeof *list, in_order);
    return n;
}

static void columns_of(const metric_result *r, table_column out[C_COLUMNS], const char *of, const char *per)
{
    bool is_share = metric_is_share(r->rule);

    memcpy(out,
           (const table_column[C_COLUMNS]){
               [C_PLACE] = {"rank", N_("rank"), TABLE_NUMBER, 0},
               [C_CODE] = {"uscc", N_("code"), TABLE_CODE, 0},
               [C_NAME] = {"name", N_("name"), TABLE_TEXT, 0},
               [C_TOWN] = {"town", N_("town"), TABLE_TEXT, 0},
               [C_OF] = {"of", NULL, TABLE_NUMBER, -1},
               [C_OF_WAN] = {NULL, of, TABLE_MONEY, 2},
               [C_PER] = {"per", NULL, TABLE_NUMBER, -1},
               [C_PER_WAN] = {NULL, per, TABLE_MONEY, 2},
               [C_OWN] = {"own_ratio", NULL, TABLE_NUMBER, 10},
               [C_OWN_TEXT] = {NULL, N_("its own ratio"), TABLE_TEXT, 0},
               [C_LEVEL] = {"level", NULL, TABLE_NUMBER, 12},
               [C_LEVEL_POINTS] = {NULL, NULL, TABLE_NUMBER, 4},
               [C_WITHOUT] = {"without", NULL, TABLE_NUMBER, 10},
               [C_WITHOUT_TEXT] = {NULL, N_("ratio without it"), TABLE_TEXT, 0},
               [C_MOVES] = {"moves", NULL, TABLE_NUMBER, 12},
               [C_MOVES_POINTS] = {NULL, NULL, TABLE_NUMBER, 4},
               [C_CHANGE] = {"change", NULL, TABLE_NUMBER, 12},
               [C_CHANGE_POINTS] = {NULL, NULL, TABLE_NUMBER, 4},
           },
           C_COLUMNS * sizeof *out);
    out[C_LEVEL_POINTS].heading = is_share ? N_("its part of the ratio (points)") : N_("its part of the ratio");
    out[C_MOVES_POINTS].heading = is_share ? N_("moves it by (points)") : N_("moves it by");
    out[C_CHANGE_POINTS].heading = is_share ? N_("its part of the year's change (points)") : N_("its part of the year's change");
}

static void put_money(grid *g, size_t column, const metric_side *side, double amount)
{
    grid_number(g, column, amount);
    if (side->summed < side->n)
        grid_number(g, column + 1, side->money ? amount / wan : amount);
}

/* For programs as it is, for people in points of a percentage. */
static void put_points(grid *g, size_t column, const metric_rule *m, double x)
{
    grid_number(g, column, x);
    grid_number(g, column + 1, metric_is_share(m) ? x * 100 : x);
}

static void put_ratio(grid *g, size_t column, const metric_rule *m, double ratio)
{
    text_buffer text;

    text_buffer_init(&text);
    grid_number(g, column, ratio);
    metric_ratio_text(m, ratio, &text);
    grid_text(g, column + 1, text_buffer_string(&text), TABLE_PLAIN);
    text_buffer_clear(&text);
}

static void put_parts(grid *g, const metric_result *r, const mover *x)
{
    const metric_rule *m = r->rule;

    put_money(g, C_OF, &m->of, x->of);
    put_money(g, C_PER, &m->per, x->per);
    if (x->per > 0)
        put_ratio(g, C_OWN, m, x->of / x->per * m->times);
    put_points(g, C_LEVEL, m, x->level);
    if (!isnan(x->change))
        put_points(g, C_CHANGE, m, x->change);
}

static void company_row(const metric_view *v, grid *g, size_t place, const mover *x)
{
    const metric_result *r = &v->study->results[0];
    const panel *p = v->study->now->data.panel;
    double without = ratio_sum_without(&r->now.sum, x->of, x->per);

    grid_row(g);
    grid_number(g, C_PLACE, (double)place);
    grid_text(g, C_CODE, x->code, TABLE_PLAIN);
    grid_text(g, C_NAME, panel_text(p, x->company, dictionary_find(panel_dictionary(p), "name")), TABLE_PLAIN);
    grid_text(g, C_TOWN, panel_text(p, x->company, dictionary_find(panel_dictionary(p), "town")), TABLE_PLAIN);
    put_parts(g, r, x);
    if (!isnan(without))
        put_ratio(g, C_WITHOUT, r->rule, without * r->rule->times);
    put_points(g, C_MOVES, r->rule, x->moves);
}

static void sum_row(const metric_view *v, grid *g, const char *name, const mover *list, size_t n)
{
    const metric_result *r = &v->study->results[0];
    mover sum = {.change = metric_has_before(v->study) ? 0 : NAN};

    for (size_t i = 0; i < n; i++) {
        sum.of += list[i].of;
        sum.per += list[i].per;
        sum.level += list[i].level;
        sum.change += list[i].change;
    }
    grid_row(g);
    grid_text(g, C_NAME, name, TABLE_PLAIN);
    put_parts(g, r, &sum);
}

static const char *heading_of(document *d, const metric_side *side, bool zh)
{
    const char *name = side->summed < side->n ? model_text_in(side->parts[side->summed].name, zh) : "";
    const char *text = arena_print(document_memory(d), side->money ? _("%s (wan)") : "%s", name);

    return text ? text : "";
}

tidu_status metric_write_companies(const metric_view *v, document *d, tidu_error *err)
{
    const metric_study *s = v->study;
    const metric_rule *m = s->results[0].rule;
    mover *list = allocate_array(panel_count(s->now->data.panel) + 1, sizeof *list);
    table_column columns[C_COLUMNS];
    size_t n, shown;
    text_buffer text;
    grid *g;

    if (!list)
        return error_memory(err);
    n = find_movers(s, list);
    shown = v->top && v->top < n ? v->top : n;
    columns_of(&s->results[0], columns, heading_of(d, &m->of, v->is_chinese), heading_of(d, &m->per, v->is_chinese));
    g = document_grid(d, "companies", v->table ? NULL : _("Who moves it most"), columns, C_COLUMNS);
    text_buffer_init(&text);
    for (size_t i = 0; g && i < shown; i++)
        company_row(v, g, i + 1, &list[i]);
    if (g && shown < n) {
        text_buffer_print(&text, PLURAL("%zu other", "%zu others", n - shown), n - shown);
        sum_row(v, g, text_buffer_string(&text), list + shown, n - shown);
    }
    if (g)
        sum_row(v, g, _("together"), list, n);
    if (g)
        grid_hide_empty(g);
    text_buffer_clear(&text);
    release(list);
    return g ? TIDU_OK : error_memory(err);
}
