/*
 * Other ways and what blocks, against trying everything: models of random gates over three figures, and levers so coarse that each
 * way and each set of conditions can be tried by arithmetic of this file alone.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/allocate.h"
#include "base/text_buffer.h"
#include "dictionary.h"
#include "reach/reach.h"

enum { YEAR = 2025, FIGURES = 3, MOST_GATES = 6, MOST_LEVERS = 6, WAYS = 6 };

static const char *const figures[FIGURES] = {"conversions", "ip_class2", "standards_led"};

static uint64_t seed = 7;

static int draw(int n)
{
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    return (int)((seed >> 33) % (unsigned)n);
}

/* a . x >= least */
typedef struct gate {
    int a[FIGURES];
    int least;
} gate;

/* `points` if the figure is at least `from`. */
typedef struct item {
    int from, points;
} item;

typedef struct problem {
    gate gates[MOST_GATES];
    size_t n_gates;
    item items[2]; /* of the first two figures */
    int pass;      /* points; 0: no score */
    lever levers[MOST_LEVERS];
    lever_effect effects[MOST_LEVERS];
    size_t n_levers;
} problem;

typedef struct fixture {
    dictionary *dictionary;
    panel *panel;
    credentials *credentials;
} fixture;

static int set_up(void **state)
{
    static fixture f;

    if (getenv("REACH_SEED")) /* another draw: a search by hand */
        seed = strtoull(getenv("REACH_SEED"), NULL, 10);
    f.dictionary = shipped_dictionary();
    f.panel = panel_new(f.dictionary);
    f.credentials = credentials_new();
    assert_int_equal(panel_add_company(f.panel, "A", 1), 0);
    for (size_t i = 0; i < FIGURES; i++)
        assert_true(panel_put_number(f.panel, 0, dictionary_find(f.dictionary, figures[i]), YEAR - 1, 0));
    *state = &f;
    return 0;
}

static int tear_down(void **state)
{
    fixture *f = *state;

    panel_free(f->panel);
    credentials_free(f->credentials);
    dictionary_free(f->dictionary);
    return 0;
}

/* --- problems ------------------------------------------------------------------------------------- */

static void make_levers(const fixture *f, problem *p, size_t n, int most)
{
    p->n_levers = n;
    for (size_t i = 0; i < n; i++) {
        p->effects[i] = (lever_effect){dictionary_find(f->dictionary, figures[i % FIGURES]), 1 + draw(2), false};
        p->levers[i] = (lever){.id = "x", .effects = &p->effects[i], .n_effects = 1, .step = 1, .most = most,
                               .most_of = INDICATOR_NONE, .cost = 1 + draw(40), .fixed_cost = draw(2) ? 0 : draw(15)};
    }
}

static void make_gates(problem *p, size_t n, int reach)
{
    p->n_gates = n;
    for (size_t i = 0; i < n; i++) {
        gate *g = &p->gates[i];

        for (size_t k = 0; k < FIGURES; k++)
            g->a[k] = draw(5) - 2;
        g->least = draw(reach) - reach / 3;
    }
}

/* Three that cannot be met together, though any two can: x + y >= 5, x <= 2, y <= 2. */
static void make_three(problem *p)
{
    size_t x = (size_t)draw(FIGURES), y = (x + 1 + (size_t)draw(FIGURES - 1)) % FIGURES;

    memset(p->gates, 0, sizeof p->gates);
    for (size_t i = 0; i < 3; i++)
        p->effects[i].amount = 1;
    p->gates[0].a[x] = p->gates[0].a[y] = 1;
    p->gates[0].least = 5;
    p->gates[1].a[x] = p->gates[2].a[y] = -1;
    p->gates[1].least = p->gates[2].least = -2;
    for (size_t k = 0; k < FIGURES; k++)
        p->gates[3].a[k] = draw(3);
    p->gates[3].least = draw(12);
}

