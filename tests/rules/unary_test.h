/*
 * Cells of decision tables (DMN's unary tests) put into our language, for tests: ">=18", "[1..5)",
 * "\"High\",\"Low\"", "not(...)", "-". What has no counterpart is named with its kind.
 */
#ifndef TESTS_RULES_UNARY_TEST_H
#define TESTS_RULES_UNARY_TEST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_OPERAND = 256, MOST_TRANSLATION = 4096 };

typedef enum subject_kind { SUBJECT_NUMBER, SUBJECT_TEXT, SUBJECT_TRUTH, SUBJECT_DATE } subject_kind;

/* Our expression for a name in a cell, NULL when there is none that can stand there. */
typedef const char *(*unary_name)(void *context, const char *name, subject_kind kind);

typedef struct unary_cell {
    const char *subject; /* our expression of what the column asks about */
    subject_kind kind;
    unary_name name;
    void *context;
    char *out;
    size_t used;
    const char *misfit;  /* the kind of what does not fit, or NULL */
} unary_cell;

static void unary_put(unary_cell *c, const char *text)
{
    size_t n = strlen(text);

    if (c->used + n >= MOST_TRANSLATION) {
        c->misfit = "a cell longer than the test takes";
        return;
    }
    memcpy(c->out + c->used, text, n + 1);
    c->used += n;
}

static bool unary_skip(const char **p, const char *word)
{
    size_t n = strlen(word);

    while (**p == ' ')
        (*p)++;
    if (strncmp(*p, word, n))
        return false;
    *p += n;
    while (**p == ' ')
        (*p)++;
    return true;
}

/* Up to a comma, "and", "or", ".." or the bracket that closes more than it opened. */
static void unary_operand(const char **p, char out[MOST_OPERAND])
{
    const char *start = *p;
    int depth = 0;
    char quote = 0;
    size_t n;

    for (; **p; (*p)++) {
        char ch = **p;

        if (quote) {
            quote = ch == quote ? 0 : quote;
        } else if (ch == '"' || ch == '\'' || ch == '`') {
            quote = ch;
        } else if (ch == '(') {
            depth++;
        } else if (ch == ')' && depth) {
            depth--;
        } else if (!depth && (ch == ',' || ch == ')' || ch == ']' || ch == '[' || !strncmp(*p, "..", 2) ||
                              !strncmp(*p, " and ", 5) || !strncmp(*p, " or ", 4))) {
            break;
        }
    }
    n = (size_t)(*p - start);
    while (n && start[n - 1] == ' ')
        n--;
    snprintf(out, MOST_OPERAND, "%.*s", (int)(n < MOST_OPERAND ? n : MOST_OPERAND - 1), start);
}

static bool unary_is_arithmetic(const char *text)
{
    return *text && text[strspn(text, "0123456789.+-*/() ")] == '\0' && strpbrk(text, "0123456789");
}

/* A value of the subject's kind in our notation, into the cell. */
static void unary_value(unary_cell *c, const char *operand)
{
    const char *named;
    size_t n = strlen(operand);
    char text[MOST_OPERAND];

    if (c->kind == SUBJECT_NUMBER && unary_is_arithmetic(operand)) {
        unary_put(c, "(");
        unary_put(c, operand);
        unary_put(c, ")");
    } else if (c->kind == SUBJECT_TEXT && n > 1 && (*operand == '"' || *operand == '\'') &&
               !memchr(operand + 1, *operand, n - 2)) {
        snprintf(text, sizeof text, "\"%.*s\"", (int)(n - 2), operand + 1);
        unary_put(c, text);
    } else if (c->kind == SUBJECT_TRUTH && (!strcmp(operand, "true") || !strcmp(operand, "false"))) {
        unary_put(c, *operand == 't' ? "1" : "0");
    } else if (c->kind == SUBJECT_DATE && sscanf(operand, "date(\"%10[0-9-]\")", text) == 1) {
        unary_put(c, text);
    } else if ((named = c->name ? c->name(c->context, operand, c->kind) : NULL)) {
        unary_put(c, named);
    } else if (!c->misfit) {
        c->misfit = c->kind == SUBJECT_TEXT && !strpbrk(operand, "(\"'`+") ? "a text beside the text of another column"
                    : strchr(operand, '[')                                ? "a list"
                    : strchr(operand, '(')                                ? "a function of another language"
                    : strpbrk(operand, "%^+`")                            ? "an operator of another language"
                                                                          : "a value of another kind";
    }
}

static void unary_compare(unary_cell *c, const char *sign, const char *operand)
{
    unary_put(c, c->subject);
    unary_put(c, " ");
    unary_put(c, sign);
    unary_put(c, " ");
    unary_value(c, operand);
}

/* "[a..b)"; a bracket that looks away leaves its end out. */
static bool unary_interval(unary_cell *c, const char **p)
{
    const char *start = *p, *signs[2];
    char ends[2][MOST_OPERAND];

    if (!strchr("[](", **p))
        return false;
    signs[0] = **p == '[' ? ">=" : ">";
    (*p)++;
    unary_operand(p, ends[0]);
    if (strncmp(*p, "..", 2)) {
        *p = start;
        return false;
    }
    *p += 2;
    unary_operand(p, ends[1]);
    signs[1] = **p == ']' ? "<=" : "<";
    if (**p)
        (*p)++;
    unary_put(c, "(");
    unary_compare(c, signs[0], ends[0]);
    unary_put(c, " and ");
    unary_compare(c, signs[1], ends[1]);
    unary_put(c, ")");
    return true;
}

static void unary_list(unary_cell *c, const char **p);

static void unary_atom(unary_cell *c, const char **p)
{
    static const char *const signs[] = {">=", "<=", "!=", ">", "<", "="};
    char operand[MOST_OPERAND];

    if (unary_skip(p, "not(")) {
        unary_put(c, "not (");
        unary_list(c, p);
        unary_put(c, ")");
        unary_skip(p, ")");
        return;
    }
    if (unary_interval(c, p))
        return;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        if (unary_skip(p, signs[i])) {
            unary_operand(p, operand);
            unary_compare(c, signs[i], operand);
            return;
        }
    }
    unary_operand(p, operand);
    unary_compare(c, "=", operand);
}

static void unary_list(unary_cell *c, const char **p)
{
    do {
        unary_put(c, "(");
        unary_atom(c, p);
        for (;;) {
            if (unary_skip(p, "and "))
                unary_put(c, " and ");
            else if (unary_skip(p, "or "))
                unary_put(c, " or ");
            else
                break;
            unary_atom(c, p);
        }
        unary_put(c, ")");
        if (!unary_skip(p, ","))
            break;
        unary_put(c, " or ");
    } while (!c->misfit);
}

/* Our expression of the whole cell, appended to c->out; false with c->misfit. "-" is no condition: use it not. */
static bool unary_translate(unary_cell *c, const char *cell)
{
    const char *p = cell;

    while (*p == ' ')
        p++;
    unary_put(c, "(");
    unary_list(c, &p);
    unary_put(c, ")");
    while (*p == ' ')
        p++;
    if (*p && !c->misfit)
        c->misfit = "an operator of another language";
    return !c->misfit;
}

#endif
