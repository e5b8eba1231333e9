/*
 * Prints a tree with the parentheses that precedence and associativity require and no others, so that parsing the text
 * again gives the same value. Operators are left-associative: only the right operand of - and / needs parentheses at
 * equal precedence.
 */
#include "rules/print.h"

#include "base/date.h"
#include "rules/function.h"

const char *relation_sign(compare_relation relation)
{
    static const char *const signs[] = {
        [COMPARE_LESS] = "<",          [COMPARE_LESS_EQUAL] = "≤", [COMPARE_GREATER] = ">",
        [COMPARE_GREATER_EQUAL] = "≥", [COMPARE_EQUAL] = "=",      [COMPARE_NOT_EQUAL] = "≠",
    };
    return signs[relation];
}

static void print_year(int offset, text_buffer *out)
{
    if (offset)
        text_buffer_print(out, "Y%+d", offset);
    else
        text_buffer_append_string(out, "Y");
}

static void print_number(const node *n, text_buffer *out)
{
    int shift = n->shift;

    text_buffer_append_string(out, n->text);
    if (n->money) {
        text_buffer_append_string(out, shift == 8   ? " yi"
                                       : shift == 4 ? " wan"
                                       : shift == 3 ? " thousand"
                                                    : " yuan");
        return;
    }
    if (shift == -2)
        text_buffer_append_char(out, '%');
}

static void print_operands(const node *n, text_buffer *out)
{
    text_buffer_append_char(out, '(');
    for (const node *x = n; x; x = x->next) {
        expression_print(x, out);
        if (x->next)
            text_buffer_append_string(out, ", ");
    }
    text_buffer_append_char(out, ')');
}

/* Binds less tightly than a product or a negation. */
static bool is_loose(const node *n)
{
    return n->kind == NODE_ADD || n->kind == NODE_SUBTRACT || n->kind == NODE_COMPARE ||
           n->kind == NODE_AND || n->kind == NODE_OR;
}

static void print_operand(const node *n, bool needs_brackets, text_buffer *out)
{
    if (needs_brackets)
        text_buffer_append_char(out, '(');
    expression_print(n, out);
    if (needs_brackets)
        text_buffer_append_char(out, ')');
}

static void print_binary(const node *n, const char *sign, text_buffer *out)
{
    bool is_product = n->kind == NODE_MULTIPLY || n->kind == NODE_DIVIDE;
    bool is_logic = n->kind == NODE_AND || n->kind == NODE_OR;
    const node *a = n->first, *b = a->next;

    print_operand(a, is_product ? is_loose(a) : is_logic && is_loose(a) && a->kind != NODE_COMPARE && a->kind != n->kind, out);
    text_buffer_print(out, " %s ", sign);
    print_operand(b, is_product || n->kind == NODE_SUBTRACT
                         ? is_loose(b) || (n->kind == NODE_DIVIDE && (b->kind == NODE_MULTIPLY || b->kind == NODE_DIVIDE))
                         : is_logic && is_loose(b) && b->kind != NODE_COMPARE && b->kind != n->kind,
                  out);
}

static void print_indicator(const node *n, text_buffer *out)
{
    text_buffer_append_string(out, n->text);
    if (n->window == WINDOW_NONE)
        return;
    text_buffer_append_char(out, '[');
    print_year(n->from, out);
    if (n->window == WINDOW_RANGE) {
        text_buffer_append_string(out, "..");
        print_year(n->to, out);
    }
    text_buffer_append_char(out, ']');
}

void expression_print(const node *n, text_buffer *out)
{
    static const char *const signs[] = {[NODE_ADD] = "+",      [NODE_SUBTRACT] = "-", [NODE_MULTIPLY] = "*",
                                        [NODE_DIVIDE] = "/", [NODE_AND] = "and",    [NODE_OR] = "or"};
    char day[11];

    switch (n->kind) {
    case NODE_NUMBER:
        print_number(n, out);
        break;
    case NODE_DATE:
        date_format((long)n->number, day);
        text_buffer_append_string(out, day);
        break;
    case NODE_TEXT:
        text_buffer_print(out, "\"%s\"", n->text);
        break;
    case NODE_TRUTH:
        text_buffer_append_string(out, n->number != 0 ? "true" : "false");
        break;
    case NODE_INDICATOR:
        print_indicator(n, out);
        break;
    case NODE_NAME:
        text_buffer_append_string(out, n->text);
        break;
    case NODE_NEGATE:
        text_buffer_append_char(out, '-');
        print_operand(n->first, is_loose(n->first), out);
        break;
    case NODE_NOT:
        text_buffer_append_string(out, "not ");
        print_operand(n->first, is_loose(n->first), out);
        break;
    case NODE_ADD:
    case NODE_SUBTRACT:
    case NODE_MULTIPLY:
    case NODE_DIVIDE:
    case NODE_AND:
    case NODE_OR:
        print_binary(n, signs[n->kind], out);
        break;
    case NODE_COMPARE:
        print_binary(n, relation_sign(n->relation), out);
        break;
    case NODE_IN:
        expression_print(n->first, out);
        text_buffer_append_string(out, " in ");
        print_operands(n->first->next, out);
        break;
    case NODE_CALL:
        text_buffer_append_string(out, n->text);
        print_operands(n->first, out);
        break;
    }
}

bool expression_is_percent(const node *n)
{
    if (n->kind == NODE_NUMBER)
        return n->shift == -2 && !n->money;
    if (n->kind == NODE_NAME && n->definition)
        return n->definition->table ? expression_is_percent(n->definition->table->steps[0].value)
                                    : expression_is_percent(n->definition->expression);
    if (n->kind == NODE_CALL && n->n == 3)
        return expression_is_percent(n->first->next);
    if (n->kind == NODE_CALL && n->function)
        return function_is(n->function, FUNCTION_GROWTH);
    if (n->kind == NODE_DIVIDE)
        return n->first->money == 1 && n->first->next->money == 1;
    return false;
}