static model *write_model(const fixture *f, const problem *p)
{
    text_buffer b;
    tidu_error err;
    model *m = NULL;

    text_buffer_init(&b);
    text_buffer_append_string(&b, "model: test\nrung: test\nname: {zh: 试, en: t}\nsummary: {zh: 试, en: t}\neffective: {from: 2000-01-01}\n"
                                  "documents: {own: {title: {zh: 试, en: t}, number: 1, seen: full}}\nvalidity: 1 year\n"
                                  "priors: {missing: 0.5, note: {zh: 试, en: t}}\ngates:\n");
    for (size_t i = 0; i < p->n_gates; i++) {
        text_buffer_print(&b, "  - {id: g%zu, name: {zh: 试%zu, en: g%zu}, law: {zh: 试, en: t}, cite: own art. 1, need: '", i, i, i);
        for (size_t k = 0; k < FIGURES; k++)
            text_buffer_print(&b, "%s%d * %s[Y-1]", k ? " + " : "", p->gates[i].a[k], figures[k]);
        text_buffer_print(&b, " >= %d'}\n", p->gates[i].least);
    }
    if (p->pass)
        text_buffer_append_string(&b, "score:\n  step: 1\n  groups:\n    - id: all\n      name: {zh: 试, en: t}\n      cite: own art. 2\n      items:\n");
    for (size_t i = 0; i < 2 && p->pass; i++)
        text_buffer_print(&b, "        - id: i%zu\n          name: {zh: 试, en: t}\n          cite: own art. 2\n          bands:\n"
                              "            - {when: '%s[Y-1] >= %d', points: %d}\n            - {points: 0}\n",
                          i, figures[i], p->items[i].from, p->items[i].points);
    if (p->pass)
        text_buffer_print(&b, "pass: total >= %d\n", p->pass);
    if (model_parse(text_buffer_string(&b), b.length, "test.yaml", NULL, f->dictionary, &m, &err))
        fail_msg("%s\n%s", err.message, text_buffer_string(&b));
    text_buffer_clear(&b);
    return m;
}

/* --- by arithmetic ----------------------------------------------------------------------------------- */

static bool holds(const problem *p, size_t condition, const int *x)
{
    int sum = 0;

    if (condition == p->n_gates) {
        for (size_t i = 0; i < 2; i++)
            sum += x[i] >= p->items[i].from ? p->items[i].points : 0;
        return sum >= p->pass;
    }
    for (size_t k = 0; k < FIGURES; k++)
        sum += p->gates[condition].a[k] * x[k];
    return sum >= p->gates[condition].least;
}

/* Bit i: condition i holds with these amounts of the levers; the last bit is the score. */
static uint64_t conditions_met(const problem *p, const int *amounts)
{
    int x[FIGURES] = {0};
    uint64_t met = 0;

    for (size_t i = 0; i < p->n_levers; i++)
        x[i % FIGURES] += amounts[i] * (int)p->effects[i].amount;
    for (size_t i = 0; i < p->n_gates + (p->pass > 0); i++)
        met |= (uint64_t)holds(p, i, x) << i;
    return met;
}

static bool next_amounts(const problem *p, int *amounts)
{
    for (size_t i = 0; i < p->n_levers; i++) {
        if (++amounts[i] <= (int)p->levers[i].most)
            return true;
        amounts[i] = 0;
    }
    return false;
}

static uint64_t all_conditions(const problem *p)
{
    return (UINT64_C(1) << (p->n_gates + (p->pass > 0))) - 1;
}

/* Can these conditions be met together? */
static bool is_possible(const problem *p, uint64_t set)
{
    int amounts[MOST_LEVERS] = {0};

    do {
        if ((conditions_met(p, amounts) & set) == set)
            return true;
    } while (next_amounts(p, amounts));
    return false;
}

/* The least cost of what meets all, of ways whose levers include none of the sets. */
static double least_cost(const problem *p, const uint64_t *sets, size_t n_sets)
{
    int amounts[MOST_LEVERS] = {0};
    double best = INFINITY;

    do {
        double cost = 0;
        uint64_t used = 0;
        bool is_other = true;

        if (conditions_met(p, amounts) != all_conditions(p))
            continue;
        for (size_t i = 0; i < p->n_levers; i++) {
            cost += amounts[i] ? amounts[i] * p->levers[i].cost + p->levers[i].fixed_cost : 0;
            used |= (uint64_t)(amounts[i] > 0) << i;
        }
        for (size_t i = 0; i < n_sets; i++)
            is_other &= (used & sets[i]) != sets[i];
        if (is_other && cost < best)
            best = cost;
    } while (next_amounts(p, amounts));
    return best;
}

