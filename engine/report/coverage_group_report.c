/* Coverages by groups of companies. The last line is the sum of the others, which a reader can hold against the whole. */
#include <math.h>

#include "base/allocate.h"
#include "base/error.h"
#include "base/message.h"
#include "report/company_group.h"
#include "report/coverage_report_internal.h"

enum {
    G_ID, G_NAME, G_GROUP, G_MEANT, G_MAYBE, G_MEANT_TEXT, G_REACHED, G_UNREACHED, G_UNKNOWN, G_LEAST, G_GREATEST, G_RATE, G_START_LEAST, G_START_MOST,
    G_START, G_WORTH, G_WORTH_WAN, G_WORTH_UNKNOWN, G_COLUMNS
};

static const table_column columns[G_COLUMNS] = {
    [G_ID] = {"coverage", NULL, TABLE_TEXT, 0},
    [G_NAME] = {"name", N_("coverage"), TABLE_TEXT, 0},
    [G_GROUP] = {"group", N_("group"), TABLE_TEXT, 0},
    [G_MEANT] = {"meant", NULL, TABLE_NUMBER, 0},
    [G_MAYBE] = {"meant_at_most", NULL, TABLE_NUMBER, 0},
    [G_MEANT_TEXT] = {NULL, N_("companies meant"), TABLE_TEXT, 0},
    [G_REACHED] = {"reached", N_("covered"), TABLE_NUMBER, 0},
    [G_UNREACHED] = {"unreached", N_("not reached"), TABLE_NUMBER, 0},
    [G_UNKNOWN] = {"unknown", N_("cannot be told"), TABLE_NUMBER, 0},
    [G_LEAST] = {"rate_least", NULL, TABLE_NUMBER, 6},
    [G_GREATEST] = {"rate_greatest", NULL, TABLE_NUMBER, 6},
    [G_RATE] = {NULL, N_("rate"), TABLE_TEXT, 0},
    [G_START_LEAST] = {"to_start_least", NULL, TABLE_NUMBER, 0},
    [G_START_MOST] = {"to_start_greatest", NULL, TABLE_NUMBER, 0},
    [G_START] = {NULL, N_("still to start"), TABLE_TEXT, 0},
    [G_WORTH] = {"worth", NULL, TABLE_MONEY, 2},
    [G_WORTH_WAN] = {NULL, N_("worth (wan)"), TABLE_MONEY, 2},
    [G_WORTH_UNKNOWN] = {"worth_unknown", NULL, TABLE_NUMBER, 0},
};

grid *coverage_group_grid(document *d, const char *heading)
{
    return document_grid(d, "groups", heading, columns, G_COLUMNS);
}

static const double wan = 10000;

static void add_count(coverage_count *sum, const coverage_count *c)
{
    for (int i = TRUTH_FALSE; i <= TRUTH_TRUE; i++) {
        for (int k = TRUTH_FALSE; k <= TRUTH_TRUE; k++)
            sum->cells[i][k] += c->cells[i][k], sum->amounts[i][k] += c->amounts[i][k];
    }
    sum->amount_unknown += c->amount_unknown;
    sum->worth += c->worth;
    sum->worth_unknown += c->worth_unknown;
}

static void start_cells(const coverage_view *v, grid *g, const coverage_result *r, const coverage_count *c, text_buffer *text)
{
    double aim = coverage_aim(v, r->rule);
    coverage_interval n;

    if (isnan(aim))
        return;
    n = coverage_missing(c, aim);
    grid_number(g, G_START_LEAST, (double)n.least);
    grid_number(g, G_START_MOST, (double)n.greatest);
    coverage_interval_text(n, text);
    grid_buffer(g, G_START, text, n.greatest ? TABLE_OPEN : TABLE_GOOD);
}

static void rate_cells(grid *g, const coverage_count *c, text_buffer *text)
{
    double least, greatest;

    coverage_rate(c, &least, &greatest);
    grid_number(g, G_LEAST, least);
    grid_number(g, G_GREATEST, greatest);
    coverage_rate_text(c, text);
    grid_buffer(g, G_RATE, text, TABLE_PLAIN);
}

