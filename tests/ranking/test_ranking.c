/* Order, shared ranks and the first few of many, against a plain insertion sort. */
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

static void equal_keys_share_a_rank_and_stand_by_code(void **state)
{
    static const int order[] = {4, 2, 3, 1};
    static const double keys[] = {0.5, 0.9, 0.9, 0.1};
    static const uint32_t companies[] = {1, 2, 0, 3}, ranks[] = {1, 1, 3, 4};
    dictionary *d = shipped_dictionary();
    panel *p = codes_in_order(d, order, 4);
    ranking *r = ranking_by_keys(keys, 4, p, NULL, 0);

    (void)state;
    assert_int_equal(r->n, 4);
    assert_memory_equal(r->company, companies, sizeof companies);
    assert_memory_equal(r->rank, ranks, sizeof ranks);
    ranking_free(r);
    panel_free(p);
    dictionary_free(d);
}

static void ranks_are_1_2_2_4(void **state)
{
    static const int order[] = {1, 2, 3, 4};
    static const double keys[] = {0.9, 0.5, 0.5, 0.1};
    static const uint32_t ranks[] = {1, 2, 2, 4};
    dictionary *d = shipped_dictionary();
    panel *p = codes_in_order(d, order, 4);
    ranking *r = ranking_by_keys(keys, 4, p, NULL, 0);

    (void)state;
    assert_memory_equal(r->rank, ranks, sizeof ranks);
    ranking_free(r);
    panel_free(p);
    dictionary_free(d);
}

/* The same list whatever the order of the rows; the first k are the first k of the whole. */
static void order_of_rows_and_top_change_nothing(void **state)
{
    dictionary *d = shipped_dictionary();
    static int order[N], shuffled[N];
    static double keys[N], moved[N];
    static uint8_t is_in[N], moved_in[N];
    uint64_t seed = 7;
    panel *p, *q;
    ranking *whole, *other;

    (void)state;
    for (int i = 0; i < N; i++) {
        order[i] = shuffled[i] = i;
        keys[i] = (double)(draw(&seed) % 50) / 49; /* many ties */
        is_in[i] = draw(&seed) % 4 != 0;
    }
    for (int i = N - 1; i > 0; i--) {
        int j = (int)(draw(&seed) % (uint64_t)(i + 1)), spare = shuffled[i];

        shuffled[i] = shuffled[j];
        shuffled[j] = spare;
    }
    for (int i = 0; i < N; i++) {
        moved[i] = keys[shuffled[i]];
        moved_in[i] = is_in[shuffled[i]];
    }
    p = codes_in_order(d, order, N);
    q = codes_in_order(d, shuffled, N);
    whole = ranking_by_keys(keys, N, p, is_in, 0);
    for (size_t top = 1; top < 400; top += 57) {
        other = ranking_by_keys(moved, N, q, moved_in, top);
        assert_int_equal(other->n, top);
        for (size_t i = 0; i < top; i++) {
            assert_string_equal(panel_code(q, other->company[i]), panel_code(p, whole->company[i]));
            assert_int_equal(other->rank[i], whole->rank[i]);
        }
        ranking_free(other);
    }
    for (size_t i = 1; i < whole->n; i++) {
        double a = keys[whole->company[i - 1]], b = keys[whole->company[i]];

        assert_true(a >= b);
        if (a == b)
            assert_true(strcmp(panel_code(p, whole->company[i - 1]), panel_code(p, whole->company[i])) < 0);
        assert_int_equal(whole->rank[i], a == b ? whole->rank[i - 1] : i + 1);
    }
    ranking_free(whole);
    panel_free(q);
    panel_free(p);
    dictionary_free(d);
}

/* Greater keys first, no key last, then codes: what qsort makes of pairs. */
typedef struct pair {
    double key;
    const char *code;
} pair;

static int compare_pairs(const void *x, const void *y)
{
    const pair *a = x, *b = y;
    double p = cell_is_value(a->key) ? a->key : -INFINITY, q = cell_is_value(b->key) ? b->key : -INFINITY;

    return p != q ? (p > q ? -1 : 1) : strcmp(a->code, b->code);
}

