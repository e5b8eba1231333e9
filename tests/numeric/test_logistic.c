/*
 * Coefficients against the solutions of another program (tests/numeric/logistic_reference.py: plain Newton, every choice of held
 * signs tried, the best feasible one taken) and against the conditions of the least loss.
 */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/allocate.h"
#include "numeric/logistic.h"

enum { N = 60, K = 4 };

static double x[N * K];
static bool happened[N];

/* The rows of the reference: whole numbers by a linear congruence, so that both programs have the same. */
static void make_rows(void)
{
    uint64_t seed = 7;
    double weights[K] = {0.8, -0.5, 0.3, 0};

    for (size_t i = 0; i < N; i++) {
        double sum = -0.4;

        for (size_t j = 0; j < K; j++) {
            seed = seed * 6364136223846793005ULL + 1442695040888963407ULL;
            x[i * K + j] = (double)(seed >> 33) / 2147483648.0 * 4 - 2;
            sum += weights[j] * x[i * K + j];
        }
        seed = seed * 6364136223846793005ULL + 1442695040888963407ULL;
        happened[i] = (double)(seed >> 33) / 2147483648.0 < 1 / (1 + exp(-sum));
    }
}

typedef struct known_fit {
    double ridge;
    signed char sign[K];
    double b[K + 1];
} known_fit;

static const known_fit known[] = {
    {0, {0, 0, 0, 0}, {-0.373920943567, 0.821429262768, -0.19350438331, 0.45165648293, -0.0813145071466}},
    {0, {1, -1, 1, 1}, {-0.353791975532, 0.83685737826, -0.167887453619, 0.437687582053, 0}},
    {0, {-1, -1, 1, -1}, {-0.439005843325, 0, -0.328982285198, 0.531987768345, -0.289129017062}},
    {0, {-1, 1, -1, 0}, {-0.353765803124, 0, 0, 0, -0.0635425235782}},
    {1, {0, 0, 0, 0}, {-0.367238588181, 0.76660508132, -0.180619223223, 0.42080477153, -0.0744517046836}},
    {1, {1, -1, 1, 1}, {-0.348661666013, 0.779848954767, -0.158700831931, 0.408832999881, 0}},
    {1, {-1, -1, 1, -1}, {-0.425670163855, 0, -0.29869602181, 0.494421072569, -0.253611006708}},
    {1, {-1, 1, -1, 0}, {-0.352742625773, 0, 0, 0, -0.0598603767061}},
    {25, {0, 0, 0, 0}, {-0.332494743775, 0.333841427923, -0.0845079798427, 0.182809387208, -0.0281074383673}},
    {25, {1, -1, 1, 1}, {-0.325120508748, 0.335904012627, -0.0808583744876, 0.180836287192, 0}},
    {25, {-1, -1, 1, -1}, {-0.353000511092, 0, -0.105443923455, 0.200991731918, -0.0555210600066}},
    {25, {-1, 1, -1, 0}, {-0.343201506163, 0, 0, 0, -0.0250619641869}},
};

static void fits_agree_with_another_program(void **state)
{
    (void)state;
    make_rows();
    for (size_t f = 0; f < sizeof known / sizeof *known; f++) {
        double ridge[K], b[K + 1];

        for (size_t j = 0; j < K; j++)
            ridge[j] = known[f].ridge;
        assert_int_equal(logistic_fit(&(logistic_data){x, happened, N, K, known[f].ridge > 0 ? ridge : NULL, known[f].sign}, b), TIDU_OK);
        for (size_t j = 0; j <= K; j++)
            assert_true(fabs(b[j] - known[f].b[j]) < 1e-6);
    }
}

static void what_has_no_fit_is_refused(void **state)
{
    static const double line[] = {1, 2, 3, 4};
    static const bool apart[] = {false, false, true, true}, none[4] = {false};
    double b[2], ridge = 0.5;

    (void)state;
    assert_int_equal(logistic_fit(&(logistic_data){line, none, 4, 1, NULL, NULL}, b), TIDU_EDATA);
    assert_int_equal(logistic_fit(&(logistic_data){line, apart, 4, 1, NULL, NULL}, b), TIDU_EDATA);
    assert_int_equal(logistic_fit(&(logistic_data){line, apart, 4, 1, &ridge, NULL}, b), TIDU_OK);
    assert_true(b[1] > 0);
    assert_true(fabs(logistic_chance(b[0] + 2.5 * b[1]) - 0.5) < 1e-6); /* the rows are symmetric about 2.5 */
}

static void memory_can_be_exhausted(void **state)
{
    double b[K + 1];
    tidu_status status = TIDU_ENOMEM;

    (void)state;
    make_rows();
    for (unsigned long k = 1; status == TIDU_ENOMEM; k++) {
        allocate_fail_at(k);
        status = logistic_fit(&(logistic_data){x, happened, N, K, NULL, NULL}, b);
        allocate_fail_at(0);
        assert_true(k < 20);
    }
    assert_int_equal(status, TIDU_OK);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fits_agree_with_another_program),
        cmocka_unit_test(what_has_no_fit_is_refused),
        cmocka_unit_test(memory_can_be_exhausted),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
