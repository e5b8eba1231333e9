/*
 * Walks the tree as interval.c does, with the inside of each interval (rules/interval_inner.h) and, for truths, those that the
 * interval certainly allows: a condition of which both are allowed stays unknown. What is not known here is left out, so
 * that less is certain and the row is decided by its interval.
 */
#include "rules/interval_block.h"

#include <string.h>

#include "numeric/kernel.h"
#include "rules/function.h"
#include "rules/interval_block_internal.h"

static uint8_t turned(uint8_t set)
{
    return (uint8_t)((set & MAY_FAIL ? MAY_HOLD : 0) | (set & MAY_HOLD ? MAY_FAIL : 0));
}

/* out <- out and other, for `one` MAY_FAIL, or out or other, for MAY_HOLD: of the truths that each certainly allows. */
KERNEL static void combine(uint8_t one, const uint8_t *restrict other, uint8_t *restrict out, size_t n)
{
    for (size_t i = 0; i < n; i++)
        out[i] = ((out[i] | other[i]) & one) | (out[i] & other[i]);
}

static void allow_compare(const block *b, const node *n, int year, uint8_t *out)
{
    inner left, right;

    memset(out, 0, b->n);
    if (n->first->type == VALUE_TEXT)
        return;
    block_bound(b, n->first, year, &left);
    if (n->first->next->kind == NODE_NUMBER) {
        inner_compare_number(n->relation, &left, n->first->next->number, out, b->n);
        return;
    }
    block_bound(b, n->first->next, year, &right);
    inner_compare(n->relation, &left, &right, out, b->n);
}

static void allow_member(const block *b, const node *n, int year, uint8_t *out)
{
    uint8_t is_one[INNER_ROWS];
    inner left, right;

    memset(out, n->first->type == VALUE_TEXT ? 0 : MAY_FAIL, b->n);
    if (n->first->type == VALUE_TEXT)
        return;
    block_bound(b, n->first, year, &left);
    for (const node *member = n->first->next; member; member = member->next) {
        block_bound(b, member, year, &right);
        inner_compare(COMPARE_EQUAL, &left, &right, is_one, b->n);
        combine(MAY_HOLD, is_one, out, b->n);
    }
}

enum { FOUNDED_BEFORE = 1, FOUNDED_LATER = 2 }; /* the year; neither: nobody knows */

KERNEL static void compare_founding(const double *restrict founded, double limit, uint8_t *restrict out, size_t n)
{
    for (size_t i = 0; i < n; i++)
        out[i] = (founded[i] < limit ? FOUNDED_BEFORE : 0) | (founded[i] >= limit ? FOUNDED_LATER : 0);
}

/* A year of all(): years before the foundation are left out; without a date the interval decides. */
KERNEL static void require_year(const uint8_t *restrict founding, const uint8_t *restrict truths, uint8_t *restrict out,
                                size_t n)
{
    for (size_t i = 0; i < n; i++) {
        uint8_t set = founding[i] == FOUNDED_BEFORE ? truths[i] : 0, both = ((out[i] | set) & MAY_FAIL) | (out[i] & set);

        out[i] = founding[i] == FOUNDED_LATER ? out[i] : both;
    }
}

/* A year of any(): years before the foundation fail. */
KERNEL static void offer_year(const uint8_t *restrict founding, const uint8_t *restrict truths, uint8_t *restrict out,
                              size_t n)
{
    for (size_t i = 0; i < n; i++) {
        uint8_t possible = founding[i] ? truths[i] : truths[i] | MAY_FAIL, set = founding[i] == FOUNDED_LATER ? MAY_FAIL : possible;

        out[i] = ((out[i] | set) & MAY_HOLD) | (out[i] & set);
    }
}

