/*
 * The search against trying everything: for the sample companies, every shipped model that some lever moves and levers of
 * random size, each way on the grid is held against the rule; the search must find one that is as cheap, or none where there is
 * none. Levers are made here, so coarse that all ways can be tried.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <glob.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "dictionary.h"
#include "intake/intake.h"
#include "reach/carried_company.h"
#include "reach/way_search.h"

enum { YEAR = 2025, MOST_STEPS = 4, LEVERS = 4, MODELS = 96, PALETTE = 14 };

typedef struct fixture {
    dictionary *dictionary;
    panel *panel;
    credentials *credentials;
    model *models[MODELS];
    assessor *assessors[MODELS];
    panel *reads[MODELS];
    size_t n_models;
} fixture;

static uint64_t seed = 1;

static unsigned draw(unsigned n)
{
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)((seed >> 33) % n);
}

static void load_models(fixture *f)
{
    glob_t files;

    assert_int_equal(glob("models/*.yaml", 0, NULL, &files), 0);
    for (size_t i = 0; i < files.gl_pathc; i++) {
        model *m;

        if (strstr(files.gl_pathv[i], ".cases.") || strstr(files.gl_pathv[i], "actions") || strstr(files.gl_pathv[i], "levers") ||
            model_load(files.gl_pathv[i], "models", f->dictionary, &m, NULL))
            continue;
        assert_true(f->n_models < MODELS);
        f->models[f->n_models] = m;
        f->assessors[f->n_models] = assessor_new(m);
        f->reads[f->n_models] = panel_new(f->dictionary);
        assert_true(assessor_want(f->assessors[f->n_models], 0, f->reads[f->n_models]));
        f->n_models++;
    }
    globfree(&files);
}

static int set_up(void **state)
{
    static fixture f;
    const intake_options options = {0};
    problems *found = problems_new();

    if (getenv("WAY_SEED")) /* another draw: a search by hand */
        seed = strtoull(getenv("WAY_SEED"), NULL, 10);
    f.dictionary = shipped_dictionary();
    load_models(&f);
    f.panel = panel_new(f.dictionary);
    f.credentials = credentials_new();
    assert_int_equal(intake_read("data/sample/companies.csv", &options, f.panel, found, NULL, NULL), TIDU_OK);
    assert_int_equal(intake_read_credentials("data/sample/credentials.csv", &options, f.credentials, found, NULL, NULL), TIDU_OK);
    problems_free(found);
    *state = &f;
    return 0;
}

static int tear_down(void **state)
{
    fixture *f = *state;

    for (size_t i = 0; i < f->n_models; i++) {
        assessor_free(f->assessors[i]);
        model_free(f->models[i]);
        panel_free(f->reads[i]);
    }
    panel_free(f->panel);
    credentials_free(f->credentials);
    dictionary_free(f->dictionary);
    return 0;
}

/* What a random lever moves: up to three indicators, by amounts that can cross a border in a few steps. */
static const struct {
    const char *moves[3];
    double amounts[3];
} palette[PALETTE] = {
    {{"st_staff", "employees", "rd_expense"}, {3, 3, 450000}},
    {{"rd_expense", "rd_expense_domestic", "net_profit"}, {800000, 800000, -800000}},
    {{"rd_expense", "rd_expense_domestic", NULL}, {3000000, 1000000, 0}},
    {{"ip_class1", "invention_patents", NULL}, {1, 1, 0}},
    {{"ip_class2", NULL, NULL}, {2, 0, 0}},
    {{"conversions", NULL, NULL}, {3, 0, 0}},
    {{"revenue", "main_revenue", "total_income"}, {9000000, 9000000, 9000000}},
    {{"hightech_income", "total_income", "revenue"}, {7000000, 7000000, 7000000}},
    {{"net_assets", "equity_financing", NULL}, {20000000, 20000000, 0}},
    {{"valuation", NULL, NULL}, {300000000, 0, 0}},
    {{"employees", "cost_expense", NULL}, {-4, -600000, 0}},
    {{"audited_books", NULL, NULL}, {1, 0, 0}},
    {{"net_profit", "operating_cash_flow", "taxable_income"}, {4000000, 3000000, 4000000}},
    {{"market_share", "srdi_platform_score", NULL}, {0.05, 8, 0}},
};

