/*
 * Random problems of ways: gates over three figures, and levers so coarse that each way and each set of conditions can be tried by
 * arithmetic of this file alone; and what reach says of them.
 */
#ifndef TESTS_REACH_REACH_PROBLEM_H
#define TESTS_REACH_REACH_PROBLEM_H

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

static inline int draw(int n)
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
    size_t effort; /* of a search; 0: enough */
} problem;

typedef struct fixture {
    dictionary *dictionary;
    panel *panel;
    credentials *credentials;
} fixture;

static inline int set_up(void **state)
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

static inline int tear_down(void **state)
{
    fixture *f = *state;

    panel_free(f->panel);
    credentials_free(f->credentials);
    dictionary_free(f->dictionary);
    return 0;
}

/* --- problems ------------------------------------------------------------------------------------- */

static inline void make_levers(const fixture *f, problem *p, size_t n, int most)
{
    p->n_levers = n;
    for (size_t i = 0; i < n; i++) {
        p->effects[i] = (lever_effect){dictionary_find(f->dictionary, figures[i % FIGURES]), 1 + draw(2), false};
        p->levers[i] = (lever){.id = "x", .effects = &p->effects[i], .n_effects = 1, .step = 1, .most = most,
                               .most_of = INDICATOR_NONE, .cost = 1 + draw(40), .fixed_cost = draw(2) ? 0 : draw(15)};
    }
}

static inline void make_gates(problem *p, size_t n, int reach)
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
static inline void make_three(problem *p)
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

static inline model *write_model(const fixture *f, const problem *p)
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

static inline bool holds(const problem *p, size_t condition, const int *x)
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
static inline uint64_t conditions_met(const problem *p, const int *amounts)
{
    int x[FIGURES] = {0};
    uint64_t met = 0;

    for (size_t i = 0; i < p->n_levers; i++)
        x[i % FIGURES] += amounts[i] * (int)p->effects[i].amount;
    for (size_t i = 0; i < p->n_gates + (p->pass > 0); i++)
        met |= (uint64_t)holds(p, i, x) << i;
    return met;
}

static inline bool next_amounts(const problem *p, int *amounts)
{
    for (size_t i = 0; i < p->n_levers; i++) {
        if (++amounts[i] <= (int)p->levers[i].most)
            return true;
        amounts[i] = 0;
    }
    return false;
}

static inline uint64_t all_conditions(const problem *p)
{
    return (UINT64_C(1) << (p->n_gates + (p->pass > 0))) - 1;
}

/* Can these conditions be met together? */
static inline bool is_possible(const problem *p, uint64_t set)
{
    int amounts[MOST_LEVERS] = {0};

    do {
        if ((conditions_met(p, amounts) & set) == set)
            return true;
    } while (next_amounts(p, amounts));
    return false;
}

/* The least cost of what meets all, of ways whose levers include none of the sets. */
static inline double least_cost(const problem *p, const uint64_t *sets, size_t n_sets)
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
static inline tidu_status ask(const fixture *f, problem *p, double budget, unsigned long fail_at, reach *out)
{
    model *m = write_model(f, p);
    assessor *a = assessor_new(m);
    panel *read = panel_new(f->dictionary);
    levers l = {.lever = p->levers, .n_levers = p->n_levers};
    reach_question q = {.assessor = a, .credentials = f->credentials, .levers = &l, .read = read,
                        .time = {binding_default_date(YEAR), YEAR, YEAR + 1}, .on = binding_default_date(YEAR + 1), .chance = 1,
                        .points = NAN, .budget = budget, .ways = WAYS, .effort = p->effort, .tells_without = true, .explains = true};
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

static inline uint64_t levers_of(const problem *p, const reach *r, const way *w)
{
    uint64_t used = 0;

    for (size_t i = 0; i < r->space.n; i++)
        used |= (uint64_t)(w->steps[i] > 0) << (r->space.variables[i].lever - p->levers);
    return used;
}

#endif
