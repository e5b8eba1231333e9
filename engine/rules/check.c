#include "rules/check.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/message.h"
#include "base/suggest.h"
#include "rules/function.h"

typedef struct checker {
    const scope *scope;
    const source_place *place;
    tidu_error *err;
} checker;

static tidu_status check(checker *c, node *n);

#define FAIL(node_, ...) expression_error(c->place, (node_)->column, c->err, __VA_ARGS__)

const char *value_kind_name(value_kind kind)
{
    switch (kind) {
    case VALUE_NUMBER:
        return _("a number");
    case VALUE_DATE:
        return _("a date");
    case VALUE_TRUTH:
        return _("a truth");
    case VALUE_TEXT:
        return _("a text");
    }
    return "";
}

/* --- names --------------------------------------------------------------- */

static tidu_status unknown_name(checker *c, node *n, const char *what)
{
    suggestion best = suggestion_begin(n->text);
    const char *near = dictionary_suggest(c->scope->dictionary, n->text);

    if (near)
        suggestion_offer(&best, near);
    suggestion_offer(&best, "application_date");
    for (size_t i = 0; i < c->scope->n_definitions; i++)
        suggestion_offer(&best, c->scope->definitions[i]->name);
    for (size_t i = 0; i < c->scope->n_settings; i++)
        suggestion_offer(&best, c->scope->settings[i]->name);
    for (const function *f = functions; f->name && n->kind == NODE_CALL; f++)
        suggestion_offer(&best, f->name);
    if (best.nearest)
        return FAIL(n, _("unknown %s '%s'; did you mean '%s'?"), what, n->text, best.nearest);
    return FAIL(n, _("unknown %s '%s'"), what, n->text);
}

static value_kind kind_of_indicator(const indicator *i)
{
    switch (i->type) {
    case INDICATOR_TEXT:
        return VALUE_TEXT;
    case INDICATOR_DATE:
        return VALUE_DATE;
    default:
        return VALUE_NUMBER;
    }
}

static int find_indicator(checker *c, const char *name)
{
    int id = dictionary_find(c->scope->dictionary, name);

    return id == INDICATOR_NONE ? dictionary_add_judged(c->scope->dictionary, name) : id;
}

static tidu_status check_indicator(checker *c, node *n, int id, bool is_bare_annual_allowed)
{
    const indicator *i = dictionary_get(c->scope->dictionary, id);

    if (i->kind == INDICATOR_KEY)
        return FAIL(n, _("'%s' is a key and cannot be used in a rule"), n->text);
    if (i->kind == INDICATOR_ATTRIBUTE && n->window != WINDOW_NONE)
        return FAIL(n, _("'%s' is one value a company: leave the year away"), n->text);
    if (i->kind == INDICATOR_ANNUAL && n->window == WINDOW_NONE && !is_bare_annual_allowed)
        return FAIL(n, _("'%s' is one value a year: write %s[Y-1], a window or last(%s)"), n->text,
                    n->text, n->text);
    n->kind = NODE_INDICATOR;
    n->indicator = id;
    n->type = kind_of_indicator(i);
    n->money = i->type == INDICATOR_MONEY;
    n->is_windowed = n->window == WINDOW_RANGE;
    n->is_not_negative = i->least >= 0;
    return TIDU_OK;
}

static tidu_status check_name(checker *c, node *n)
{
    int id;

    if (n->kind == NODE_NAME && n->window == WINDOW_NONE) {
        if (!strcmp(n->text, "application_date")) {
            n->is_application_date = true;
            n->type = VALUE_DATE;
            return TIDU_OK;
        }
        for (size_t i = 0; i < c->scope->n_definitions; i++) {
            const definition *d = c->scope->definitions[i];
            const node *e = d->table ? d->table->steps[0].value : d->expression;

            if (strcmp(d->name, n->text))
                continue;
            n->definition = d;
            n->type = e->type;
            n->money = e->money;
            n->is_root = e->is_root;
            n->is_not_negative = !d->table && e->is_not_negative;
            return TIDU_OK;
        }
        for (size_t i = 0; i < c->scope->n_settings; i++) {
            if (strcmp(c->scope->settings[i]->name, n->text))
                continue;
            n->setting = c->scope->settings[i];
            n->type = VALUE_NUMBER;
            n->money = n->setting->money;
            return TIDU_OK;
        }
    }
    id = find_indicator(c, n->text);
    if (id == INDICATOR_NONE)
        return unknown_name(c, n, _("name"));
    return check_indicator(c, n, id, false);
}

/* --- operands ------------------------------------------------------------ */

