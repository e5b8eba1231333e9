/*
 * Parsing the words of a command line by tables of options.
 */
#include "cli/option.h"

#include <assert.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/language.h"
#include "cli/nearest.h"

typedef struct given {
    const option *row;
    const char *text; /* NULL for a flag */
    long number;
    double decimal;
} given;

struct arguments {
    const option *tables[2];
    given *options;
    size_t n_options;
    const char **operands;
    size_t n_operands;
};

/* The row for a name of `length` bytes, or NULL. */
static const option *find_row(const arguments *a, const char *name, size_t length)
{
    for (int t = 0; t < 2; t++)
        for (const option *row = a->tables[t]; row && row->name; row++)
            if (strlen(row->name) == length && memcmp(row->name, name, length) == 0)
                return row;
    return NULL;
}

static void say_unknown(const arguments *a, const char *name, int length, char *message)
{
    char wanted[64];
    const char *best = NULL;
    int distance = 0;

    snprintf(wanted, sizeof wanted, "%.*s", length, name);
    for (int t = 0; t < 2; t++)
        for (const option *row = a->tables[t]; row && row->name; row++)
            nearest_offer(wanted, row->name, &best, &distance);
    if (best)
        snprintf(message, OPTION_MESSAGE, _("unknown option '--%s'; did you mean '--%s'?"), wanted,
                 best);
    else
        snprintf(message, OPTION_MESSAGE, _("unknown option '--%s'"), wanted);
}

static bool read_int(const option *row, const char *text, long *number, char *message)
{
    long greatest = row->least || row->greatest ? row->greatest : LONG_MAX;
    char *end;

    errno = 0;
    *number = strtol(text, &end, 10);
    if (end != text && *end == '\0' && errno == 0 && *number >= row->least && *number <= greatest)
        return true;
    if (greatest == LONG_MAX)
        snprintf(message, OPTION_MESSAGE, _("--%s needs a whole number of at least %ld, not '%.80s'"),
                 row->name, row->least, text);
    else
        snprintf(message, OPTION_MESSAGE, _("--%s needs a whole number from %ld to %ld, not '%.80s'"),
                 row->name, row->least, greatest, text);
    return false;
}

static bool read_number(const option *row, const char *text, double *number, char *message)
{
    char *end;

    *number = strtod(text, &end);
    if (text[strspn(text, "0123456789.")] == '\0' && end != text && *end == '\0')
        return true;
    snprintf(message, OPTION_MESSAGE, _("--%s needs a number of 0 or more, such as 0.8 or 50, not '%.80s'"), row->name, text);
    return false;
}

static int days_of_month(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

    return days[month - 1] + (month == 2 && is_leap);
}

/* date: 4 digits - 2 digits - 2 digits */
static bool read_date(const option *row, const char *text, char *message)
{
    int year, month, day, n = 0;

    if (strlen(text) == 10 && strspn(text, "0123456789-") == 10 &&
        sscanf(text, "%4d-%2d-%2d%n", &year, &month, &day, &n) == 3 && n == 10 && year >= 1000 &&
        month >= 1 && month <= 12 && day >= 1 && day <= days_of_month(year, month))
        return true;
    snprintf(message, OPTION_MESSAGE, _("--%s needs a date like 2025-07-01, not '%.80s'"), row->name,
             text);
    return false;
}

static bool read_choice(const option *row, const char *text, char *message)
{
    size_t length = strlen(text);

    for (const char *p = row->choices; *p; p += strspn(p, "|")) {
        size_t n = strcspn(p, "|");

        if (n == length && memcmp(p, text, n) == 0)
            return true;
        p += n;
    }
    snprintf(message, OPTION_MESSAGE, _("--%s must be one of %s, not '%.80s'"), row->name, row->choices,
             text);
    return false;
}

static bool read_value(given *g, char *message)
{
    switch (g->row->kind) {
    case OPTION_INT:
        return read_int(g->row, g->text, &g->number, message);
    case OPTION_NUMBER:
        return read_number(g->row, g->text, &g->decimal, message);
    case OPTION_DATE:
        return read_date(g->row, g->text, message);
    case OPTION_CHOICE:
        return read_choice(g->row, g->text, message);
    case OPTION_FLAG:
    case OPTION_TEXT:
        break;
    }
    return true;
}

static bool is_given(const arguments *a, const option *row)
{
    for (size_t i = 0; i < a->n_options; i++)
        if (a->options[i].row == row)
            return true;
    return false;
}

/*
 * option: "--" name ["=" value] | "--" name value
 * Returns the number of words used, 0 on failure.
 */