/* Codes of every length, many alike up to behind the 16th letter; keys of every kind, in long runs. */
static void odd_keys_and_codes(void **state)
{
    static const double kinds[] = {0.0, -0.0, 1, -1, 1e-300, -1e300, INFINITY, 0.5};
    static double keys[N];
    static pair expected[N];
    uint64_t seed = 9;

    (void)state;
    for (int round = 0; round < 4; round++) {
        dictionary *d = shipped_dictionary();
        panel *p = panel_new(d);
        ranking *r;

        for (uint32_t i = 0; i < N; i++) {
            char code[64];

            if (i % 5 == 4) /* equal in more letters than a key of codes has */
                snprintf(code, sizeof code, "9133ZZZZZZZZZZZZZZZZZZZZZZZZZ%06d", (int)((i * 7919u) % 9973));
            else if (i % 3)
                snprintf(code, sizeof code, "913300001234567%s%04d", i % 2 ? "" : "8", (int)((i * 7919u) % 9973));
            else
                snprintf(code, sizeof code, "%x", (unsigned)(i * 2654435761u >> (i % 20)) + i);
            assert_int_equal(panel_add_company(p, code, strlen(code)), i);
            keys[i] = round == 0   ? cell_missing()
                      : round == 3 ? (double)(int64_t)draw(&seed) * 0x1p-20
                                   : kinds[draw(&seed) % (round == 1 ? 2 : 8)];
            if (round == 2 && i % 11 == 0)
                keys[i] = cell_undefined();
        }
        for (uint32_t i = 0; i < N; i++)
            expected[i] = (pair){keys[i], panel_code(p, i)};
        qsort(expected, N, sizeof *expected, compare_pairs);
        for (size_t top = 0; top <= N; top += 500) {
            r = ranking_by_keys(keys, N, p, NULL, top);
            assert_int_equal(r->n, top ? top : N);
            for (size_t i = 0; i < r->n; i++)
                assert_string_equal(panel_code(p, r->company[i]), expected[i].code);
            ranking_free(r);
        }
        panel_free(p);
        dictionary_free(d);
    }
}

/* Keys of which thousands share their upper half: one giant above them, neighbours of 1, and all magnitudes. */
static double crowded_key(int kind, uint64_t *seed)
{
    uint64_t z = draw(seed);

    if (kind == 0)
        return z % 1000 ? 1 + (double)(z % 1500) * 0x1p-52 : 1e300;
    if (kind == 1)
        return -1e9 - (double)(z % 4) * 0x1p-23;
    return ldexp((double)(z % 8192) / 8192, (int)(z >> 32 & 63) - 32);
}

static void crowded_keys(void **state)
{
    static double keys[N], of_expected[N];
    static pair expected[N];
    static uint8_t is_in[N];
    uint64_t seed = 31;

    (void)state;
    for (int kind = 0; kind < 3; kind++) {
        static int order[N];
        dictionary *d = shipped_dictionary();
        panel *p;
        ranking *r;
        size_t n = 0;

        for (int i = 0; i < N; i++) {
            order[i] = i * 7919 % 10007;
            keys[i] = crowded_key(kind, &seed);
            is_in[i] = draw(&seed) % 5 != 0;
        }
        p = codes_in_order(d, order, N);
        for (uint32_t i = 0; i < N; i++) {
            if (is_in[i])
                expected[n++] = (pair){keys[i], panel_code(p, i)};
        }
        qsort(expected, n, sizeof *expected, compare_pairs);
        r = ranking_by_keys(keys, N, p, is_in, 0);
        assert_int_equal(r->n, n);
        for (size_t i = 0; i < n; i++) {
            of_expected[i] = i && expected[i].key == expected[i - 1].key ? of_expected[i - 1] : (double)(i + 1);
            assert_string_equal(panel_code(p, r->company[i]), expected[i].code);
            assert_int_equal(r->rank[i], (int)of_expected[i]);
        }
        ranking_free(r);
        panel_free(p);
        dictionary_free(d);
    }
}