static tidu_status need(checker *c, const node *operand, value_kind wanted, const char *where)
{
    if (operand->type == wanted)
        return TIDU_OK;
    return FAIL(operand, _("%s needs %s, but '%s' is %s"), where, value_kind_name(wanted),
                operand->text ? operand->text : _("this"), value_kind_name(operand->type));
}

/* The window of a node is that of its operands, which must agree. */
static tidu_status join_window(checker *c, node *n, const node *operand)
{
    if (!operand->is_windowed)
        return TIDU_OK;
    if (n->is_windowed && (n->from != operand->from || n->to != operand->to))
        return FAIL(operand, _("windows of different years cannot be combined"));
    n->is_windowed = true;
    n->from = operand->from;
    n->to = operand->to;
    return TIDU_OK;
}

static tidu_status check_operands(checker *c, node *n)
{
    for (node *operand = n->first; operand; operand = operand->next) {
        tidu_status status = check(c, operand);

        if (!status)
            status = join_window(c, n, operand);
        if (status)
            return status;
    }
    return TIDU_OK;
}

static bool is_zero(const node *n)
{
    return n->kind == NODE_NUMBER && n->number == 0;
}

static const char *unit_name(const node *n)
{
    if (n->type == VALUE_NUMBER && n->money == 1)
        return _("money");
    if (n->type == VALUE_NUMBER && n->money)
        return _("a product of money");
    return n->type == VALUE_NUMBER ? _("a plain number") : value_kind_name(n->type);
}

static tidu_status same_unit(checker *c, const node *at, const node *a, const node *b)
{
    if (a->type != b->type || (a->type == VALUE_NUMBER && a->money != b->money && !is_zero(a) && !is_zero(b)))
        return FAIL(at, _("%s and %s do not go together; money is written 5000 wan, 2 yi, 300 yuan"),
                    unit_name(a), unit_name(b));
    return TIDU_OK;
}

/* --- nodes --------------------------------------------------------------- */

static tidu_status check_sum(checker *c, node *n)
{
    node *a = n->first, *b = a->next;
    tidu_status status = need(c, a, VALUE_NUMBER, "+ -");

    if (!status)
        status = need(c, b, VALUE_NUMBER, "+ -");
    if (!status)
        status = same_unit(c, n, a, b);
    if (!status && a->is_root && b->is_root)
        status = FAIL(n, _("two compound growths cannot be added exactly; compare each alone"));
    n->type = VALUE_NUMBER;
    n->money = is_zero(a) ? b->money : a->money;
    n->is_root = a->is_root || b->is_root;
    n->is_not_negative = n->kind == NODE_ADD && a->is_not_negative && b->is_not_negative;
    return status;
}

static tidu_status check_product(checker *c, node *n)
{
    node *a = n->first, *b = a->next;
    const char *sign = n->kind == NODE_MULTIPLY ? "*" : "/";
    tidu_status status = need(c, a, VALUE_NUMBER, sign);

    if (!status)
        status = need(c, b, VALUE_NUMBER, sign);
    if (!status && (b->is_root || (a->is_root && n->kind == NODE_MULTIPLY && b->is_root)))
        status = FAIL(n, _("a compound growth can be compared, added to and multiplied by exact numbers from the right only"));
    n->type = VALUE_NUMBER;
    n->money = n->kind == NODE_MULTIPLY ? a->money + b->money : a->money - b->money;
    n->is_root = a->is_root;
    n->is_not_negative = a->is_not_negative && b->is_not_negative;
    return status;
}

static tidu_status check_compare(checker *c, node *n)
{
    node *a = n->first, *b = a->next;
    bool is_order = n->relation != COMPARE_EQUAL && n->relation != COMPARE_NOT_EQUAL;

    n->type = VALUE_TRUTH;
    if (a->type == VALUE_TRUTH || b->type == VALUE_TRUTH)
        return FAIL(n, _("a truth is combined by and, or, not; it is not compared"));
    if (a->type == VALUE_TEXT && (is_order || b->kind != NODE_TEXT || a->kind != NODE_INDICATOR))
        return FAIL(n, _("a text is compared by = or != with a text in quotes"));
    if (a->is_root && b->is_root)
        return FAIL(n, _("two compound growths cannot be compared exactly"));
    return same_unit(c, n, a, b);
}

static tidu_status check_logic(checker *c, node *n)
{
    n->type = VALUE_TRUTH;
    for (node *operand = n->first; operand; operand = operand->next) {
        tidu_status status = need(c, operand, VALUE_TRUTH, "and, or, not");

        if (status)
            return status;
    }
    return TIDU_OK;
}

