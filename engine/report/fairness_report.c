/*
 * Rates of selection by town, size, age and industry: of the candidates of each group, how many can file today and how many with
 * the ways that were chosen. Sizes and ages are the quarters that floors of a choice are of, too; a ratio is the rate of a group
 * over that of all.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/allocate.h"
#include "base/message.h"
#include "report/reach_report.h"
#include "report/select_report.h"
#include "report/value_text.h"

enum {
    G_BY,
    G_BY_TEXT,
    G_GROUP,
    G_N,
    G_BEFORE,
    G_BEFORE_RATE,
    G_BEFORE_RATE_TEXT,
    G_AFTER,
    G_AFTER_RATE,
    G_AFTER_RATE_TEXT,
    G_RATIO,
    G_COST,
    G_COST_TEXT,
    G_COLUMNS
};
enum { MOST_GROUPS = 512, GROUP_TEXT = 96 };

static const table_column columns[G_COLUMNS] = {
    [G_BY] = {"by", NULL, TABLE_TEXT, 0},
    [G_BY_TEXT] = {NULL, N_("grouped by"), TABLE_TEXT, 0},
    [G_GROUP] = {"group", N_("group"), TABLE_TEXT, 0},
    [G_N] = {"candidates", N_("candidates"), TABLE_NUMBER, 0},
    [G_BEFORE] = {"before", N_("can file today"), TABLE_NUMBER, 0},
    [G_BEFORE_RATE] = {"rate_before", NULL, TABLE_NUMBER, 6},
    [G_BEFORE_RATE_TEXT] = {NULL, N_("rate"), TABLE_SHARE, 1},
    [G_AFTER] = {"after", N_("with the choice"), TABLE_NUMBER, 0},
    [G_AFTER_RATE] = {"rate_after", NULL, TABLE_NUMBER, 6},
    [G_AFTER_RATE_TEXT] = {NULL, N_("rate"), TABLE_SHARE, 1},
    [G_RATIO] = {"ratio_after", N_("to that of all"), TABLE_NUMBER, 2},
    [G_COST] = {"cost", NULL, TABLE_NUMBER, -1},
    [G_COST_TEXT] = {NULL, N_("spent"), TABLE_TEXT, 0},
};

typedef struct group {
    char name[GROUP_TEXT];
    int order; /* of quarters: by their bounds; of the others: by name */
    size_t n, before, after;
    double cost;
} group;

typedef struct groups {
    group list[MOST_GROUPS];
    size_t n;
} groups;

typedef struct view {
    const select_study *s;
    const panel *panel;
    const dictionary *dictionary;
    size_t n;
    bool zh;
} view;

static bool is_candidate(const view *v, size_t company)
{
    return v->s->still[company] == v->s->still[company];
}

static void add(const view *v, groups *g, size_t company, const char *name, int order)
{
    const select_package *p = select_study_chosen(v->s, company);
    bool can_file = reach_study_can_file(v->s->reach, v->s->reach->base->assessment->readiness[company]);
    size_t i = 0;

    while (i < g->n && strcmp(g->list[i].name, name))
        i++;
    if (i == MOST_GROUPS)
        return;
    if (i == g->n) {
        g->list[g->n++] = (group){.order = order};
        snprintf(g->list[i].name, GROUP_TEXT, "%s", name);
    }
    g->list[i].n++;
    g->list[i].before += can_file;
    g->list[i].after += can_file || (p && reach_study_can_file(v->s->reach, p->row.readiness));
    g->list[i].cost += p ? p->row.cost : 0;
}

/* --- what companies are grouped by ------------------------------------------------------------------ */

/* Returns the number of the quarter. */
static int quarter_name(const view *v, candidate_figure f, size_t company, char out[GROUP_TEXT])
{
    const candidate_quarters *q = &v->s->quarters[f];
    size_t k = candidate_quarters_place(q, candidate_figure_get(v->s->reach->base, f, (uint32_t)company));

    if (k == CANDIDATE_QUARTERS)
        snprintf(out, GROUP_TEXT, "%s", _("not known"));
    else if (k == 0)
        snprintf(out, GROUP_TEXT, _("up to %.0f"), q->bounds[0]);
    else if (k == CANDIDATE_QUARTERS - 1)
        snprintf(out, GROUP_TEXT, _("above %.0f"), q->bounds[k - 1]);
    else
        snprintf(out, GROUP_TEXT, _("above %.0f to %.0f"), q->bounds[k - 1], q->bounds[k]);
    return (int)k;
}

static int in_order(const void *a, const void *b)
{
    const group *x = a, *y = b;

    return x->order != y->order ? x->order - y->order : strcmp(x->name, y->name);
}

/* --- rows --------------------------------------------------------------------------------------------- */

