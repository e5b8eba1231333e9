/*
 * Trees of three and more levels against a slow calculation that walks the tree from every indicator upwards, with long
 * doubles; random trees, whose parts add up.
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

#include "base/cell.h"
#include "dictionary.h"
#include "index/index_internal.h"
#include "index/index_ranks.h"

enum { COMPANIES = 700, YEAR = 2025, ROUNDS = 20, MOST_TEXT = 1 << 16 };

static const char *const names[] = {"employees", "ip_class1", "ip_class2", "conversions"}; /* none is part of another */
enum { NAMES = sizeof names / sizeof *names };

static uint64_t seed = 5;

static uint64_t draw(uint64_t n)
{
    seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (seed >> 33) % n;
}

/* A tree as it is drawn, beside the file. */
typedef struct twig {
    int parent, weight;
    bool is_leaf, is_geometric;
    int figure;    /* of a leaf: a count of 0 to 100 */
} twig;

typedef struct drawn {
    twig twigs[400];
    int n, leaves;
    char text[MOST_TEXT];
    size_t length;
} drawn;

static void say(drawn *d, const char *format, ...)
{
    va_list list;

    va_start(list, format);
    d->length += (size_t)vsnprintf(d->text + d->length, MOST_TEXT - d->length, format, list);
    va_end(list);
}

static void draw_leaf(drawn *d, int parent, int indent)
{
    twig *t = &d->twigs[d->n];

    *t = (twig){.parent = parent, .weight = 1 + (int)draw(9), .is_leaf = true, .figure = (int)draw(NAMES)};
    say(d, "%*s- {id: i%d, name: {zh: 甲, en: a}, value: \"%s[Y-1]\", direction: up, normalise: {goalposts: {low: 0, high: 100}}, weight: %d}\n",
        indent, "", d->n, names[t->figure], t->weight);
    d->n++;
    d->leaves++;
}

/* Groups and indicators below a node whose keys stand at `indent`. */
static void draw_members(drawn *d, int parent, int depth, int indent, bool may_be_geometric)
{
    int groups = depth < 4 ? (int)draw(3) : 0, leaves = groups ? (int)draw(3) : 1 + (int)draw(3);

    say(d, "%*sweights: given\n", indent, "");
    if (groups)
        say(d, "%*sgroups:\n", indent, "");
    for (int i = 0; i < groups; i++) {
        twig *t = &d->twigs[d->n];

        *t = (twig){.parent = parent, .weight = 1 + (int)draw(9), .is_geometric = may_be_geometric && draw(2)};
        say(d, "%*s- id: g%d\n%*sname: {zh: 甲, en: a}\n%*sweight: %d\n%*saggregation: %s\n", indent + 2, "", d->n, indent + 4, "",
            indent + 4, "", t->weight, indent + 4, "", t->is_geometric ? "geometric" : "arithmetic");
        d->n++;
        draw_members(d, d->n - 1, depth + 1, indent + 4, may_be_geometric);
    }
    if (leaves)
        say(d, "%*sindicators:\n", indent, "");
    for (int i = 0; i < leaves; i++)
        draw_leaf(d, parent, indent + 2);
}

static void draw_tree(drawn *d, const char *missing, bool is_geometric)
{
    memset(d, 0, sizeof *d);
    d->n = 1;
    d->twigs[0] = (twig){.parent = -1, .weight = 1, .is_geometric = is_geometric};
    say(d, "index: sample\nname: {zh: 样, en: sample}\nmissing: %s\ndecimals: 3\naggregation: %s\n", missing,
        is_geometric ? "{within: arithmetic, across: geometric, floor: 1%}" : "arithmetic");
    draw_members(d, 0, 0, 0, is_geometric);
}