static tidu_status check_in(checker *c, node *n)
{
    node *subject = n->first;

    n->type = VALUE_TRUTH;
    if (subject->type == VALUE_TRUTH || subject->is_root)
        return FAIL(n, _("'in' asks about a number, a date or a text"));
    if (subject->type == VALUE_TEXT && subject->kind != NODE_INDICATOR)
        return FAIL(n, _("'in' asks about an indicator here"));
    for (node *member = subject->next; member; member = member->next) {
        tidu_status status;

        if (member->kind != NODE_NUMBER && member->kind != NODE_DATE && member->kind != NODE_TEXT)
            return FAIL(member, _("the members behind 'in' are plain values"));
        status = same_unit(c, member, subject, member);
        if (status)
            return status;
    }
    return TIDU_OK;
}

/* --- calls --------------------------------------------------------------- */

static tidu_status check_window_call(checker *c, node *n)
{
    node *x = n->first;
    tidu_status status = need(c, x, VALUE_NUMBER, n->function->name);

    if (status)
        return status;
    if (x->is_root)
        return FAIL(x, _("a compound growth cannot stand here"));
    if (n->function->shape == FUNCTION_EXTREME && n->n > 1) {
        n->money = x->money;
        n->is_not_negative = true;
        for (node *operand = x; operand; operand = operand->next) {
            status = need(c, operand, VALUE_NUMBER, n->function->name);
            if (!status)
                status = same_unit(c, operand, x, operand);
            if (status)
                return status;
            n->is_not_negative &= operand->is_not_negative;
        }
        return TIDU_OK;
    }
    if (!x->is_windowed)
        return FAIL(x, _("%s needs a window, for example %s"), n->function->name,
                    n->function->usage);
    n->is_windowed = false;
    if (function_is(n->function, FUNCTION_GROWTH)) {
        if (x->from == x->to)
            return FAIL(x, _("%s needs two years at least"), n->function->name);
        n->is_root = function_is(n->function, FUNCTION_ENDS) && x->to - x->from > 1;
        return TIDU_OK;
    }
    n->money = x->money;
    n->is_not_negative = x->is_not_negative;
    return TIDU_OK;
}