/* --- the answer ----------------------------------------------------------------------------------------- */

/* fail_at: the allocation of the search that fails; 0: none. */
static tidu_status ask(const fixture *f, problem *p, double budget, unsigned long fail_at, reach *out)
{
    model *m = write_model(f, p);
    assessor *a = assessor_new(m);
    panel *read = panel_new(f->dictionary);
    levers l = {.lever = p->levers, .n_levers = p->n_levers};
    reach_question q = {.assessor = a, .credentials = f->credentials, .levers = &l, .read = read,
                        .time = {binding_default_date(YEAR), YEAR, YEAR + 1}, .on = binding_default_date(YEAR + 1), .chance = 1,
                        .points = NAN, .budget = budget, .ways = WAYS, .explains = true};
    tidu_status status;

    assert_true(assessor_want(a, YEAR + 1, read));
    allocate_fail_at(fail_at);
    status = reach_find(&q, f->panel, 0, out, NULL);
    allocate_fail_at(0);
    assessor_free(a);
    panel_free(read);
    model_free(m);
    return status;
}

static uint64_t levers_of(const problem *p, const reach *r, const way *w)
{
    uint64_t used = 0;

    for (size_t i = 0; i < r->space.n; i++)
        used |= (uint64_t)(w->steps[i] > 0) << (r->space.variables[i].lever - p->levers);
    return used;
}

static void each_way_is_the_cheapest_that_is_other(void **state)
{
    const fixture *f = *state;
    size_t n_ways = 0, n_many = 0;

    for (size_t round = 0; round < 300; round++) {
        problem p = {.items = {{1 + draw(3), 3}, {1 + draw(3), 4}}, .pass = draw(2) ? 0 : 3 + draw(5)};
        uint64_t sets[WAYS];
        reach r;

        make_levers(f, &p, 6, 2);
        make_gates(&p, 2, 9);
        assert_int_equal(ask(f, &p, INFINITY, 0, &r), TIDU_OK);
        for (size_t k = 0; k < r.n_ways; k++) {
            double least = least_cost(&p, sets, k);

            if (r.ways[k].way.cost != least || !r.ways[k].is_proven)
                fail_msg("round %zu: way %zu costs %g, the cheapest other one %g", round, k + 1, r.ways[k].way.cost, least);
            sets[k] = levers_of(&p, &r, &r.ways[k].way);
        }
        if (r.n_ways < WAYS && least_cost(&p, sets, r.n_ways) < INFINITY)
            fail_msg("round %zu: %zu ways, though there is one for %g", round, r.n_ways, least_cost(&p, sets, r.n_ways));
        n_ways += r.n_ways;
        n_many += r.n_ways > 3;
        reach_clear(&r);
    }
    print_message("%zu ways, %zu times more than three\n", n_ways, n_many);
    assert_true(n_ways > 400 && n_many > 20);
}

static size_t size_of(uint64_t set)
{
    size_t n = 0;

    for (; set; set &= set - 1)
        n++;
    return n;
}

/* The smallest sets that block, by trying all; returns how many there are. */
static size_t smallest_sets(const problem *p, uint64_t *out, size_t *size)
{
    size_t n = 0;

    for (*size = 1; *size <= size_of(all_conditions(p)) && !n; ++*size) {
        for (uint64_t set = 1; set <= all_conditions(p); set++) {
            if (size_of(set) == *size && !is_possible(p, set))
                out[n++] = set;
        }
    }
    --*size;
    return n;
}

static bool is_among(const uint64_t *sets, size_t n, uint64_t set)
{
    for (size_t i = 0; i < n; i++) {
        if (sets[i] == set)
            return true;
    }
    return false;
}

