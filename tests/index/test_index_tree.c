/*
 * Trees of three and more levels with means of every kind against a slow calculation with long doubles: weighted medians and
 * ordered means by repeating values, as weights are whole numbers; random trees, whose parts add up.
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

enum { COMPANIES = 700, YEAR = 2025, ROUNDS = 60, MOST_TEXT = 1 << 16 };

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
    bool is_leaf;
    mean_kind kind;
    double exponent;
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

static bool is_alike(const twig *t)
{
    return t->kind == MEAN_ORDERED || t->kind == MEAN_MPI;
}

static void say_weight(drawn *d, const twig *t, const char *before, const char *behind)
{
    if (!is_alike(&d->twigs[t->parent]))
        say(d, "%s%d%s", before, t->weight, behind);
}

static void draw_leaf(drawn *d, int parent, int indent)
{
    twig *t = &d->twigs[d->n];

    *t = (twig){.parent = parent, .weight = is_alike(&d->twigs[parent]) ? 1 : 1 + (int)draw(9), .is_leaf = true, .figure = (int)draw(NAMES)};
    say(d, "%*s- {id: i%d, name: {zh: 甲, en: a}, value: \"%s[Y-1]\", direction: up, normalise: {goalposts: {low: 0, high: 100}}",
        indent, "", d->n, names[t->figure]);
    say_weight(d, t, ", weight: ", "");
    say(d, "}\n");
    d->n++;
    d->leaves++;
}

/* The weight of a position of an ordered mean. */
static int position_weight(int position)
{
    return 1 + position * 3 % 5;
}

static void say_mean(drawn *d, const twig *t, int members)
{
    static const char *const words[] = {"arithmetic", "geometric", "harmonic", "least", "weighted-least", "median", "mpi"};

    if (t->kind == MEAN_POWER) {
        say(d, "{power: %g}", t->exponent);
    } else if (t->kind == MEAN_ORDERED) {
        say(d, "{ordered: [");
        for (int i = 0; i < members; i++)
            say(d, "%s%d", i ? ", " : "", position_weight(i));
        say(d, "]}");
    } else {
        say(d, "%s", words[t->kind]);
    }
}

static void draw_mean(twig *t, bool is_any)
{
    t->kind = is_any ? (mean_kind)draw(MEAN_ORDERED + 1) : MEAN_ARITHMETIC;
    t->exponent = (double)draw(9) / 2 - 2;
}

static void draw_members(drawn *d, int parent, int depth, int indent, int groups, int leaves, bool is_any);

static void draw_group(drawn *d, int parent, int depth, int indent, bool is_any)
{
    int groups = depth < 4 ? (int)draw(3) : 0, leaves = groups ? (int)draw(3) : 1 + (int)draw(3), own = d->n++;
    twig *t = &d->twigs[own];

    *t = (twig){.parent = parent, .weight = is_alike(&d->twigs[parent]) ? 1 : 1 + (int)draw(9)};
    draw_mean(t, is_any);
    say(d, "%*s- id: g%d\n%*sname: {zh: 甲, en: a}\n%*saggregation: ", indent, "", own, indent + 2, "", indent + 2, "");
    say_mean(d, t, groups + leaves);
    say(d, "\n%*s", indent + 2, "");
    say_weight(d, t, "weight: ", "\n");
    draw_members(d, own, depth, indent + 2, groups, leaves, is_any);
}

/* Groups and indicators below a node whose keys stand at `indent`. */
static void draw_members(drawn *d, int parent, int depth, int indent, int groups, int leaves, bool is_any)
{
    say(d, "\n%*sweights: %s\n", indent, "", is_alike(&d->twigs[parent]) ? "equal" : "given");
    if (groups)
        say(d, "%*sgroups:\n", indent, "");
    for (int i = 0; i < groups; i++)
        draw_group(d, parent, depth + 1, indent + 2, is_any);
    if (leaves)
        say(d, "%*sindicators:\n", indent, "");
    for (int i = 0; i < leaves; i++)
        draw_leaf(d, parent, indent + 2);
}

static void draw_tree(drawn *d, const char *missing, bool is_any)
{
    int groups = (int)draw(3), leaves = 1 + (int)draw(3);

    memset(d, 0, sizeof *d);
    d->n = 1;
    d->twigs[0] = (twig){.parent = -1, .weight = 1};
    draw_mean(&d->twigs[0], is_any);
    say(d, "index: sample\nname: {zh: 样, en: sample}\nmissing: %s\ndecimals: 3\naggregation: ", missing);
    if (is_any) {
        say(d, "{within: geometric, floor: 1%%, across: ");
        say_mean(d, &d->twigs[0], groups + leaves);
        say(d, "}");
    } else {
        say(d, "arithmetic");
    }
    draw_members(d, 0, 0, 0, groups, leaves, is_any);
}

/* Does an indicator below need the floor? */
static bool has_floor(const drawn *d)
{
    bool found = false;

    for (int i = 0; i < d->n; i++)
        found |= !d->twigs[i].is_leaf && d->twigs[i].kind != MEAN_ARITHMETIC;
    return found;
}

/* --- means of n values with whole weights, k members in all ------------------------------------------------- */

typedef struct counted {
    long double value;
    int weight;
} counted;

static int by_value(const void *a, const void *b)
{
    long double x = ((const counted *)a)->value, y = ((const counted *)b)->value;

    return (x < y) - (x > y);
}

/* The member of a list in which each value stands as often as it weighs, the greatest first. */
static long double nth(const counted *c, int n, int at)
{
    int i = 0;

    while (i < n - 1 && at >= c[i].weight)
        at -= c[i++].weight;
    return c[i].value;
}

