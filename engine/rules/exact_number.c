/*
 * Rational arithmetic on GMP (mpq), and numbers offset + scale * radicand^(1/root) for compound growth rates.
 *
 * Such a number is compared with a rational b without computing the root: with t = (b - offset) / scale,
 *
 *   radicand^(1/root) <=> t    is    1 if t < 0, otherwise    radicand <=> t^root,
 *
 * and a negative scale reverses the order. The radicand is never negative. The parts of t stay reduced when raised to
 * a power, so mpq_cmp needs no canonical form anew.
 */
#include "rules/exact_number.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/allocate.h"

enum { MOST_DIGITS = 64 };

void exact_number_init(exact_number *x)
{
    x->state = CELL_VALUE;
    x->root = 1;
    mpq_inits(x->offset, x->scale, x->radicand, NULL);
}

void exact_number_clear(exact_number *x)
{
    mpq_clears(x->offset, x->scale, x->radicand, NULL);
}

void exact_number_copy(exact_number *to, const exact_number *from)
{
    to->state = from->state;
    to->root = from->root;
    mpq_set(to->offset, from->offset);
    mpq_set(to->scale, from->scale);
    mpq_set(to->radicand, from->radicand);
}

/* value = digits * 10^(shift + exponent - decimals), with the digits as an integer */
void exact_number_set_decimal(mpq_t q, const char *text, int shift)
{
    char room[MOST_DIGITS];
    size_t length = strlen(text);
    char *digits = length + 2 <= sizeof room ? room : allocate(length + 2);
    char *out = digits;
    mpz_t power;
    long exponent = shift;
    int has_point = 0;

    if (!digits) { /* out of memory for a few bytes; GMP would abort then anyway */
        mpq_set_d(q, strtod(text, NULL));
        return;
    }
    for (const char *c = text; *c; c++) {
        if (*c == 'e' || *c == 'E') {
            exponent += strtol(c + 1, NULL, 10);
            break;
        }
        if (*c == '.') {
            has_point = 1;
        } else if (*c != '+') {
            *out++ = *c;
            exponent -= has_point && *c != '-';
        }
    }
    *out = '\0';
    mpz_set_str(mpq_numref(q), digits, 10);
    mpz_set_ui(mpq_denref(q), 1);
    mpz_init(power);
    mpz_ui_pow_ui(power, 10, (unsigned long)labs(exponent));
    if (exponent >= 0)
        mpz_mul(mpq_numref(q), mpq_numref(q), power);
    else
        mpz_set(mpq_denref(q), power);
    mpq_canonicalize(q);
    mpz_clear(power);
    if (digits != room)
        release(digits);
}

void exact_number_set_double(exact_number *out, double x)
{
    char text[40];

    out->state = cell_state_of(x);
    if (out->state != CELL_VALUE)
        return;
    if (fabs(x) < 1e15 && x == (double)(long long)x) { /* integers of up to 15 digits are exact */
        mpz_set_d(mpq_numref(out->offset), x);
        mpz_set_ui(mpq_denref(out->offset), 1);
        return;
    }
    snprintf(text, sizeof text, "%.15g", x);
    exact_number_set_decimal(out->offset, text, 0);
}

/* The states of a cell are in order of precedence. */
bool exact_number_have_values(const exact_number *a, const exact_number *b, exact_number *out)
{
    out->state = a->state > b->state ? a->state : b->state;
    out->root = 1;
    return out->state == CELL_VALUE;
}

/* At most one of them is a root, as the checker ensures. */
void exact_number_add(const exact_number *a, const exact_number *b, int sign, exact_number *out)
{
    const exact_number *root = a->root > 1 ? a : b;

    if (!exact_number_have_values(a, b, out))
        return;
    out->root = root->root;
    mpq_set(out->radicand, root->radicand);
    mpq_set(out->scale, root->scale);
    if (sign < 0 && root == b)
        mpq_neg(out->scale, out->scale);
    if (sign < 0)
        mpq_sub(out->offset, a->offset, b->offset);
    else
        mpq_add(out->offset, a->offset, b->offset);
}

/* b is rational, as the checker ensures. */
void exact_number_scale(const exact_number *a, const exact_number *b, int is_division, exact_number *out)
{
    void (*const step)(mpq_ptr, mpq_srcptr, mpq_srcptr) = is_division ? mpq_div : mpq_mul;

    if (is_division && b->state == CELL_VALUE && mpq_sgn(b->offset) == 0) {
        out->state = CELL_UNDEFINED;
        return;
    }
    if (!exact_number_have_values(a, b, out))
        return;
    out->root = a->root;
    mpq_set(out->radicand, a->radicand);
    step(out->offset, a->offset, b->offset);
    if (a->root > 1)
        step(out->scale, a->scale, b->offset);
}