/* The value of a node; NaN if nothing of it counts. `gap` NaN: what is missing is left out. */
static long double slow_value(const drawn *d, const double *figures, int node, double gap, bool has_floor)
{
    const twig *t = &d->twigs[node];
    long double sum = 0, all = 0;

    if (t->is_leaf) {
        double x = cell_is_value(figures[t->figure]) ? figures[t->figure] / 100 : gap;

        return has_floor ? 0.01L + 0.99L * x : x;
    }
    for (int i = node + 1; i < d->n; i++) {
        long double v = d->twigs[i].parent == node ? slow_value(d, figures, i, gap, has_floor) : NAN;

        if (isnan(v))
            continue;
        sum += d->twigs[i].weight * (t->is_geometric ? logl(v) : v);
        all += d->twigs[i].weight;
    }
    return all > 0 ? (t->is_geometric ? expl(sum / all) : sum / all) : NAN;
}

typedef struct world {
    dictionary *d;
    panel *p;
    double figures[COMPANIES][NAMES];
} world;

static world begin(void)
{
    world w = {.d = shipped_dictionary()};

    w.p = panel_new(w.d);
    for (int i = 0; i < COMPANIES; i++) {
        char code[16];
        uint32_t c;

        snprintf(code, sizeof code, "C%05d", (i * 379) % 100003);
        c = panel_add_company(w.p, code, strlen(code));
        for (int k = 0; k < NAMES; k++) {
            w.figures[i][k] = draw(5) ? (double)draw(101) : cell_missing();
            if (cell_is_value(w.figures[i][k]))
                panel_put_number(w.p, c, dictionary_find(w.d, names[k]), YEAR - 1, w.figures[i][k]);
        }
    }
    return w;
}

static void end(world *w)
{
    panel_free(w->p);
    dictionary_free(w->d);
}

static void check_score(double got, long double expected)
{
    if (isnan(expected))
        assert_true(cell_is_missing(got));
    else
        assert_true(fabsl(got - 100 * expected) <= 0.0005L + 1e-9L);
}

static void check_parts(const index_result *r, size_t place)
{
    const index_model *m = r->model;
    index_parts parts;

    if (!index_result_parts(r, place, &parts))
        return;
    assert_true(index_points(m, parts.total) == r->score[r->order[place]]);
    assert_int_equal(parts.node[0], parts.total);
    for (size_t i = 0; i < m->n_nodes; i++) {
        const index_node *x = &m->nodes[i];
        long sum = 0;

        for (size_t j = 0; j < x->n_children; j++)
            sum += parts.node[x->first_child + j];
        if (x->n_children)
            assert_int_equal(sum, parts.node[i]);
        assert_true(parts.node[i] >= 0);
    }
}

static void check_round(world *w, const char *missing, bool is_geometric, drawn *d)
{
    binding b = {w->p, NULL, YEAR, binding_default_date(YEAR)};
    index_scorer *x;
    index_model *m;
    index_result *r;
    tidu_error err;

    draw_tree(d, missing, is_geometric);
    if (d->leaves > INDEX_MOST_INDICATORS)
        return;
    if (index_parse(d->text, d->length, "sample.yaml", w->d, &m, &err))
        fail_msg("%lu: %s\n%s", err.line, err.message, d->text);
    x = index_scorer_new(m);
    assert_int_equal(index_scorer_run(x, &b, 1, false, &r, &err), TIDU_OK);
    for (size_t place = 0; place < r->n; place++) {
        uint32_t c = r->order[place];

        check_score(r->low[c], slow_value(d, w->figures[c], 0, 0, is_geometric));
        check_score(r->high[c], slow_value(d, w->figures[c], 0, 1, is_geometric));
        check_parts(r, place);
        check_score(r->score[c], slow_value(d, w->figures[c], 0, NAN, is_geometric));
    }
    index_result_free(r);
    index_scorer_free(x);
    index_free(m);
}

static void random_trees_against_a_slow_walk(void **state)
{
    static drawn d;
    world w = begin();

    (void)state;
    for (int i = 0; i < ROUNDS; i++) {
        check_round(&w, i % 2 ? "interval" : "reweight", i % 4 > 1, &d);
    }
    end(&w);
}