static void add_row(const coverage_view *v, grid *g, const coverage_result *r, const char *name, const coverage_count *c)
{
    coverage_interval meant = coverage_meant(c);
    text_buffer text;

    text_buffer_init(&text);
    grid_row(g);
    grid_text(g, G_ID, r->rule->id, TABLE_PLAIN);
    if (v->study->n > 1)
        grid_text(g, G_NAME, model_text_in(r->rule->name, v->is_chinese), TABLE_PLAIN);
    grid_text(g, G_GROUP, name, TABLE_PLAIN);
    grid_number(g, G_MEANT, (double)meant.least);
    grid_number(g, G_MAYBE, (double)meant.greatest);
    coverage_interval_text(meant, &text);
    grid_buffer(g, G_MEANT_TEXT, &text, TABLE_PLAIN);
    grid_number(g, G_REACHED, (double)c->cells[TRUTH_TRUE][TRUTH_TRUE]);
    grid_number(g, G_UNREACHED, (double)c->cells[TRUTH_TRUE][TRUTH_FALSE]);
    grid_number(g, G_UNKNOWN, (double)(c->cells[TRUTH_TRUE][TRUTH_UNKNOWN] + meant.greatest - meant.least));
    rate_cells(g, c, &text);
    start_cells(v, g, r, c, &text);
    if (r->worth) {
        grid_number(g, G_WORTH, c->worth);
        grid_number(g, G_WORTH_WAN, c->worth / wan);
        grid_number(g, G_WORTH_UNKNOWN, (double)c->worth_unknown);
    }
    text_buffer_clear(&text);
}

/* The groups of a coverage: by a text of the companies, or by size. */
typedef struct coverage_groups {
    company_groups by_text;
    const size_rules *sizes; /* NULL: by text */
    coverage_count *counts;  /* [n] */
    size_t n;
} coverage_groups;

static bool is_grouped(const coverage_view *v, const coverage_result *r, size_t company)
{
    return v->study->set->is_in[company] && r->meant[company] != TRUTH_FALSE;
}

/* Companies that are not meant are in no group. */
static bool find_by_text(const coverage_view *v, const coverage_result *r, coverage_groups *out)
{
    const panel *p = v->study->set->data.panel;
    uint8_t *is_in = allocate_array(panel_count(p) + 1, 1);
    bool ok = is_in != NULL;

    for (size_t i = 0; ok && i < panel_count(p); i++)
        is_in[i] = is_grouped(v, r, i);
    ok = ok && company_groups_find(v->by, p, is_in, &out->by_text);
    out->n = out->by_text.n;
    release(is_in);
    return ok;
}

static bool find_groups(const coverage_view *v, const coverage_result *r, coverage_groups *out)
{
    bool ok = true;

    out->sizes = v->study->sizes;
    if (out->sizes)
        out->n = out->sizes->n + 1; /* the last: not known */
    else
        ok = find_by_text(v, r, out);
    ok = ok && (out->counts = allocate_array(out->n + 1, sizeof *out->counts)) != NULL;
    for (size_t i = 0; ok && i < panel_count(v->study->set->data.panel); i++) {
        if (is_grouped(v, r, i))
            coverage_result_add(r, i, &out->counts[out->sizes ? coverage_size(v->study, i) : out->by_text.group[i]]);
    }
    return ok;
}

static const char *group_name(const coverage_groups *g, size_t group, bool zh)
{
    if (!g->sizes)
        return company_group_name(&g->by_text, group);
    return group < g->sizes->n ? model_text_in(g->sizes->sizes[group].name, zh) : _("not known");
}

/* Nobody of whom the size is not known makes no line. */
static bool is_empty(const coverage_groups *g, size_t group)
{
    return g->sizes && group == g->sizes->n && !coverage_meant(&g->counts[group]).greatest;
}

tidu_status coverage_write_groups(const coverage_view *v, grid *g, const coverage_result *r, tidu_error *err)
{
    coverage_groups groups = {.n = 0};
    coverage_count sum = {.worth = 0};
    bool ok = find_groups(v, r, &groups);

    for (size_t i = 0; ok && i < groups.n; i++) {
        if (is_empty(&groups, i))
            continue;
        add_row(v, g, r, group_name(&groups, i, v->is_chinese), &groups.counts[i]);
        add_count(&sum, &groups.counts[i]);
    }
    if (ok)
        add_row(v, g, r, _("together"), &sum);
    company_groups_clear(&groups.by_text);
    release(groups.counts);
    return ok ? TIDU_OK : error_memory(err);
}