static void write_group(const view *v, grid *g, const char *by, const char *by_text, const group *x, double rate_of_all)
{
    char cost[VALUE_TEXT_SIZE];

    grid_row(g);
    grid_text(g, G_BY, by, TABLE_PLAIN);
    grid_text(g, G_BY_TEXT, by_text, TABLE_PLAIN);
    grid_text(g, G_GROUP, x->name, TABLE_PLAIN);
    grid_number(g, G_N, (double)x->n);
    grid_number(g, G_BEFORE, (double)x->before);
    grid_number(g, G_BEFORE_RATE, (double)x->before / (double)x->n);
    grid_number(g, G_BEFORE_RATE_TEXT, (double)x->before / (double)x->n);
    grid_number(g, G_AFTER, (double)x->after);
    grid_number(g, G_AFTER_RATE, (double)x->after / (double)x->n);
    grid_number(g, G_AFTER_RATE_TEXT, (double)x->after / (double)x->n);
    grid_number(g, G_RATIO, rate_of_all > 0 ? (double)x->after / (double)x->n / rate_of_all : NAN);
    grid_number(g, G_COST, x->cost);
    reach_cost_text(x->cost, v->zh, cost);
    grid_text(g, G_COST_TEXT, cost, TABLE_PLAIN);
}

static void name_of_text(const view *v, const char *indicator, size_t length, size_t company, char out[GROUP_TEXT])
{
    const char *text = panel_text(v->panel, (uint32_t)company, dictionary_find(v->dictionary, indicator));

    snprintf(out, GROUP_TEXT, "%.*s", length ? (int)length : GROUP_TEXT - 1, text ? text : _("not known"));
}

/* The industry by its letter where the code has one, and two digits. */
static int name_of_industry(const view *v, size_t company, char out[GROUP_TEXT])
{
    const char *code = panel_text(v->panel, (uint32_t)company, dictionary_find(v->dictionary, "industry"));

    name_of_text(v, "industry", code ? (code[0] >= 'A' && code[0] <= 'Z' ? 3 : 2) : 0, company, out);
    return 0;
}

/* The name of a company's group; returns its place, or 0 where names are in order. */
typedef int (*namer)(const view *v, size_t company, char out[GROUP_TEXT]);

static int name_of_town(const view *v, size_t company, char out[GROUP_TEXT])
{
    name_of_text(v, "town", 0, company, out);
    return 0;
}

static int name_of_size(const view *v, size_t company, char out[GROUP_TEXT])
{
    return quarter_name(v, CANDIDATE_SIZE, company, out);
}

static int name_of_age(const view *v, size_t company, char out[GROUP_TEXT])
{
    return quarter_name(v, CANDIDATE_AGE, company, out);
}

static int name_of_all(const view *v, size_t company, char out[GROUP_TEXT])
{
    (void)v;
    (void)company;
    snprintf(out, GROUP_TEXT, "%s", _("all"));
    return 0;
}

static double write_groups(const view *v, grid *g, const char *by, const char *by_text, namer name, double rate_of_all)
{
    groups *found = allocate_array(1, sizeof *found);
    double rate = 0;

    for (size_t i = 0; found && i < v->n; i++) {
        char text[GROUP_TEXT];
        int order;

        if (!is_candidate(v, i))
            continue;
        order = name(v, i, text);
        add(v, found, i, text, order);
    }
    if (found)
        qsort(found->list, found->n, sizeof *found->list, in_order);
    for (size_t i = 0; found && i < found->n; i++) {
        write_group(v, g, by, by_text, &found->list[i], rate_of_all);
        rate = (double)found->list[i].after / (double)found->list[i].n;
    }
    release(found);
    return rate;
}

document *fairness_document(const select_study *s, bool zh)
{
    view v = {.s = s, .panel = s->reach->base->data.panel, .dictionary = s->reach->base->env->dictionary, .zh = zh};
    document *d = document_new();
    grid *g;
    double all;

    if (!d)
        return NULL;
    v.n = panel_count(v.panel);
    document_language(d, zh);
    document_wide(d);
    g = document_grid(d, "fairness", NULL, columns, G_COLUMNS);
    all = write_groups(&v, g, "all", _("all"), name_of_all, NAN);
    write_groups(&v, g, "town", _("town"), name_of_town, all);
    write_groups(&v, g, "employees", _("employees, in quarters"), name_of_size, all);
    write_groups(&v, g, "age", _("years since the foundation, in quarters"), name_of_age, all);
    write_groups(&v, g, "industry", _("industry"), name_of_industry, all);
    document_note(
        d,
        _("a rate far below that of all in a large group is worth a look: rules, data and ways may each be the reason"));
    return d;
}