/* Blocks of companies against one after the other, to the bit. */
static void blocks_are_companies_one_by_one(void **state)
{
    static drawn d;
    world w = begin();
    binding b = {w.p, NULL, YEAR, binding_default_date(YEAR)};

    (void)state;
    for (int i = 0; i < ROUNDS / 2; i++) {
        index_model *m;
        index_scorer *x;
        index_result *r;

        draw_tree(&d, "reweight", false);
        assert_int_equal(index_parse(d.text, d.length, "sample.yaml", w.d, &m, NULL), TIDU_OK);
        assert_true(m->is_arithmetic);
        x = index_scorer_new(m);
        assert_int_equal(index_scorer_run(x, &b, 2, false, &r, NULL), TIDU_OK);
        for (size_t place = 0; place < r->n; place++) {
            double low = index_rounded(m, index_value(m, index_weights_of(r, place), r->scaled + place, r->n, r->lowest));
            double score = index_rounded(m, index_value(m, index_weights_of(r, place), r->scaled + place, r->n, GAP_LEFT_OUT));

            assert_memory_equal(&low, &r->low[r->order[place]], sizeof low);
            assert_memory_equal(&score, &r->score[r->order[place]], sizeof score);
        }
        index_result_free(r);
        index_scorer_free(x);
        index_free(m);
    }
    end(&w);
}

/* Ranks by intervals against all pairs, for a list of every other company. */
static void ranks_that_intervals_allow(void **state)
{
    static drawn d;
    world w = begin();
    binding b = {w.p, NULL, YEAR, binding_default_date(YEAR)};
    uint8_t is_in[COMPANIES];
    index_model *m;
    index_scorer *x;
    index_result *r;
    index_ranks ranks;

    (void)state;
    draw_tree(&d, "interval", false);
    assert_int_equal(index_parse(d.text, d.length, "sample.yaml", w.d, &m, NULL), TIDU_OK);
    x = index_scorer_new(m);
    assert_int_equal(index_scorer_run(x, &b, 1, false, &r, NULL), TIDU_OK);
    for (int i = 0; i < COMPANIES; i++)
        is_in[i] = i % 2 == 0;
    assert_true(index_ranks_find(r, is_in, 10, &ranks));
    for (int i = 0; i < COMPANIES; i++) {
        uint32_t best = 1, worst = 1;

        for (int j = 0; j < COMPANIES; j++) {
            best += is_in[j] && j != i && r->low[j] > r->high[i];
            worst += is_in[j] && j != i && r->high[j] > r->low[i];
        }
        assert_int_equal(ranks.best[i], is_in[i] && cell_is_value(r->low[i]) ? best : 0);
        assert_int_equal(ranks.worst[i], is_in[i] && cell_is_value(r->low[i]) ? worst : 0);
    }
    index_ranks_clear(&ranks);
    index_result_free(r);
    index_scorer_free(x);
    index_free(m);
    end(&w);
}

/* Another figure of a company never takes its score away, whatever the coverage. */
static void a_datum_never_hides_a_company(void **state)
{
    static drawn d;
    world w = begin();
    binding b = {w.p, NULL, YEAR, binding_default_date(YEAR)};
    index_model *m;
    index_scorer *x;
    index_result *before, *after;

    (void)state;
    draw_tree(&d, "interval\ncoverage: 60%", false);
    assert_int_equal(index_parse(d.text, d.length, "sample.yaml", w.d, &m, NULL), TIDU_OK);
    x = index_scorer_new(m);
    assert_int_equal(index_scorer_run(x, &b, 1, false, &before, NULL), TIDU_OK);
    for (uint32_t i = 0; i < COMPANIES; i++) {
        int k = (int)draw(NAMES);

        if (!cell_is_value(w.figures[i][k]))
            panel_put_number(w.p, i, dictionary_find(w.d, names[k]), YEAR - 1, (double)draw(101));
    }
    assert_int_equal(index_scorer_run(x, &b, 1, false, &after, NULL), TIDU_OK);
    assert_true(after->n_unscored < before->n_unscored);
    for (uint32_t i = 0; i < COMPANIES; i++)
        assert_true(!cell_is_value(before->score[i]) || cell_is_value(after->score[i]));
    index_result_free(before);
    index_result_free(after);
    index_scorer_free(x);
    index_free(m);
    end(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(random_trees_against_a_slow_walk),
        cmocka_unit_test(blocks_are_companies_one_by_one),
        cmocka_unit_test(ranks_that_intervals_allow),
        cmocka_unit_test(a_datum_never_hides_a_company),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