static void allow_years(const block *b, const node *n, uint8_t *out)
{
    const bool is_all = function_is(n->function, FUNCTION_EVERY);
    const double *founded = interval_cells_founding(b->x->cells, b->first);
    uint8_t truths[INNER_ROWS], founding[INNER_ROWS] = {0};

    memset(out, is_all ? MAY_HOLD : MAY_FAIL, b->n);
    for (int year = n->first->from; year <= n->first->to; year++) {
        block_allow(b, n->first, year, truths);
        if (founded)
            compare_founding(founded, binding_founding_limit(b->x->b->year + year), founding, b->n);
        if (is_all)
            require_year(founding, truths, out, b->n);
        else
            offer_year(founding, truths, out, b->n);
    }
    /* `founding` is of the last year: a company without any year of its own is left to the interval */
    for (size_t i = 0; is_all && i < b->n; i++)
        out[i] = founding[i] == FOUNDED_BEFORE ? out[i] : 0;
}

static void allow_if(const block *b, const node *n, int year, uint8_t *out)
{
    uint8_t when[INNER_ROWS], branch[INNER_ROWS];

    block_allow(b, n->first, year, when);
    block_allow(b, n->first->next, year, out);
    block_allow(b, n->first->next->next, year, branch);
    for (size_t i = 0; i < b->n; i++)
        out[i] = (uint8_t)((when[i] & MAY_HOLD ? out[i] : 0) | (when[i] & MAY_FAIL ? branch[i] : 0));
}

static void allow_call(const block *b, const node *n, int year, uint8_t *out)
{
    inner value;

    memset(out, 0, b->n);
    if (n->function->shape == FUNCTION_QUANTIFIER) {
        allow_years(b, n, out);
    } else if (n->function->shape == FUNCTION_IF) {
        allow_if(b, n, year, out);
    } else if (n->function->shape == FUNCTION_KNOWN) {
        block_bound(b, n->first, year, &value);
        for (size_t i = 0; i < b->n; i++)
            out[i] = value.facts[i] & INNER_VALUE && value.facts[i] & INNER_OPEN ? MAY_BOTH : 0;
    }
}

void block_allow(const block *b, const node *n, int year, uint8_t *out)
{
    uint8_t other[INNER_ROWS];

    switch (n->kind) {
    case NODE_TRUTH:
        memset(out, n->number != 0 ? MAY_HOLD : MAY_FAIL, b->n);
        break;
    case NODE_NOT:
        block_allow(b, n->first, year, out);
        for (size_t i = 0; i < b->n; i++)
            out[i] = turned(out[i]);
        break;
    case NODE_AND:
    case NODE_OR:
        block_allow(b, n->first, year, out);
        block_allow(b, n->first->next, year, other);
        combine(n->kind == NODE_OR ? MAY_HOLD : MAY_FAIL, other, out, b->n);
        break;
    case NODE_COMPARE:
        allow_compare(b, n, year, out);
        break;
    case NODE_IN:
        allow_member(b, n, year, out);
        break;
    case NODE_CALL:
        allow_call(b, n, year, out);
        break;
    case NODE_NAME:
        block_allow(b, n->definition->expression, ONCE, out);
        break;
    default:
        memset(out, 0, b->n);
    }
}

static void find_both(uint8_t *truths, size_t n)
{
    for (size_t i = 0; i < n; i++)
        truths[i] = truths[i] == MAY_BOTH;
}

void interval_find_doubtful(const interval *x, size_t first, size_t n, uint8_t *stays)
{
    const block b = {x, first, n};

    block_allow(&b, x->condition, ONCE, stays);
    find_both(stays, n);
}

void interval_bound_value(const interval *x, size_t first, size_t n, inner *value)
{
    const block b = {x, first, n};

    block_bound(&b, x->condition->first, ONCE, value);
}

void interval_find_doubtful_step(const interval *x, const inner *value, size_t n, uint8_t *stays)
{
    inner_compare_number(x->condition->relation, value, x->condition->first->next->number, stays, n);
    find_both(stays, n);
}