static tidu_status check_quantifier(checker *c, node *n)
{
    tidu_status status = need(c, n->first, VALUE_TRUTH, n->function->name);

    if (status)
        return status;
    if (!n->first->is_windowed)
        return FAIL(n->first, _("%s needs a window, for example %s"), n->function->name,
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
    int id = x->kind == NODE_NAME && x->window == WINDOW_NONE ? find_indicator(c, x->text)
                                                              : INDICATOR_NONE;
    tidu_status status;

    if (id == INDICATOR_NONE || dictionary_get(c->scope->dictionary, id)->kind != INDICATOR_ANNUAL)
        return x->kind == NODE_NAME && id == INDICATOR_NONE && x->window == WINDOW_NONE
                   ? unknown_name(c, x, _("indicator"))
                   : FAIL(x, _("last needs the bare name of an annual indicator"));
    status = check_indicator(c, x, id, true);
    n->money = x->money;
    n->is_not_negative = x->is_not_negative;
    return status;
}

static tidu_status check_dates(checker *c, node *n)
{
    for (node *x = n->first; x; x = x->next) {
        tidu_status status = need(c, x, VALUE_DATE, n->function->name);

        if (status)
            return status;
    }
    return TIDU_OK;
}

static tidu_status check_if(checker *c, node *n)
{
    node *condition = n->first, *a = condition->next, *b = a->next;
    tidu_status status = need(c, condition, VALUE_TRUTH, "if");

    if (!status)
        status = same_unit(c, n, a, b);
    if (!status && a->type == VALUE_TEXT)
        status = FAIL(a, _("if chooses between numbers, dates or truths"));
    n->type = a->type;
    n->money = is_zero(a) ? b->money : a->money;
    n->is_root = a->is_root || b->is_root;
    n->is_not_negative = a->is_not_negative && b->is_not_negative;
    return status;
}

static tidu_status check_coalesce(checker *c, node *n)
{
    node *a = n->first, *b = a->next;
    tidu_status status = same_unit(c, n, a, b);

    if (!status && (a->type == VALUE_TEXT || a->type == VALUE_TRUTH))
        status = FAIL(a, _("coalesce takes numbers or dates"));
    n->type = a->type;
    n->money = is_zero(a) ? b->money : a->money;
    n->is_root = a->is_root || b->is_root;
    n->is_not_negative = a->is_not_negative && b->is_not_negative;
    return status;
}

static tidu_status check_starts(checker *c, node *n)
{
    n->type = VALUE_TRUTH;
    if (n->first->kind != NODE_INDICATOR || n->first->type != VALUE_TEXT)
        return FAIL(n->first, _("starts_with asks about a text indicator such as industry"));
    for (node *x = n->first->next; x; x = x->next) {
        if (x->kind != NODE_TEXT)
            return FAIL(x, _("starts_with needs texts in quotes"));
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
        if (n->first->next->kind != NODE_NUMBER || n->first->next->number != (int)n->first->next->number ||
            n->first->next->number > 200 || n->first->next->money)
            return FAIL(n->first->next, _("add_years needs a whole number of years, 200 at most"));
        return need(c, n->first, VALUE_DATE, n->function->name);
    case FUNCTION_KNOWN:
        n->type = VALUE_TRUTH;
        return n->first->type == VALUE_TRUTH || n->first->type == VALUE_TEXT
                   ? FAIL(n->first, _("known takes a number or a date"))
                   : TIDU_OK;
    case FUNCTION_STARTS:
        return check_starts(c, n);
    case FUNCTION_LAST:
    case FUNCTION_HOLDS:
        break;
    }
    return TIDU_OK;
}

static tidu_status check_call(checker *c, node *n)
{
    tidu_status status;

    n->function = function_find(n->text);
    if (!n->function)
        return unknown_name(c, n, _("function"));
    if (n->n < n->function->least_arguments || n->n > n->function->most_arguments)
        return FAIL(n, _("%s has another number of arguments: %s"), n->text, n->function->usage);
    n->type = VALUE_NUMBER;
    if (n->function->shape == FUNCTION_LAST)
        return check_last(c, n);
    if (n->function->shape == FUNCTION_HOLDS) {
        n->type = VALUE_TRUTH;
        if (n->first->kind != NODE_NAME && n->first->kind != NODE_TEXT)
            return FAIL(n->first, _("holds needs the id of a credential: holds(hnte), holds(\"tech-sme\")"));
        n->first->kind = NODE_TEXT;
        n->first->type = VALUE_TEXT;
        return TIDU_OK;
    }
    status = check_operands(c, n);
    return status ? status : check_shape(c, n);
}

static tidu_status check(checker *c, node *n)
{
    tidu_status status;

    if (n->is_checked) /* shared by several steps of a table */
        return TIDU_OK;
    n->is_checked = true;
    switch (n->kind) {
    case NODE_NUMBER:
        n->type = VALUE_NUMBER;
        n->is_not_negative = n->number >= 0;
        return TIDU_OK;
    case NODE_DATE:
        n->type = VALUE_DATE;
        return TIDU_OK;
    case NODE_TEXT:
        n->type = VALUE_TEXT;
        return TIDU_OK;
    case NODE_TRUTH:
        n->type = VALUE_TRUTH;
        return TIDU_OK;
    case NODE_NAME:
        return check_name(c, n);
    case NODE_CALL:
        return check_call(c, n);
    default:
        break;
    }
    status = check_operands(c, n);
    if (status)
        return status;
    switch (n->kind) {
    case NODE_NEGATE:
        n->type = VALUE_NUMBER;
        n->money = n->first->money;
        n->is_root = n->first->is_root;
        return need(c, n->first, VALUE_NUMBER, "-");
    case NODE_ADD:
    case NODE_SUBTRACT:
        return check_sum(c, n);
    case NODE_MULTIPLY:
    case NODE_DIVIDE:
        return check_product(c, n);
    case NODE_COMPARE:
        return check_compare(c, n);
    case NODE_IN:
        return check_in(c, n);
    default:
        return check_logic(c, n);
    }
}

tidu_status expression_check_any(node *n, const scope *s, const source_place *place,
                                 tidu_error *err)
{
    checker context = {.scope = s, .place = place, .err = err};
    checker *c = &context;
    tidu_status status = check(c, n);

    if (!status && n->is_windowed)
        status = FAIL(n, _("one value a year is left over; put it into sum, mean, any, all ..."));
    return status;
}

tidu_status expression_check(node *n, value_kind wanted, const scope *s, const source_place *place,
                             tidu_error *err)
{
    tidu_status status = expression_check_any(n, s, place, err);

    if (!status && n->type != wanted)
        status = expression_error(place, n->column, err, _("%s is expected here, but this is %s"),
                                  value_kind_name(wanted), value_kind_name(n->type));
    return status;
}

node *expression_compare(arena *memory, node *over, compare_relation relation, node *bound)
{
    node *n = arena_take(memory, sizeof *n);
    node *left = arena_take(memory, sizeof *left);

    if (!n || !left)
        return NULL;
    /* `over` is shared by all steps, so the link to the bound needs a node of its own */
    *left = *over;
    left->same_as = over->same_as ? over->same_as : over;
    n->kind = NODE_COMPARE;
    n->column = bound->column;
    n->relation = relation;
    n->indicator = -1;
    n->first = left;
    left->next = bound;
    bound->next = NULL;
    n->n = 2;
    return n;
}
