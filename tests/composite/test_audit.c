/*
 * Audit of an index: by hand, and against COINr's figures of ASEM (alpha, effective weights, elements removed, strengths and
 * weaknesses of a country).
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/allocate.h"
#include "composite/audit.h"
#include "composite/standing.h"
#include "numeric/oracle.h"

enum { MOST = 64 };

static void alpha_by_hand(void **state)
{
    /* variances 1 and 4, covariance 2: 2 (1 - 5 / 9) */
    static const double x[] = {1, 2, 3}, y[] = {2, 4, 6}, back[] = {6, 4, 2};
    const double gap[] = {1, cell_missing(), cell_missing()};

    (void)state;
    assert_true(fabs(audit_cronbach((const double *const[]){x, y}, 2, 3) - 8. / 9) < 1e-15);
    assert_true(cell_state_of(audit_cronbach((const double *const[]){x}, 1, 3)) == CELL_UNDEFINED);
    assert_true(cell_state_of(audit_cronbach((const double *const[]){y, back}, 2, 3)) == CELL_UNDEFINED);
    assert_true(cell_state_of(audit_cronbach((const double *const[]){x, gap}, 2, 3)) == CELL_UNDEFINED);
}

static void pairs_by_hand(void **state)
{
    double a[] = {1, 2, 3, cell_missing()}, b[] = {1, 2, 3, cell_missing()}, c[] = {3, 2, 1, 5}, d[] = {1, 0, 1, 0}, e[] = {2, 2, 2, 2};
    const double *const x[] = {a, c, d, b, e};
    static const uint32_t group[] = {0, 0, 1, 1, 1};
    audit_correlations out;

    (void)state;
    assert_int_equal(audit_correlate(x, 5, 4, group, 0.9, &out, NULL), TIDU_OK);
    assert_int_equal(out.n_flagged, 3);
    assert_true(out.flagged[0].i == 0 && out.flagged[0].j == 1 && out.flagged[0].r < -0.999 && out.flagged[0].same_group);
    assert_true(out.flagged[1].i == 0 && out.flagged[1].j == 3 && out.flagged[1].is_duplicate && !out.flagged[1].same_group);
    assert_true(out.flagged[2].i == 1 && out.flagged[2].j == 3 && !out.flagged[2].is_duplicate);
    assert_true(out.n_constant == 1 && out.is_constant[4]);
    assert_true(fabs(out.within - (-1 + out.matrix[2 * 5 + 3]) / 2) < 1e-12);
    audit_correlations_clear(&out);
}

static void importance_by_hand(void **state)
{
    static const double x[] = {1, 2, 3, 4}, still[] = {1, 1, 1, 1}, z[] = {1, -1, -1, 1};
    double square[3], share[3];

    (void)state;
    audit_importance((const double *const[]){x, still, z}, 3, 4, x, square, share);
    assert_true(fabs(square[0] - 1) < 1e-12 && fabs(square[2]) < 1e-12 && fabs(share[0] - 1) < 1e-12);
    assert_true(cell_state_of(square[1]) == CELL_UNDEFINED && cell_state_of(share[1]) == CELL_UNDEFINED);
    audit_importance((const double *const[]){x}, 1, 4, still, square, share);
    assert_true(cell_state_of(share[0]) == CELL_UNDEFINED);
}

static void standings_by_hand(void **state)
{
    double a[] = {1, 2, 3, 9}, b[] = {5, 5, 4, 9}, c[] = {cell_missing(), 1, 2, 9};
    static const int direction[] = {-1, 1, 1};
    static const size_t member[] = {0, 1, 2}, alone[] = {0};
    const double *const x[] = {a, b, c};
    standing s[3];

    (void)state;
    standing_measure(x, direction, 3, member, 3, 0, s);
    assert_true(s[0].rank == 1 && s[0].percentile == 1 && s[1].rank == 1 && s[1].percentile == 0.75);
    assert_true(s[2].rank == 0 && s[2].n == 2 && cell_state_of(s[2].percentile) == CELL_UNDEFINED);
    assert_int_equal(standing_weaknesses(s, 3, 3), 2);
    assert_true(s[0].indicator == 1 && s[1].indicator == 0);
    b[2] = 5; /* what all have in common is neither strength nor weakness */
    standing_measure(x, direction, 3, member, 3, 0, s);
    assert_true(s[1].rank == 1 && cell_state_of(s[1].percentile) == CELL_UNDEFINED);
    standing_measure(x, direction, 3, alone, 1, 0, s);
    assert_true(s[0].rank == 1 && s[0].n == 1 && cell_state_of(s[0].percentile) == CELL_UNDEFINED);
    assert_int_equal(standing_strengths(s, 3, 3), 0);
}

static void border_by_hand(void **state)
{
    const double upper[] = {10, 20, 5, cell_missing()}, lower[] = {12, 10, 5, 3};
    static const size_t order[] = {1, 3, 0, 2};
    border_part p[4];

    (void)state;
    assert_true(standing_border(upper, lower, 4, p) == 5);
    for (int j = 0; j < 4; j++)
        assert_int_equal(p[j].indicator, order[j]);
    assert_true(p[0].difference == 10 && p[1].difference == -3);
}

