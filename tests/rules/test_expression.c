/* The language, by data: expressions.txt holds expression, data and result in groups. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/allocate.h"
#include "base/cell.h"
#include "base/date.h"
#include "base/number_text.h"
#include "dictionary.h"
#include "rules/check.h"
#include "rules/machine.h"

enum { YEAR = 2025, MOST_LINE = 16384 };

typedef struct fixture {
    dictionary *dictionary;
    panel *panel;
    credentials *credentials;
    arena *memory;
} fixture;

static void set_up(fixture *f)
{
    f->dictionary = shipped_dictionary();
    f->panel = panel_new(f->dictionary);
    f->credentials = credentials_new();
    f->memory = arena_new();
    panel_add_company(f->panel, "A", 1);
}

static void tear_down(fixture *f)
{
    arena_free(f->memory);
    credentials_free(f->credentials);
    panel_free(f->panel);
    dictionary_free(f->dictionary);
}

static void put(fixture *f, const char *name, int year, const char *text)
{
    int id = dictionary_find(f->dictionary, name);
    double value;
    bool is_short;
    long days;

    assert_int_not_equal(id, INDICATOR_NONE);
    if (dictionary_get(f->dictionary, id)->type == INDICATOR_TEXT) {
        assert_int_equal(panel_set_text(f->panel, 0, id, text, strlen(text)), PANEL_SET);
        return;
    }
    if (date_parse_iso(text, strlen(text), &days)) {
        value = (double)days;
    } else {
        assert_true(number_parse(text, strlen(text), 0, &value, &is_short));
        if (!is_short)
            assert_true(panel_keep_exact(f->panel, 0, id, year, text));
    }
    assert_int_equal(panel_set_number(f->panel, 0, id, year, value), PANEL_SET);
}

/* name=value or name@offset=value, blanks between */
static void read_data(fixture *f, char *line)
{
    for (char *word = strtok(line, " \n"); word; word = strtok(NULL, " \n")) {
        char *value = strchr(word, '=');
        char *offset = strchr(word, '@');

        assert_non_null(value);
        *value++ = '\0';
        if (!strcmp(word, "holds")) {
            credential held = {.code = "A", .model = value, .granted_on = 0,
                               .expires_on = CREDENTIAL_FOR_EVER};

            assert_true(credentials_add(f->credentials, &held));
            continue;
        }
        if (offset)
            *offset++ = '\0';
        put(f, word, offset ? YEAR + atoi(offset) : PANEL_ANY_YEAR, value);
    }
}

static void describe(const machine *m, size_t output, bool is_truth, char *out)
{
    static const char *const truths[] = {"false", "unknown", "true"};
    double x;

    if (is_truth) {
        strcpy(out, truths[machine_truth(m, output)[0]]);
        return;
    }
    x = machine_number(m, output)[0];
    switch (cell_state_of(x)) {
    case CELL_VALUE:
        number_format(x, out);
        break;
    case CELL_MISSING:
        strcpy(out, "missing");
        break;
    case CELL_NOT_APPLICABLE:
        strcpy(out, "na");
        break;
    case CELL_UNDEFINED:
        strcpy(out, "undefined");
        break;
    }
}

static void evaluate(const char *text, char *data, bool is_plain, char *out, size_t size)
{
    fixture f;
    source_place place = {0};
    tidu_error err;
    node *n;
    scope s = {0};
    size_t output;

    set_up(&f);
    s.dictionary = f.dictionary;
    read_data(&f, data);
    if (expression_parse(text, &place, f.memory, &n, &err) ||
        expression_check_any(n, &s, &place, &err)) {
        snprintf(out, size, "error %lu: %s", err.column, err.message);
    } else {
        binding b = {f.panel, f.credentials, YEAR, binding_default_date(YEAR)};
        program *p = program_new(is_plain);
        machine *m;

        assert_true(program_add(p, n, &output));
        assert_true(program_finish(p));
        m = machine_new(p, &b);
        machine_run(m, 0, 1);
        describe(m, output, n->type == VALUE_TRUTH, out);
        machine_free(m);
        program_free(p);
    }
    tear_down(&f);
}

static bool next_line(FILE *in, char *line)
{
    if (!fgets(line, MOST_LINE, in))
        return false;
    line[strcspn(line, "\n")] = '\0';
    return true;
}

static void expressions_come_to_what_stands_beside_them(void **state)
{
    FILE *in = fopen("tests/rules/expressions.txt", "r");
    char text[MOST_LINE], data[MOST_LINE], again[MOST_LINE], wanted[MOST_LINE], got[2048];
    int groups = 0, wrong = 0;

    (void)state;
    assert_non_null(in);
    while (next_line(in, text)) {
        if (!*text || *text == '#')
            continue;
        assert_true(next_line(in, data) && next_line(in, wanted));
        strcpy(again, data);
        for (int is_plain = 0; is_plain < 2; is_plain++) {
            evaluate(text, is_plain ? again : data, is_plain, got, sizeof got);
            if (!strncmp(wanted, "error", 5) ? strncmp(got, wanted, strlen(wanted))
                                             : strcmp(got, wanted)) {
                print_error("%s\n  wanted %s\n  got    %s\n", text, wanted, got);
                wrong++;
            }
        }
        groups++;
    }
    fclose(in);
    assert_true(groups > 90);
    assert_int_equal(wrong, 0);
}

static void deep_and_long_texts_are_refused(void **state)
{
    char text[20001], data[] = "", got[2048];

    (void)state;
    memset(text, '(', 4000);
    text[4000] = '\0';
    evaluate(text, data, false, got, sizeof got);
    assert_non_null(strstr(got, "nested deeper than 64 levels"));
    memset(text, '(', 20000);
    text[20000] = '\0';
    evaluate(text, data, false, got, sizeof got);
    assert_non_null(strstr(got, "at most 4096 bytes"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(expressions_come_to_what_stands_beside_them),
        cmocka_unit_test(deep_and_long_texts_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
