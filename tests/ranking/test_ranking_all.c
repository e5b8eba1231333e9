/* All ways to sort, by the kinds of keys that there are, against qsort. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/cell.h"
#include "dictionary.h"
#include "ranking/ranking.h"

enum { N = 3000 };

static uint64_t draw(uint64_t *state) /* splitmix64 */
{
    uint64_t z = *state += UINT64_C(0x9e3779b97f4a7c15);

    z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
    return z ^ z >> 31;
}

static panel *codes_in_order(dictionary *d, const int *order, size_t n)
{
    panel *p = panel_new(d);
    char code[32];

    for (size_t i = 0; i < n; i++) {
        snprintf(code, sizeof code, "91330000MA%08d", order[i]);
        assert_int_equal(panel_add_company(p, code, strlen(code)), i);
    }
    return p;
}

enum { ONE_KEY, NO_KEY, FEW_KEYS, MANY_KEYS, FINE_KEYS, DISTINCT_KEYS, LONG_RUN, KEY_KINDS };

/* Keys of which all, most, many, few or none are equal, some of them missing, in both halves of their bits. */
static double tied_key(int kind, uint64_t *seed)
{
    static const double few[] = {0.0, -0.0, 0.25, INFINITY, -INFINITY, 1e-310, -3};
    uint64_t z = draw(seed);

    switch (kind) {
    case ONE_KEY:
        return 0.385;
    case NO_KEY:
        return cell_missing();
    case FEW_KEYS:
        return z % 9 < 7 ? few[z % 9] : z % 9 == 7 ? cell_missing() : cell_undefined();
    case MANY_KEYS: /* more than are counted, a third of them shared */
        return z % 40 ? (double)(z % 6001) : cell_missing();
    case FINE_KEYS: /* equal in the upper half */
        return z % 40 ? 1 + (double)(z % 60001) * 0x1p-52 : cell_missing();
    case LONG_RUN: /* a tenth is equal, more than insertion takes */
        return z % 10 ? (double)(z >> 11) * 0x1p-53 : 0.5;
    default:
        return (double)(z >> 11) * 0x1p-53;
    }
}

typedef struct expected_place {
    const assessment *a;
    const panel *p;
    uint32_t company;
} expected_place;

static double last_if_missing(double x)
{
    return cell_is_value(x) ? x : -INFINITY;
}

/* Three ways of being equal: in nothing, in the key, in all but the code. */
static int compare_places(const expected_place *x, const expected_place *y)
{
    const assessment *a = x->a;
    double p = last_if_missing(a->readiness[x->company]), q = last_if_missing(a->readiness[y->company]);
    double s = last_if_missing(a->potential[x->company]), t = last_if_missing(a->potential[y->company]);
    int unmet = (a->gates[x->company] == GATE_UNMET) - (a->gates[y->company] == GATE_UNMET);

    if (p != q)
        return p > q ? -3 : 3;
    return unmet ? 2 * unmet : s != t ? (s > t ? -2 : 2) : 0;
}

static int compare_whole(const void *x, const void *y)
{
    const expected_place *a = x, *b = y;
    int order = compare_places(a, b);

    return order ? order : strcmp(panel_code(a->p, a->company), panel_code(a->p, b->company));
}

static void check_ways(const assessment *a, const panel *p, const uint8_t *is_in, bool is_work)
{
    static expected_place expected[N];
    size_t n = 0;

    for (uint32_t i = 0; i < N; i++) {
        if (!is_in || is_in[i])
            expected[n++] = (expected_place){a, p, i};
    }
    qsort(expected, n, sizeof *expected, compare_whole);
    for (size_t top = 0; top <= n; top += n / 3) {
        ranking *r = ranking_new(a, p, is_work ? RANK_BY_WORK : RANK_BY_READINESS, is_in, top);

        assert_int_equal(r->n, top ? top : n);
        for (size_t i = 0; i < r->n; i++) {
            int apart = i ? abs(compare_places(&expected[i - 1], &expected[i])) : 3;

            assert_int_equal(r->company[i], expected[i].company);
            assert_int_equal(r->rank[i], apart < (is_work ? 2 : 3) ? r->rank[i - 1] : i + 1);
        }
        ranking_free(r);
    }
}

/* Without an order within equal keys: potentials and gates are the same. */
static void check_keys(const assessment *a, const panel *p, const uint8_t *is_in)
{
    ranking *r = ranking_by_keys(a->readiness, N, p, is_in, 0);

    for (size_t i = 1; i < r->n; i++) {
        uint32_t x = r->company[i - 1], y = r->company[i];
        double above = last_if_missing(a->readiness[x]), below = last_if_missing(a->readiness[y]);

        assert_true(above > below || (above == below && strcmp(panel_code(p, x), panel_code(p, y)) < 0));
        assert_int_equal(r->rank[i], above == below ? r->rank[i - 1] : i + 1);
    }
    ranking_free(r);
}

static void all_ways_to_sort(void **state)
{
    model_condition gate = {0};
    const model m = {.gates = &gate, .n_gates = 1};
    static double potential[N];
    static uint8_t most[N], few[N];
    static int order[N];
    dictionary *d = shipped_dictionary();
    assessment *a = assessment_new(&m, N);
    uint64_t seed = 11;
    panel *p;

    (void)state;
    a->potential = potential;
    for (int i = 0; i < N; i++)
        order[i] = i * 7919 % 10007;
    p = codes_in_order(d, order, N);
    for (int kind = 0; kind < KEY_KINDS; kind++) {
        for (size_t i = 0; i < N; i++) {
            a->readiness[i] = tied_key(kind, &seed);
            a->gates[i] = draw(&seed) % 2 ? GATE_UNMET : GATE_MET;
            potential[i] = draw(&seed) % 4 ? (double)(draw(&seed) % 3) : cell_missing();
            most[i] = draw(&seed) % 5 != 0;
            few[i] = draw(&seed) % 20 == 0;
        }
        for (int is_work = 0; is_work < 2; is_work++) {
            check_ways(a, p, NULL, is_work);
            check_ways(a, p, most, is_work);
            check_ways(a, p, few, is_work);
        }
        check_keys(a, p, NULL);
        check_keys(a, p, most);
        check_keys(a, p, few);
    }
    a->potential = NULL;
    assessment_free(a);
    panel_free(p);
    dictionary_free(d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_ways_to_sort),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