/* --- ASEM ------------------------------------------------------------------------------------------- */

static double *column(const oracle_table *t, const char *name)
{
    double *x = allocate_array(MOST, sizeof *x);

    assert_non_null(x);
    assert_int_equal(oracle_values(t, name, x), 51);
    return x;
}

static void alpha_of_asem(void **state)
{
    static const char *const names[] = {"StMob", "Research", "Pat", "CultServ", "CultGood", "Tourist", "MigStock", "Lang"};
    static const char *const files[] = {"coinr/stage_raw.csv", "coinr/stage_normalised.csv"};
    static const double wanted[] = {0.0512665882938565, 0.850168418553262};

    (void)state;
    for (int f = 0; f < 2; f++) {
        oracle_table *t = allocate_array(1, sizeof *t);
        double *x[8];

        assert_non_null(t);
        if (!oracle_load(t, files[f])) {
            release(t);
            skip();
        }
        for (int j = 0; j < 8; j++)
            x[j] = column(t, names[j]);
        assert_true(fabs(audit_cronbach((const double *const *)x, 8, 51) - wanted[f]) < 1e-13);
        for (int j = 0; j < 8; j++)
            release(x[j]);
        free(t->text);
        release(t);
    }
}

/* The names and ranks of a file of COINr are those of ours. */
static void expect_standings(const oracle_table *raw, const char *file, const standing *s, size_t n)
{
    oracle_table *t = allocate_array(1, sizeof *t);

    assert_non_null(t);
    assert_true(oracle_load(t, file));
    assert_int_equal(t->n_rows - 1, n);
    for (size_t r = 1; r < t->n_rows; r++) {
        size_t found = 0;

        for (size_t i = 0; i < n; i++)
            found += !strcmp(raw->cells[0][s[i].indicator], t->cells[r][0]) && s[i].rank == (uint32_t)atoi(t->cells[r][3]);
        assert_int_equal(found, 1);
    }
    free(t->text);
    release(t);
}

static void strengths_of_a_country(void **state)
{
    oracle_table *raw = allocate_array(1, sizeof *raw), *meta = allocate_array(1, sizeof *meta);
    static double x[MOST][MOST];
    const double *columns[MOST];
    int direction[MOST] = {0};
    size_t member[51], company = 51;
    standing s[MOST], chosen[MOST];
    size_t k = 0;

    (void)state;
    assert_true(raw && meta);
    if (!oracle_load(raw, "coinr/stage_raw.csv") || !oracle_load(meta, "coinr/asem_imeta.csv")) {
        free(raw->text);
        release(raw);
        release(meta);
        skip();
    }
    for (size_t r = 1; r < meta->n_rows; r++) {
        size_t at = oracle_column(raw, meta->cells[r][oracle_column(meta, "iCode")]);

        if (at < raw->n_columns && !strcmp(meta->cells[r][oracle_column(meta, "Type")], "Indicator"))
            direction[at] = atoi(meta->cells[r][oracle_column(meta, "Direction")]);
    }
    for (size_t c = 0; c < raw->n_columns; c++) {
        columns[c] = x[c];
        oracle_values(raw, raw->cells[0][c], x[c]);
    }
    for (size_t i = 0; i < 51; i++) {
        member[i] = i;
        company = strcmp(raw->cells[i + 1][0], "GBR") ? company : i;
    }
    assert_true(company < 51);
    standing_measure(columns, direction, raw->n_columns, member, 51, company, s);
    for (size_t c = 0; c < raw->n_columns; c++) {
        if (direction[c])
            chosen[k++] = s[c];
    }
    assert_int_equal(k, 49);
    expect_standings(raw, "coinr/strengths_GBR.csv", chosen, standing_strengths(chosen, k, 5));
    expect_standings(raw, "coinr/weaknesses_GBR.csv", chosen, standing_weaknesses(chosen, k, 5));
    free(raw->text);
    free(meta->text);
    release(raw);
    release(meta);
}

static void memory_may_fail(void **state)
{
    static const double x[] = {1, 2, 3}, y[] = {2, 4, 6};
    static const uint32_t group[] = {0, 1};
    tidu_status status = TIDU_ENOMEM;
    audit_correlations out;

    (void)state;
    for (unsigned long k = 1; status && k < 20; k++) {
        allocate_fail_at(k);
        status = audit_correlate((const double *const[]){x, y}, 2, 3, group, 0.9, &out, NULL);
        allocate_fail_at(0);
    }
    assert_int_equal(status, TIDU_OK);
    audit_correlations_clear(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(alpha_by_hand),
        cmocka_unit_test(pairs_by_hand),
        cmocka_unit_test(importance_by_hand),
        cmocka_unit_test(standings_by_hand),
        cmocka_unit_test(border_by_hand),
        cmocka_unit_test(alpha_of_asem),
        cmocka_unit_test(strengths_of_a_country),
        cmocka_unit_test(memory_may_fail),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
