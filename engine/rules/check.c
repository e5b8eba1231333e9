/*
 * Semantic analysis of a syntax tree, bottom up in one pass; every node is checked once, also where steps of a table
 * share it.
 *
 *   type     number, date, truth or text; every operator states what it needs
 *   unit     the power of money (yuan): + - and comparisons need equal powers, * and / add and subtract them;
 *            the literal 0 fits any unit
 *   window   a node with one value per year; all windowed operands of a node must cover the same years
 *   root     at most one operand of an operation may be an irrational compound growth rate, and only as left operand of
 *            * and /, so that exact arithmetic (exact_number.h) stays closed
 *   sign     whether a value is never negative: sums of such values do not cancel, so that their rounding error stays
 *            relative (program_emit.c)
 *
 * The language is total: an expression that passes has a value or a state of a cell for every input.
 */
#include "rules/check_internal.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/message.h"
#include "base/suggest.h"
#include "rules/function.h"

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

tidu_status check_unknown_name(checker *c, node *n, const char *what)
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
        return CHECK_FAIL(c, n, _("unknown %s '%s'; did you mean '%s'?"), what, n->text, best.nearest);
    return CHECK_FAIL(c, n, _("unknown %s '%s'"), what, n->text);
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

int check_find_indicator(checker *c, const char *name)
{
    int id = dictionary_find(c->scope->dictionary, name);

    /* points that experts give ('judged') are indicators that the dictionary makes on demand */
    return id == INDICATOR_NONE ? dictionary_add_judged(c->scope->dictionary, name) : id;
}

tidu_status check_indicator(checker *c, node *n, int id, bool is_bare_annual_allowed)
{
    const indicator *i = dictionary_get(c->scope->dictionary, id);

    if (i->kind == INDICATOR_KEY)
        return CHECK_FAIL(c, n, _("'%s' is a key and cannot be used in a rule"), n->text);
    if (i->kind == INDICATOR_ATTRIBUTE && n->window != WINDOW_NONE)
        return CHECK_FAIL(c, n, _("'%s' is one value a company: leave the year away"), n->text);
    if (i->kind == INDICATOR_ANNUAL && n->window == WINDOW_NONE && !is_bare_annual_allowed)
        return CHECK_FAIL(c, n, _("'%s' is one value a year: write %s[Y-1], a window or last(%s)"), n->text,
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
    id = check_find_indicator(c, n->text);
    if (id == INDICATOR_NONE)
        return check_unknown_name(c, n, _("name"));
    return check_indicator(c, n, id, false);
}

/* --- operands ------------------------------------------------------------ */

tidu_status check_need(checker *c, const node *operand, value_kind wanted, const char *where)
{
    if (operand->type == wanted)
        return TIDU_OK;
    return CHECK_FAIL(c, operand, _("%s needs %s, but '%s' is %s"), where, value_kind_name(wanted),
                operand->text ? operand->text : _("this"), value_kind_name(operand->type));
}

/* The window of a node is that of its operands, which must agree. */
static tidu_status join_window(checker *c, node *n, const node *operand)
{
    if (!operand->is_windowed)
        return TIDU_OK;
    if (n->is_windowed && (n->from != operand->from || n->to != operand->to))
        return CHECK_FAIL(c, operand, _("windows of different years cannot be combined"));
    n->is_windowed = true;
    n->from = operand->from;
    n->to = operand->to;
    return TIDU_OK;
}

tidu_status check_operands(checker *c, node *n)
{
    for (node *operand = n->first; operand; operand = operand->next) {
        tidu_status status = check_node(c, operand);

        if (!status)
            status = join_window(c, n, operand);
        if (status)
            return status;
    }
    return TIDU_OK;
}

bool check_is_zero(const node *n)
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

tidu_status check_same_unit(checker *c, const node *at, const node *a, const node *b)
{
    if (a->type != b->type || (a->type == VALUE_NUMBER && a->money != b->money && !check_is_zero(a) && !check_is_zero(b)))
        return CHECK_FAIL(c, at, _("%s and %s do not go together; money is written 5000 wan, 2 yi, 300 yuan"),
                    unit_name(a), unit_name(b));
    return TIDU_OK;
}

/* --- nodes --------------------------------------------------------------- */

static tidu_status check_sum(checker *c, node *n)
{
    node *a = n->first, *b = a->next;
    tidu_status status = check_need(c, a, VALUE_NUMBER, "+ -");

    if (!status)
        status = check_need(c, b, VALUE_NUMBER, "+ -");
    if (!status)
        status = check_same_unit(c, n, a, b);
    if (!status && a->is_root && b->is_root)
        status = CHECK_FAIL(c, n, _("two compound growths cannot be added exactly; compare each alone"));
    n->type = VALUE_NUMBER;
    n->money = check_is_zero(a) ? b->money : a->money;
    n->is_root = a->is_root || b->is_root;
    n->is_not_negative = n->kind == NODE_ADD && a->is_not_negative && b->is_not_negative;
    return status;
}

static tidu_status check_product(checker *c, node *n)
{
    node *a = n->first, *b = a->next;
    const char *sign = n->kind == NODE_MULTIPLY ? "*" : "/";
    tidu_status status = check_need(c, a, VALUE_NUMBER, sign);

    if (!status)
        status = check_need(c, b, VALUE_NUMBER, sign);
    if (!status && (b->is_root || (a->is_root && n->kind == NODE_MULTIPLY && b->is_root)))
        status = CHECK_FAIL(c, n, _("a compound growth can be compared, added to and multiplied by exact numbers from the right only"));
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
        return CHECK_FAIL(c, n, _("a truth is combined by and, or, not; it is not compared"));
    if (a->type == VALUE_TEXT && (is_order || b->kind != NODE_TEXT || a->kind != NODE_INDICATOR))
        return CHECK_FAIL(c, n, _("a text is compared by = or != with a text in quotes"));
    if (a->is_root && b->is_root)
        return CHECK_FAIL(c, n, _("two compound growths cannot be compared exactly"));
    return check_same_unit(c, n, a, b);
}

static tidu_status check_logic(checker *c, node *n)
{
    n->type = VALUE_TRUTH;
    for (node *operand = n->first; operand; operand = operand->next) {
        tidu_status status = check_need(c, operand, VALUE_TRUTH, "and, or, not");

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
        return CHECK_FAIL(c, n, _("'in' asks about a number, a date or a text"));
    if (subject->type == VALUE_TEXT && subject->kind != NODE_INDICATOR)
        return CHECK_FAIL(c, n, _("'in' asks about an indicator here"));
    for (node *member = subject->next; member; member = member->next) {
        tidu_status status;

        if (member->kind != NODE_NUMBER && member->kind != NODE_DATE && member->kind != NODE_TEXT)
            return CHECK_FAIL(c, member, _("the members behind 'in' are plain values"));
        status = check_same_unit(c, member, subject, member);
        if (status)
            return status;
    }
    return TIDU_OK;
}

/* --- any node ------------------------------------------------------------ */

tidu_status check_node(checker *c, node *n)
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
        return check_need(c, n->first, VALUE_NUMBER, "-");
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
    tidu_status status = check_node(c, n);

    if (!status && n->is_windowed)
        status = CHECK_FAIL(c, n, _("one value a year is left over; put it into sum, mean, any, all ..."));
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
