/*
 * Recursive descent with one token of lookahead; each function is preceded by the grammar rule that it parses, loosest
 * binding first: or, and, not, comparison, sum, product, unary, primary. Comparisons do not chain (a < b < c is an
 * error). Linear in the length of the text; `depth` bounds the recursion, so that no input can exhaust the stack.
 *
 * The first error wins: fail() keeps an earlier status, and every caller returns NULL.
 */
#include "rules/parse.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/error.h"
#include "base/message.h"
#include "base/number_text.h"
#include "rules/token.h"

typedef struct parser {
    const char *text;
    const char *at;
    token now;
    const source_place *place;
    arena *memory;
    tidu_error *err;
    tidu_status status;
    int depth;
} parser;

static node *parse_or(parser *p);

static void advance(parser *p)
{
    p->now = token_next(p->text, &p->at);
}

static node *fail(parser *p, const char *what)
{
    if (p->status)
        return NULL;
    if (p->now.kind == TOKEN_END)
        p->status = expression_error(p->place, p->now.column, p->err,
                                     _("%s expected, but the expression ends here"), what);
    else
        p->status = expression_error(p->place, p->now.column, p->err, _("%s expected, found '%.*s'"),
                                     what, (int)(p->now.length < 40 ? p->now.length : 40),
                                     p->now.start);
    return NULL;
}

static node *fail_deep(parser *p)
{
    if (!p->status)
        p->status = expression_error(p->place, p->now.column, p->err,
                                     _("nested deeper than %d levels; split the expression with 'define'"),
                                     EXPRESSION_MOST_DEPTH);
    return NULL;
}

static node *new_node(parser *p, node_kind kind, unsigned long column)
{
    node *n = arena_take(p->memory, sizeof *n);

    if (!n) {
        p->status = error_memory(p->err);
        return NULL;
    }
    n->kind = kind;
    n->column = column;
    n->indicator = -1;
    return n;
}

static node *new_binary(parser *p, node_kind kind, unsigned long column, node *a, node *b)
{
    node *n = new_node(p, kind, column);

    if (!n || !a || !b)
        return NULL;
    node_add(n, a);
    node_add(n, b);
    return n;
}

static bool is_word(const parser *p, const char *word)
{
    return p->now.kind == TOKEN_NAME && p->now.length == strlen(word) &&
           !memcmp(p->now.start, word, p->now.length);
}

static bool expect(parser *p, token_kind kind, const char *what)
{
    if (p->now.kind != kind) {
        fail(p, what);
        return false;
    }
    advance(p);
    return true;
}

static const struct {
    const char *word;
    int shift;
} money_units[] = {{"yuan", 0}, {"thousand", 3}, {"wan", 4}, {"yi", 8}};

/* number: digits [% | yuan | thousand | wan | yi] */
static node *parse_number(parser *p)
{
    node *n = new_node(p, NODE_NUMBER, p->now.column);
    bool is_short;

    if (!n)
        return NULL;
    n->text = arena_copy(p->memory, p->now.start, p->now.length);
    if (!n->text) {
        p->status = error_memory(p->err);
        return NULL;
    }
    advance(p);
    if (p->now.kind == TOKEN_PERCENT) {
        n->shift = -2;
        advance(p);
    }
    for (size_t i = 0; !n->shift && i < sizeof money_units / sizeof *money_units; i++) {
        if (is_word(p, money_units[i].word)) {
            n->shift = money_units[i].shift;
            n->money = 1;
            advance(p);
            break;
        }
    }
    if (!number_parse(n->text, strlen(n->text), n->shift, &n->number, &is_short) || !is_short)
        p->status = expression_error(p->place, n->column, p->err, _("a number has at most 15 digits"));
    return p->status ? NULL : n;
}

/* date: digits - digits - digits */
static node *parse_date(parser *p)
{
    node *n = new_node(p, NODE_DATE, p->now.column);
    long days;

    if (!n)
        return NULL;
    if (!date_parse_iso(p->now.start, p->now.length, &days))
        return fail(p, _("a date that exists"));
    n->number = (double)days;
    advance(p);
    return n;
}