/* All that block alone, or all pairs, or one larger set none of whose parts blocks. */
static void check_blocks(const problem *p, const reach *r, size_t counts[4])
{
    uint64_t sets[1 << (MOST_GATES + 1)];
    size_t size, n = smallest_sets(p, sets, &size);

    for (size_t k = 0; k < r->n_blocks; k++) {
        uint64_t set = r->blocks[k].gates | (uint64_t)r->blocks[k].has_merit << p->n_gates;

        assert_false(is_possible(p, set));
        if (size < 3)
            assert_true(is_among(sets, n, set));
        for (size_t i = 0; i <= p->n_gates; i++)
            assert_true(!(set >> i & 1) || is_possible(p, set & ~(UINT64_C(1) << i)));
        if (size == 3 && size_of(set) == 3)
            assert_true(is_among(sets, n, set));
    }
    assert_int_equal(r->n_blocks, size < 3 ? n : 1);
    counts[size < 4 ? size : 3]++;
}

static void what_blocks_is_the_smallest(void **state)
{
    const fixture *f = *state;
    size_t counts[4] = {0}, possible = 0;

    for (size_t round = 0; round < 500; round++) {
        problem p = {.items = {{1 + draw(5), 3}, {1 + draw(5), 4}}, .pass = draw(2) ? 0 : 3 + draw(5)};
        reach r;

        make_levers(f, &p, 3, 4);
        make_gates(&p, 4, 14);
        if (!draw(4))
            make_three(&p);
        assert_int_equal(ask(f, &p, INFINITY, 0, &r), TIDU_OK);
        assert_true(r.is_proven);
        if (is_possible(&p, all_conditions(&p))) {
            assert_true(r.n_ways > 0 && !r.n_blocks);
            possible++;
        } else {
            assert_int_equal(r.n_ways, 0);
            check_blocks(&p, &r, counts);
        }
        reach_clear(&r);
    }
    print_message("possible %zu; blocked by one %zu, two %zu, more %zu\n", possible, counts[1], counts[2], counts[3]);
    assert_true(possible > 20 && counts[1] > 20 && counts[2] > 20 && counts[3] > 20);
}

/* A budget is no condition: what is too dear is told with its cost, and nothing blocks. */
static void a_budget_blocks_nothing(void **state)
{
    const fixture *f = *state;
    size_t n = 0;

    for (size_t round = 0; round < 120; round++) {
        problem p = {.pass = 0};
        double least, budget;
        reach r;

        make_levers(f, &p, 4, 3);
        make_gates(&p, 2, 9);
        least = least_cost(&p, NULL, 0);
        budget = draw(60);
        assert_int_equal(ask(f, &p, budget, 0, &r), TIDU_OK);
        assert_int_equal(r.n_ways > 0, least <= budget);
        assert_int_equal(r.dearer.is_found, least > budget && least < INFINITY);
        if (r.dearer.is_found) {
            assert_true(r.dearer.way.cost == least && !r.n_blocks);
            n++;
        }
        assert_int_equal(r.n_blocks > 0, least == INFINITY);
        reach_clear(&r);
    }
    assert_true(n > 10);
}

static void memory_runs_out(void **state)
{
    const fixture *f = *state;
    problem p = {.gates = {{{1, 1, 0}, 3}}, .n_gates = 1};
    tidu_status status = TIDU_ENOMEM;
    size_t n_ways;
    reach r;

    make_levers(f, &p, 6, 2);
    assert_int_equal(ask(f, &p, INFINITY, 0, &r), TIDU_OK);
    n_ways = r.n_ways;
    reach_clear(&r);
    for (unsigned long k = 1; status; k += 1 + k / 16) {
        status = ask(f, &p, INFINITY, k, &r);
        assert_true(!status || status == TIDU_ENOMEM);
        if (!status)
            assert_int_equal(r.n_ways, n_ways);
        reach_clear(&r);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_way_is_the_cheapest_that_is_other),
        cmocka_unit_test(what_blocks_is_the_smallest),
        cmocka_unit_test(a_budget_blocks_nothing),
        cmocka_unit_test(memory_runs_out),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