/* Whether x stands before y: the order of the head of ranking.h, one comparison after the other. */
static bool stands_before(const assessment *a, const panel *p, uint32_t x, uint32_t y)
{
    int unmet[2] = {0}, i = 0;
    double points[2], potential[2], line = a->model->limits[0].bound;

    if (a->readiness[x] != a->readiness[y])
        return a->readiness[x] > a->readiness[y];
    for (uint32_t c = x; i < 2; i++, c = y) {
        unmet[i] = (a->gates[c] == GATE_UNMET) + (a->gates[a->n + c] == GATE_UNMET);
        points[i] = a->least[c] < line ? line - a->least[c] : 0;
        potential[i] = cell_is_value(a->potential[c]) ? a->potential[c] : -1; /* none stands last */
    }
    if (unmet[0] != unmet[1])
        return unmet[0] < unmet[1];
    if (points[0] != points[1])
        return points[0] < points[1];
    if (potential[0] != potential[1])
        return potential[0] > potential[1];
    return strcmp(panel_code(p, x), panel_code(p, y)) < 0;
}

/* The first few stay whatever potential the others have, and each of them can be the first of its equals. */
static void check_contenders(assessment *a, const panel *p, const ranking *r)
{
    static uint8_t contends[N];
    double potential[N], *given = a->potential;
    uint32_t last = r->company[r->n - 1];
    ranking *other;

    assert_true(ranking_contenders(a, p, NULL, r->n, contends));
    for (uint32_t i = 0; i < N; i++)
        potential[i] = contends[i] ? given[i] : 1e6;
    a->potential = potential;
    other = ranking_new(a, p, RANK_BY_READINESS, NULL, r->n);
    for (size_t i = 0; i < r->n; i++)
        assert_true(other->company[i] == r->company[i] && contends[r->company[i]]);
    ranking_free(other);
    for (uint32_t i = 0; i < N; i++)
        potential[i] = i == last ? 0 : 1;
    for (uint32_t i = 0; i < N; i++)
        assert_true(contends[i] == (i == last || stands_before(a, p, i, last)));
    a->potential = given;
}

static void within_equal_readiness(void **state)
{
    static const double readiness[] = {0, 0.5, 1};
    model_condition gates[2] = {{0}};
    model_limit line = {.subject = MODEL_TOTAL, .relation = COMPARE_GREATER_EQUAL, .bound = 60};
    const model m = {.gates = gates, .n_gates = 2, .limits = &line, .n_limits = 1, .step = 1};
    double least[N], potential[N];
    int order[N];
    dictionary *d = shipped_dictionary();
    assessment *a = assessment_new(&m, N);
    panel *p;
    uint64_t seed = 3;

    (void)state;
    a->least = least;
    a->potential = potential;
    for (size_t i = 0; i < N; i++) {
        order[i] = (int)(i * 7919 % N);
        a->readiness[i] = readiness[draw(&seed) % 3];
        a->gates[i] = draw(&seed) % 2 ? GATE_UNMET : GATE_MET;
        a->gates[N + i] = draw(&seed) % 2 ? GATE_UNMET : GATE_JUDGED;
        least[i] = (double)(draw(&seed) % 8) * 10;
        potential[i] = draw(&seed) % 4 ? (double)(draw(&seed) % 5) : cell_missing();
    }
    p = codes_in_order(d, order, N);
    for (size_t top = 0; top < 700; top += 230) {
        ranking *r = ranking_new(a, p, RANK_BY_READINESS, NULL, top);

        assert_int_equal(r->n, top ? top : N);
        for (size_t i = 1; i < r->n; i++) {
            bool is_equal = a->readiness[r->company[i]] == a->readiness[r->company[i - 1]];

            assert_true(stands_before(a, p, r->company[i - 1], r->company[i]));
            assert_int_equal(r->rank[i], is_equal ? r->rank[i - 1] : i + 1);
        }
        if (top)
            check_contenders(a, p, r);
        ranking_free(r);
    }
    a->least = a->potential = NULL;
    assessment_free(a);
    panel_free(p);
    dictionary_free(d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(crowded_keys),
        cmocka_unit_test(equal_keys_share_a_rank_and_stand_by_code),
        cmocka_unit_test(ranks_are_1_2_2_4),
        cmocka_unit_test(within_equal_readiness),
        cmocka_unit_test(order_of_rows_and_top_change_nothing),
        cmocka_unit_test(odd_keys_and_codes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