static void make_lever(const fixture *f, lever *l, lever_effect effects[3])
{
    size_t kind = draw(PALETTE);
    unsigned times = 1 + draw(3);

    *l = (lever){.id = "x", .effects = effects, .step = 1, .most = 1 + draw(MOST_STEPS), .most_of = INDICATOR_NONE,
                 .cost = 1 + draw(20), .fixed_cost = draw(3) ? 0 : draw(30), .lasts = draw(2)};
    while (l->n_effects < 3 && palette[kind].moves[l->n_effects]) {
        effects[l->n_effects] = (lever_effect){dictionary_find(f->dictionary, palette[kind].moves[l->n_effects]),
                                               palette[kind].amounts[l->n_effects] * times, !draw(4)};
        assert_int_not_equal(effects[l->n_effects].indicator, INDICATOR_NONE);
        l->n_effects++;
    }
}

/* The cheapest of all ways, tried one by one; INFINITY if there is none. */
static double cheapest(way_judge *j, const way_space *s, const way_goal *g)
{
    long steps[WAY_MOST_VARIABLES] = {0};
    double best = INFINITY;
    size_t i = 0;

    while (i < s->n || !s->n) {
        double cost = way_space_cost(s, steps);

        if (cost < best && way_judge_point(j, g, steps, NULL))
            best = cost;
        for (i = 0; i < s->n && ++steps[i] > s->variables[i].most; i++)
            steps[i] = 0;
        if (!s->n)
            break;
    }
    return best;
}

/* The whole model, or only some of its gates with or without its score, or points. */
static way_goal random_goal(const model *m)
{
    static const double chances[] = {1, 1, 0.9, 0.6, 0.3};
    way_goal g = way_goal_of(m, chances[draw(5)]);
    double least, greatest;

    if (draw(4)) {
        g.gates &= (uint64_t)draw(1u << 16);
        g.needs_merit &= draw(2);
    }
    if (!draw(5) && model_score_range(m, &least, &greatest))
        g.points = floor(greatest * (2 + draw(7)) / 10);
    return g;
}

static void nothing_is_cheaper(void **state)
{
    fixture *f = *state;
    size_t n = 0, n_found = 0, n_none = 0, n_free = 0, n_boxes = 0;

    for (uint32_t company = 0; company < panel_count(f->panel); company++) {
        for (size_t m = 0; m < f->n_models; m++) {
            way_time t = {binding_default_date(YEAR), YEAR, YEAR + 1 + (draw(4) ? 0 : (int)draw(2))};
            lever list[LEVERS];
            lever_effect effects[LEVERS][3];
            levers l = {.lever = list, .n_levers = 2 + draw(t.application > YEAR + 1 ? 1 : LEVERS - 1)};
            panel *one;
            binding b;
            way_space s;
            way_judge *j;

            if (draw(4))
                continue;
            for (size_t i = 0; i < l.n_levers; i++)
                make_lever(f, &list[i], effects[i]);
            one = carried_company_new(f->panel, company, &l, &t);
            b = (binding){one, f->credentials, t.application, binding_default_date(t.application)};
            way_space_fill(&s, &l, &b, &t, f->reads[m]);
            j = way_judge_new(f->assessors[m], &b, one, &s);
            assert_non_null(j);
            for (size_t k = 0; k < 5 && s.n; k++) {
                way_request r = {.goal = random_goal(f->models[m]), .budget = draw(5) ? INFINITY : draw(60)};
                double least = cheapest(j, &s, &r.goal);
                size_t boxes = way_judge_boxes(j);
                way_found found;

                if (least > r.budget)
                    least = INFINITY;
                assert_int_equal(way_search(j, &s, &r, &found, NULL), TIDU_OK);
                if (!found.is_proven || found.is_found != (least < INFINITY) || (found.is_found && found.way.cost != least))
                    fail_msg("company %u, model %s, chance %g: cheapest %g, found %d %g, proven %d", company, f->models[m]->file,
                             r.goal.chance, least, found.is_found, found.is_found ? found.way.cost : NAN, found.is_proven);
                n++;
                n_found += found.is_found;
                n_free += found.is_found && found.way.cost == 0;
                n_none += !found.is_found;
                n_boxes += way_judge_boxes(j) - boxes;
            }
            way_judge_free(j);
            panel_free(one);
        }
    }
    print_message("%zu questions: %zu ways (%zu for nothing), %zu without; %g boxes each\n", n, n_found, n_free, n_none, (double)n_boxes / (double)n);
    assert_true(n > 2000 && n_found - n_free > 100 && n_none > 100);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_is_cheaper),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