static int read_option(arguments *a, char **words, int n_left, char *message)
{
    const char *name = words[0] + 2;
    size_t length = strcspn(name, "=");
    const char *value = name[length] ? name + length + 1 : NULL;
    given g = {.row = find_row(a, name, length)};
    int used = 1;

    if (!g.row) {
        say_unknown(a, name, (int)length, message);
        return 0;
    }
    if (g.row->kind == OPTION_FLAG && value) {
        snprintf(message, OPTION_MESSAGE, _("--%s takes no value"), g.row->name);
        return 0;
    }
    if (!g.row->is_repeatable && g.row->kind != OPTION_FLAG && is_given(a, g.row)) {
        snprintf(message, OPTION_MESSAGE, _("--%s is given twice"), g.row->name);
        return 0;
    }
    if (g.row->is_optional && !value && (n_left < 2 || words[1][0] < '0' || words[1][0] > '9')) {
        a->options[a->n_options++] = g;
        return used;
    }
    if (g.row->kind != OPTION_FLAG && !value) {
        if (n_left < 2) {
            snprintf(message, OPTION_MESSAGE, _("--%s needs a value: --%s %s"), g.row->name,
                     g.row->name, g.row->argument ? g.row->argument : g.row->choices);
            return 0;
        }
        value = words[1];
        used = 2;
    }
    g.text = value;
    if (!read_value(&g, message))
        return 0;
    a->options[a->n_options++] = g;
    return used;
}

static bool read_words(arguments *a, int n_words, char **words, char *message)
{
    static char help[] = "--help";
    bool is_past_options = false;

    for (int i = 0, used; i < n_words; i += used) {
        used = 1;
        if (!is_past_options && strcmp(words[i], "-h") == 0)
            words[i] = help;
        if (is_past_options || words[i][0] != '-' || strcmp(words[i], "-") == 0) {
            a->operands[a->n_operands++] = words[i];
        } else if (strcmp(words[i], "--") == 0) {
            is_past_options = true;
        } else if (words[i][1] != '-') {
            snprintf(message, OPTION_MESSAGE, _("unknown option '%.60s'; options are written --name, and a text that begins with - stands behind --"),
                     words[i]);
            return false;
        } else {
            used = read_option(a, words + i, n_words - i, message);
        }
        if (used == 0)
            return false;
    }
    return true;
}

arguments *arguments_parse(const option *own, const option *common, int n_words, char **words,
                           char message[OPTION_MESSAGE])
{
    arguments *a = calloc(1, sizeof *a);

    snprintf(message, OPTION_MESSAGE, "%s", _("out of memory"));
    if (!a)
        return NULL;
    a->tables[0] = own;
    a->tables[1] = common;
    a->options = calloc((size_t)n_words + 1, sizeof *a->options);
    a->operands = calloc((size_t)n_words + 1, sizeof *a->operands);
    if (!a->options || !a->operands || !read_words(a, n_words, words, message)) {
        arguments_free(a);
        return NULL;
    }
    return a;
}

void arguments_free(arguments *a)
{
    if (!a)
        return;
    free(a->options);
    free(a->operands);
    free(a);
}

size_t arguments_count(const arguments *a, const char *name)
{
    const option *row = find_row(a, name, strlen(name));
    size_t n = 0;

    assert(row);
    for (size_t i = 0; i < a->n_options; i++)
        n += a->options[i].row == row;
    return n;
}

static const given *find_nth(const arguments *a, const char *name, size_t n)
{
    const option *row = find_row(a, name, strlen(name));

    assert(row);
    for (size_t i = 0; i < a->n_options; i++)
        if (a->options[i].row == row && n-- == 0)
            return &a->options[i];
    return NULL;
}

const char *arguments_nth(const arguments *a, const char *name, size_t i)
{
    const given *g = find_nth(a, name, i);

    return g ? g->text : NULL;
}

bool arguments_has(const arguments *a, const char *name)
{
    return find_row(a, name, strlen(name)) != NULL;
}

bool arguments_flag(const arguments *a, const char *name)
{
    return find_nth(a, name, 0) != NULL;
}

const char *arguments_text(const arguments *a, const char *name)
{
    size_t n = arguments_count(a, name);

    return n ? arguments_nth(a, name, n - 1) : NULL;
}

double arguments_number(const arguments *a, const char *name, double otherwise)
{
    const given *g = find_nth(a, name, 0);

    return g ? g->decimal : otherwise;
}

long arguments_int(const arguments *a, const char *name, long otherwise)
{
    const given *g = find_nth(a, name, 0);

    return g ? g->number : otherwise;
}

size_t arguments_operands(const arguments *a)
{
    return a->n_operands;
}

const char *arguments_operand(const arguments *a, size_t i)
{
    return i < a->n_operands ? a->operands[i] : NULL;
}