/* Every value k times against every position n times. */
static long double slow_ordered(const counted *c, int n, int k)
{
    long double sum = 0, all = 0;

    for (int i = 0; i < n * k; i++) {
        sum += position_weight(i / n) * c[i / k].value;
        all += position_weight(i / n);
    }
    return sum / all;
}

/* On the scale of 70 to 130. */
static long double slow_mpi(const counted *c, int n)
{
    long double mean = 0, variance = 0;

    for (int i = 0; i < n; i++)
        mean += (70 + 60 * c[i].value) / n;
    for (int i = 0; i < n; i++)
        variance += powl(70 + 60 * c[i].value - mean, 2) / n;
    return (mean - sqrtl(variance) * (sqrtl(variance) / mean) - 70) / 60;
}

static long double slow_power(const counted *c, int n, long double p)
{
    long double sum = 0, all = 0;

    for (int i = 0; i < n; i++) {
        sum += c[i].weight * (p == 0 ? logl(c[i].value) : powl(c[i].value, p));
        all += c[i].weight;
    }
    return p == 0 ? expl(sum / all) : powl(sum / all, 1 / p);
}

static long double slow_mean(const twig *t, counted *c, int n, int k)
{
    int all = 0, most = 0;
    long double least = 1;

    qsort(c, (size_t)n, sizeof *c, by_value);
    for (int i = 0; i < n; i++) {
        all += c[i].weight;
        most = c[i].weight > most ? c[i].weight : most;
    }
    for (int i = 0; i < n; i++)
        least = fminl(least, fmaxl(c[i].value, 1 - (long double)c[i].weight / most));
    switch (t->kind) {
    case MEAN_LEAST:
        return c[n - 1].value;
    case MEAN_WEIGHTED_LEAST:
        return least;
    case MEAN_MEDIAN:
        return (nth(c, n, (all - 1) / 2) + nth(c, n, all / 2)) / 2;
    case MEAN_MPI:
        return slow_mpi(c, n);
    case MEAN_ORDERED:
        return slow_ordered(c, n, k);
    default:
        return slow_power(c, n, t->kind == MEAN_POWER ? t->exponent : t->kind == MEAN_GEOMETRIC ? 0 : t->kind == MEAN_HARMONIC ? -1 : 1);
    }
}

/* The value of a node; NaN if nothing of it counts. `gap` NaN: what is missing is left out. */
static long double slow_value(const drawn *d, const double *figures, int node, double gap, bool is_floored)
{
    const twig *t = &d->twigs[node];
    counted c[16];
    int n = 0, k = 0;

    if (t->is_leaf) {
        double x = cell_is_value(figures[t->figure]) ? figures[t->figure] / 100 : gap;

        return is_floored ? 0.01L + 0.99L * x : x;
    }
    for (int i = node + 1; i < d->n; i++) {
        long double v = d->twigs[i].parent == node ? slow_value(d, figures, i, gap, is_floored) : NAN;

        k += d->twigs[i].parent == node;
        if (!isnan(v))
            c[n++] = (counted){v, d->twigs[i].weight};
    }
    return n ? slow_mean(t, c, n, k) : NAN;
}

/* Is something missing below an mpi? */
static bool is_untold(const drawn *d, const double *figures)
{
    bool found = false;

    for (int i = 0; i < d->n; i++) {
        for (int at = i; d->twigs[i].is_leaf && at >= 0; at = d->twigs[at].parent)
            found |= !cell_is_value(figures[d->twigs[i].figure]) && !d->twigs[at].is_leaf && d->twigs[at].kind == MEAN_MPI;
    }
    return found;
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

static void check_round(world *w, const char *missing, bool is_any, drawn *d)
{
    binding b = {w->p, NULL, YEAR, binding_default_date(YEAR)};
    index_scorer *x;
    index_model *m;
    index_result *r;
    tidu_error err;

    draw_tree(d, missing, is_any);
    if (d->leaves > INDEX_MOST_INDICATORS || has_floor(d) != is_any)
        return;
    if (index_parse(d->text, d->length, "sample.yaml", w->d, &m, &err))
        fail_msg("%lu: %s\n%s", err.line, err.message, d->text);
    x = index_scorer_new(m);
    assert_int_equal(index_scorer_run(x, &b, 1, false, &r, &err), TIDU_OK);
    for (size_t place = 0; place < r->n; place++) {
        uint32_t c = r->order[place];

        check_score(r->low[c], is_untold(d, w->figures[c]) ? NAN : slow_value(d, w->figures[c], 0, 0, is_any));
        check_score(r->high[c], is_untold(d, w->figures[c]) ? NAN : slow_value(d, w->figures[c], 0, 1, is_any));
        check_parts(r, place);
        check_score(r->score[c], slow_value(d, w->figures[c], 0, NAN, is_any));
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
    for (int i = 0; i < ROUNDS; i++)
        check_round(&w, i % 2 ? "interval" : "reweight", i % 6 > 1, &d);
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

        draw_tree(&d, "reweight", i % 2);
        if (d.leaves > INDEX_MOST_INDICATORS || has_floor(&d) != i % 2)
            continue;
        assert_int_equal(index_parse(d.text, d.length, "sample.yaml", w.d, &m, NULL), TIDU_OK);
        x = index_scorer_new(m);
        assert_int_equal(index_scorer_run(x, &b, 2, false, &r, NULL), TIDU_OK);
        for (size_t place = 0; place < r->n; place++) {
            double low = index_lacks_ends(r, place) ? cell_missing() : index_rounded(m, index_value(m, index_weights_of(r, place), r->scaled + place, r->n, r->lowest));
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
