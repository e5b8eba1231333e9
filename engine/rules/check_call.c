/*
 * Semantic analysis of calls: number and types of the arguments, and type, unit and sign of the result.
 */
#include "base/message.h"
#include "rules/check_internal.h"
#include "rules/function.h"

static tidu_status check_window_call(checker *c, node *n)
{
    node *x = n->first;
    tidu_status status = check_need(c, x, VALUE_NUMBER, n->function->name);

    if (status)
        return status;
    if (x->is_root)
        return CHECK_FAIL(c, x, _("a compound growth cannot stand here"));
    if (n->function->shape == FUNCTION_EXTREME && n->n > 1) {
        n->money = x->money;
        n->is_not_negative = true;
        for (node *operand = x; operand; operand = operand->next) {
            status = check_need(c, operand, VALUE_NUMBER, n->function->name);
            if (!status)
                status = check_same_unit(c, operand, x, operand);
            if (status)
                return status;
            n->is_not_negative &= operand->is_not_negative;
        }
        return TIDU_OK;
    }
    if (!x->is_windowed)
        return CHECK_FAIL(c, x, _("%s needs a window, for example %s"), n->function->name,
                    n->function->usage);
    n->is_windowed = false;
    if (function_is(n->function, FUNCTION_GROWTH)) {
        if (x->from == x->to)
            return CHECK_FAIL(c, x, _("%s needs two years at least"), n->function->name);
        n->is_root = function_is(n->function, FUNCTION_ENDS) && x->to - x->from > 1;
        return TIDU_OK;
    }
    n->money = x->money;
    n->is_not_negative = x->is_not_negative;
    return TIDU_OK;
}

static tidu_status check_quantifier(checker *c, node *n)
{
    tidu_status status = check_need(c, n->first, VALUE_TRUTH, n->function->name);

    if (status)
        return status;
    if (!n->first->is_windowed)
        return CHECK_FAIL(c, n->first, _("%s needs a window, for example %s"), n->function->name,
                    n->function->usage);
    n->is_windowed = false;
    n->is_not_negative = true;
    if (n->function->shape == FUNCTION_QUANTIFIER)
        n->type = VALUE_TRUTH;
    return TIDU_OK;
}

static tidu_status check_last(checker *c, node *n)
{
    node *x = n->first;
    int id = x->kind == NODE_NAME && x->window == WINDOW_NONE ? check_find_indicator(c, x->text)
                                                              : INDICATOR_NONE;
    tidu_status status;

    if (id == INDICATOR_NONE || dictionary_get(c->scope->dictionary, id)->kind != INDICATOR_ANNUAL)
        return x->kind == NODE_NAME && id == INDICATOR_NONE && x->window == WINDOW_NONE
                   ? check_unknown_name(c, x, _("indicator"))
                   : CHECK_FAIL(c, x, _("last needs the bare name of an annual indicator"));
    status = check_indicator(c, x, id, true);
    n->money = x->money;
    n->is_not_negative = x->is_not_negative;
    return status;
}

static tidu_status check_dates(checker *c, node *n)
{
    for (node *x = n->first; x; x = x->next) {
        tidu_status status = check_need(c, x, VALUE_DATE, n->function->name);

        if (status)
            return status;
    }
    return TIDU_OK;
}

static tidu_status check_if(checker *c, node *n)
{
    node *condition = n->first, *a = condition->next, *b = a->next;
    tidu_status status = check_need(c, condition, VALUE_TRUTH, "if");

    if (!status)
        status = check_same_unit(c, n, a, b);
    if (!status && a->type == VALUE_TEXT)
        status = CHECK_FAIL(c, a, _("if chooses between numbers, dates or truths"));
    n->type = a->type;
    n->money = check_is_zero(a) ? b->money : a->money;
    n->is_root = a->is_root || b->is_root;
    n->is_not_negative = a->is_not_negative && b->is_not_negative;
    return status;
}

static tidu_status check_coalesce(checker *c, node *n)
{
    node *a = n->first, *b = a->next;
    tidu_status status = check_same_unit(c, n, a, b);

    if (!status && (a->type == VALUE_TEXT || a->type == VALUE_TRUTH))
        status = CHECK_FAIL(c, a, _("coalesce takes numbers or dates"));
    n->type = a->type;
    n->money = check_is_zero(a) ? b->money : a->money;
    n->is_root = a->is_root || b->is_root;
    n->is_not_negative = a->is_not_negative && b->is_not_negative;
    return status;
}

static tidu_status check_starts(checker *c, node *n)
{
    n->type = VALUE_TRUTH;
    if (n->first->kind != NODE_INDICATOR || n->first->type != VALUE_TEXT)
        return CHECK_FAIL(c, n->first, _("starts_with asks about a text indicator such as industry"));
    for (node *x = n->first->next; x; x = x->next) {
        if (x->kind != NODE_TEXT)
            return CHECK_FAIL(c, x, _("starts_with needs texts in quotes"));
    }
    return TIDU_OK;
}

static tidu_status check_shape(checker *c, node *n)
{
    switch (n->function->shape) {
    case FUNCTION_WINDOW:
    case FUNCTION_EXTREME:
        return check_window_call(c, n);
    case FUNCTION_QUANTIFIER:
    case FUNCTION_COUNT:
        return check_quantifier(c, n);
    case FUNCTION_DAYS:
    case FUNCTION_YEARS:
    case FUNCTION_YEAR_OF:
        return check_dates(c, n);
    case FUNCTION_IF:
        return check_if(c, n);
    case FUNCTION_COALESCE:
        return check_coalesce(c, n);
    case FUNCTION_ADD_YEARS:
        n->type = VALUE_DATE;
        if (n->first->next->kind != NODE_NUMBER || n->first->next->number > 200 ||
            n->first->next->number != (int)n->first->next->number || n->first->next->money)
            return CHECK_FAIL(c, n->first->next, _("add_years needs a whole number of years, 200 at most"));
        return check_need(c, n->first, VALUE_DATE, n->function->name);
    case FUNCTION_KNOWN:
        n->type = VALUE_TRUTH;
        return n->first->type == VALUE_TRUTH || n->first->type == VALUE_TEXT
                   ? CHECK_FAIL(c, n->first, _("known takes a number or a date"))
                   : TIDU_OK;
    case FUNCTION_STARTS:
        return check_starts(c, n);
    case FUNCTION_LAST:
    case FUNCTION_HOLDS:
        break;
    }
    return TIDU_OK;
}

tidu_status check_call(checker *c, node *n)
{
    tidu_status status;

    n->function = function_find(n->text);
    if (!n->function)
        return check_unknown_name(c, n, _("function"));
    if (n->n < n->function->least_arguments || n->n > n->function->most_arguments)
        return CHECK_FAIL(c, n, _("%s has another number of arguments: %s"), n->text, n->function->usage);
    n->type = VALUE_NUMBER;
    if (n->function->shape == FUNCTION_LAST)
        return check_last(c, n);
    if (n->function->shape == FUNCTION_HOLDS) {
        n->type = VALUE_TRUTH;
        if (n->first->kind != NODE_NAME && n->first->kind != NODE_TEXT)
            return CHECK_FAIL(c, n->first, _("holds needs the id of a credential: holds(hnte), holds(\"tech-sme\")"));
        n->first->kind = NODE_TEXT;
        n->first->type = VALUE_TEXT;
        return TIDU_OK;
    }
    status = check_operands(c, n);
    return status ? status : check_shape(c, n);
}