/* year: Y [(+|-) digits] */
static bool parse_year(parser *p, int *offset)
{
    int sign;

    if (!is_word(p, "Y")) {
        fail(p, _("a year such as Y-1"));
        return false;
    }
    advance(p);
    *offset = 0;
    if (p->now.kind != TOKEN_MINUS && p->now.kind != TOKEN_PLUS)
        return true;
    sign = p->now.kind == TOKEN_MINUS ? -1 : 1;
    advance(p);
    if (p->now.kind != TOKEN_NUMBER || p->now.length > 2) {
        fail(p, _("a number of years below 100"));
        return false;
    }
    *offset = sign * atoi(p->now.start);
    advance(p);
    return true;
}

/* window: [ year [.. year] ] */
static node *parse_window(parser *p, node *n)
{
    unsigned long column = p->now.column;

    advance(p);
    if (!parse_year(p, &n->from))
        return NULL;
    n->window = WINDOW_YEAR;
    n->to = n->from;
    if (p->now.kind == TOKEN_RANGE) {
        advance(p);
        if (!parse_year(p, &n->to))
            return NULL;
        n->window = WINDOW_RANGE;
        if (n->to < n->from || n->to - n->from >= 32) {
            p->status = expression_error(p->place, column, p->err,
                                         _("a window runs from the earlier to the later year, 32 at most"));
            return NULL;
        }
    }
    return expect(p, TOKEN_CLOSE, "']'") ? n : NULL;
}

/* call: name ( [disjunction {, disjunction}] ) */
static node *parse_call(parser *p, node *n)
{
    n->kind = NODE_CALL;
    advance(p);
    while (p->now.kind != TOKEN_RIGHT) {
        node *argument = parse_or(p);

        if (!argument)
            return NULL;
        node_add(n, argument);
        if (p->now.kind != TOKEN_COMMA)
            break;
        advance(p);
    }
    return expect(p, TOKEN_RIGHT, "')'") ? n : NULL;
}

/* name: true | false | call | indicator [window] | definition */
static node *parse_name(parser *p)
{
    node *n = new_node(p, NODE_NAME, p->now.column);

    if (!n)
        return NULL;
    if (is_word(p, "and") || is_word(p, "or") || is_word(p, "in"))
        return fail(p, _("a value"));
    if (is_word(p, "true") || is_word(p, "false")) {
        n->kind = NODE_TRUTH;
        n->number = is_word(p, "true");
        advance(p);
        return n;
    }
    n->text = arena_copy(p->memory, p->now.start, p->now.length);
    if (!n->text) {
        p->status = error_memory(p->err);
        return NULL;
    }
    advance(p);
    if (p->now.kind == TOKEN_LEFT)
        return parse_call(p, n);
    if (p->now.kind == TOKEN_OPEN)
        return parse_window(p, n);
    return n;
}

/* primary: number | date | text | name | ( disjunction ) */
static node *parse_primary(parser *p)
{
    node *n;

    switch (p->now.kind) {
    case TOKEN_NUMBER:
        return parse_number(p);
    case TOKEN_DATE:
        return parse_date(p);
    case TOKEN_NAME:
        return parse_name(p);
    case TOKEN_TEXT:
        n = new_node(p, NODE_TEXT, p->now.column);
        if (!n)
            return NULL;
        n->text = arena_copy(p->memory, p->now.start, p->now.length);
        advance(p);
        return n->text ? n : NULL;
    case TOKEN_LEFT:
        advance(p);
        n = parse_or(p);
        return n && expect(p, TOKEN_RIGHT, "')'") ? n : NULL;
    default:
        return fail(p, _("a value"));
    }
}

/* unary: - unary | primary */
static node *parse_unary(parser *p)
{
    unsigned long column = p->now.column;
    node *n, *operand;

    if (p->now.kind != TOKEN_MINUS)
        return parse_primary(p);
    if (p->depth >= EXPRESSION_MOST_DEPTH)
        return fail_deep(p);
    advance(p);
    p->depth++;
    operand = parse_unary(p);
    p->depth--;
    n = new_node(p, NODE_NEGATE, column);
    if (!n || !operand)
        return NULL;
    node_add(n, operand);
    return n;
}

/* product: unary {(*|/) unary} */
static node *parse_product(parser *p)
{
    node *n = parse_unary(p);

    while (n && (p->now.kind == TOKEN_TIMES || p->now.kind == TOKEN_SLASH)) {
        node_kind kind = p->now.kind == TOKEN_TIMES ? NODE_MULTIPLY : NODE_DIVIDE;
        unsigned long column = p->now.column;

        advance(p);
        n = new_binary(p, kind, column, n, parse_unary(p));
    }
    return n;
}