static int sign_of(int n)
{
    return (n > 0) - (n < 0);
}

/* The order of a root and a rational number; see above. */
static int compare_root(const exact_number *a, const mpq_t b)
{
    mpq_t right;
    int order, sign = mpq_sgn(a->scale);

    /* scale * r^(1/k) ? b - offset */
    if (sign == 0)
        return sign_of(mpq_cmp(a->offset, b));
    mpq_init(right);
    mpq_sub(right, b, a->offset);
    mpq_div(right, right, a->scale);
    if (mpq_sgn(right) < 0) {
        order = 1;
    } else {
        mpz_pow_ui(mpq_numref(right), mpq_numref(right), a->root);
        mpz_pow_ui(mpq_denref(right), mpq_denref(right), a->root);
        order = sign_of(mpq_cmp(a->radicand, right));
    }
    mpq_clear(right);
    return sign * order;
}

int exact_number_compare(const exact_number *a, const exact_number *b)
{
    if (a->root > 1)
        return compare_root(a, b->offset);
    if (b->root > 1)
        return -compare_root(b, a->offset);
    return sign_of(mpq_cmp(a->offset, b->offset));
}

cell_state exact_window_drop(exact_number *all, size_t *k)
{
    cell_state state = CELL_VALUE;
    size_t kept = 0;

    for (size_t j = 0; j < *k; j++) {
        if (all[j].state == CELL_NOT_APPLICABLE) {
            exact_number_clear(&all[j]);
            continue;
        }
        if (all[j].state > state)
            state = all[j].state;
        all[kept++] = all[j];
    }
    *k = kept;
    return kept ? state : CELL_NOT_APPLICABLE;
}

void exact_window_sum(exact_number *y, size_t k, exact_number *out)
{
    for (size_t j = 0; j < k; j++)
        mpq_add(out->offset, out->offset, y[j].offset);
}

void exact_window_mean(exact_number *y, size_t k, exact_number *out)
{
    mpq_t years_count;

    exact_window_sum(y, k, out);
    mpq_init(years_count);
    mpq_set_ui(years_count, k, 1);
    mpq_div(out->offset, out->offset, years_count);
    mpq_clear(years_count);
}

static void take_extreme(const exact_number *y, size_t k, int sign, exact_number *out)
{
    exact_number_copy(out, &y[0]);
    for (size_t j = 1; j < k; j++) {
        if (sign * exact_number_compare(&y[j], out) > 0)
            exact_number_copy(out, &y[j]);
    }
}

void exact_window_least(exact_number *y, size_t k, exact_number *out)
{
    take_extreme(y, k, -1, out);
}

void exact_window_greatest(exact_number *y, size_t k, exact_number *out)
{
    take_extreme(y, k, 1, out);
}

/*
 * As window_growth_mean: a known base that is not allowed makes the result undefined even if another year is missing.
 */
void exact_window_growth(exact_number *y, size_t k, exact_number *out)
{
    mpq_t ratio, count;
    size_t first = k && y[0].state == CELL_VALUE && mpq_sgn(y[0].offset) == 0;

    for (size_t j = 0; j + 1 < k; j++) {
        int sign = y[j].state == CELL_VALUE ? mpq_sgn(y[j].offset) : 1;

        if (sign < 0 || (j > 0 && sign == 0))
            out->state = CELL_UNDEFINED;
    }
    if (k < 2 + first)
        out->state = CELL_UNDEFINED;
    if (out->state != CELL_VALUE)
        return;
    mpq_inits(ratio, count, NULL);
    for (size_t j = first; j + 1 < k; j++) {
        mpq_div(ratio, y[j + 1].offset, y[j].offset);
        mpq_add(out->offset, out->offset, ratio);
    }
    mpq_set_ui(count, k - 1 - first, 1);
    mpq_div(out->offset, out->offset, count);
    mpq_set_ui(count, 1, 1);
    mpq_sub(out->offset, out->offset, count);
    mpq_clears(ratio, count, NULL);
}

void exact_window_compound(exact_number *y, size_t k, exact_number *out)
{
    const exact_number *first = &y[0], *last = &y[k - 1];

    if ((first->state == CELL_VALUE && mpq_sgn(first->offset) <= 0) ||
        (last->state == CELL_VALUE && mpq_sgn(last->offset) < 0)) {
        out->state = CELL_UNDEFINED;
        return;
    }
    if (!exact_number_have_values(first, last, out))
        return;
    mpq_set_si(out->offset, -1, 1);
    mpq_set_ui(out->scale, 1, 1);
    mpq_div(out->radicand, last->offset, first->offset);
    out->root = k - 1;
    /* two years: the growth is rational */
    if (out->root == 1)
        mpq_add(out->offset, out->offset, out->radicand);
}
