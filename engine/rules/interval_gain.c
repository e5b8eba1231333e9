/*
 * Whether limits can decide a condition at all, for which it is looked at without a row: O(nodes), once a condition.
 */
#include "rules/function.h"
#include "rules/interval_internal.h"

/* The number of data that a number depends on; 2 stands for several, which a window or a choice always has. */
static size_t count_data(const node *n)
{
    size_t data = 0;

    if (n->kind == NODE_INDICATOR)
        return 1;
    if (n->kind == NODE_NAME && n->definition)
        return n->definition->table ? 2 : count_data(n->definition->expression);
    if (n->kind == NODE_NAME)
        return n->is_application_date ? 0 : 1;
    if (n->kind == NODE_CALL && n->function->shape != FUNCTION_LAST && n->function->shape != FUNCTION_ADD_YEARS &&
        n->function->shape != FUNCTION_YEARS && n->function->shape != FUNCTION_DAYS)
        return 2;
    for (const node *operand = n->first; operand; operand = operand->next)
        data += count_data(operand);
    return data;
}

/*
 * With a single datum the comparison is unknown only if that datum is missing, and its limits are the same for every
 * company: decide once, without a row.
 */
static bool may_gain_compare(const interval *x, const node *n, int year)
{
    size_t data = count_data(n);
    bool may = data > 1;

    if (n->first->type == VALUE_TEXT || !data)
        return false;
    for (size_t member = n->kind == NODE_IN; !may && member < (n->kind == NODE_IN ? n->n : 1); member++)
        may = interval_decide_compare(x, n, (int)member, year).set != MAY_BOTH;
    return may;
}

/* Can limits decide a truth that three-valued logic leaves unknown? */
bool interval_may_gain(const interval *x, const node *n, int year)
{
    if (n->kind == NODE_COMPARE || n->kind == NODE_IN)
        return may_gain_compare(x, n, year);
    if (n->kind == NODE_NAME)
        return interval_may_gain(x, n->definition->expression, ONCE);
    if (n->kind == NODE_CALL && n->function->shape == FUNCTION_QUANTIFIER)
        return interval_may_gain(x, n->first, n->first->from);
    if (n->kind == NODE_CALL && n->function->shape != FUNCTION_IF)
        return false;
    for (const node *operand = n->first; operand; operand = operand->next) {
        if (interval_may_gain(x, operand, year))
            return true;
    }
    return false;
}