/* sum: product {(+|-) product} */
static node *parse_sum(parser *p)
{
    node *n = parse_product(p);

    while (n && (p->now.kind == TOKEN_PLUS || p->now.kind == TOKEN_MINUS)) {
        node_kind kind = p->now.kind == TOKEN_PLUS ? NODE_ADD : NODE_SUBTRACT;
        unsigned long column = p->now.column;

        advance(p);
        n = new_binary(p, kind, column, n, parse_product(p));
    }
    return n;
}

static bool is_relation(token_kind kind, compare_relation *relation)
{
    if (kind < TOKEN_LESS || kind > TOKEN_NOT_EQUAL)
        return false;
    *relation = (compare_relation)(kind - TOKEN_LESS + COMPARE_LESS);
    return true;
}

/* membership: sum in ( sum {, sum} ) */
static node *parse_in(parser *p, node *subject)
{
    node *n = new_node(p, NODE_IN, p->now.column);

    advance(p);
    if (!n || !expect(p, TOKEN_LEFT, "'('"))
        return NULL;
    node_add(n, subject);
    for (;;) {
        node *member = parse_sum(p);

        if (!member)
            return NULL;
        node_add(n, member);
        if (p->now.kind != TOKEN_COMMA)
            break;
        advance(p);
    }
    return expect(p, TOKEN_RIGHT, "')'") ? n : NULL;
}

/* comparison: sum [relation sum | in ( ... )] */
static node *parse_comparison(parser *p)
{
    node *n = parse_sum(p);
    compare_relation relation;
    unsigned long column = p->now.column;

    if (!n)
        return NULL;
    if (is_word(p, "in"))
        return parse_in(p, n);
    if (!is_relation(p->now.kind, &relation))
        return n;
    advance(p);
    n = new_binary(p, NODE_COMPARE, column, n, parse_sum(p));
    if (!n)
        return NULL;
    n->relation = relation;
    if (is_relation(p->now.kind, &relation))
        return fail(p, _("'and' between two comparisons"));
    return n;
}

/* negation: not negation | comparison */
static node *parse_not(parser *p)
{
    unsigned long column = p->now.column;
    node *n, *operand;

    if (!is_word(p, "not"))
        return parse_comparison(p);
    if (p->depth >= EXPRESSION_MOST_DEPTH)
        return fail_deep(p);
    advance(p);
    p->depth++;
    operand = parse_not(p);
    p->depth--;
    n = new_node(p, NODE_NOT, column);
    if (!n || !operand)
        return NULL;
    node_add(n, operand);
    return n;
}

/* conjunction: negation {and negation} */
static node *parse_and(parser *p)
{
    node *n = parse_not(p);

    while (n && is_word(p, "and")) {
        unsigned long column = p->now.column;

        advance(p);
        n = new_binary(p, NODE_AND, column, n, parse_not(p));
    }
    return n;
}

/* disjunction: conjunction {or conjunction} */
static node *parse_or(parser *p)
{
    node *n;

    if (p->depth >= EXPRESSION_MOST_DEPTH)
        return fail_deep(p);
    p->depth++;
    n = parse_and(p);
    while (n && is_word(p, "or")) {
        unsigned long column = p->now.column;

        advance(p);
        n = new_binary(p, NODE_OR, column, n, parse_and(p));
    }
    p->depth--;
    return n;
}

tidu_status expression_parse(const char *text, const source_place *place, arena *memory,
                             node **out, tidu_error *err)
{
    parser p = {.text = text, .at = text, .place = place, .memory = memory, .err = err};
    node *n;

    if (strlen(text) > EXPRESSION_MOST_BYTES)
        return expression_error(place, 1, err, _("an expression has at most %d bytes; split it with 'define'"),
                                EXPRESSION_MOST_BYTES);
    advance(&p);
    n = parse_or(&p);
    if (n && p.now.kind != TOKEN_END)
        n = fail(&p, _("the end of the expression"));
    if (!n)
        return p.status ? p.status : error_memory(err);
    *out = n;
    return TIDU_OK;
}
