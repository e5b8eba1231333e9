/*
 * The two evaluators against each other: what the machine computes in doubles, batch by batch, and what exact.c
 * computes in rationals, cell by cell. Expressions are generated, type by type, from every construct of the language;
 * the companies' cells crowd a few decimals, so that borders are met often, and many are missing, before the founding
 * or a divisor of 0. The machine calls exact.c only where it cannot tell; the test calls it for every comparison.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/cell.h"
#include "rules/exact.h"
#include "rules/generated.h"
#include "rules/machine.h"

enum { EXPRESSIONS = 6000 };

static void show(const char *who, double x)
{
    static const char *const states[] = {"value", "missing", "not applicable", "undefined"};

    print_error("  %s: %s %.17g\n", who, states[cell_state_of(x)], x);
}

/* What each side of the comparison comes to by both. */
static void show_sides(const fixture *f, const node *n, size_t company)
{
    for (const node *side = n->first; side; side = side->next) {
        program *p = program_new(true);
        size_t output;
        machine *m;
        double error;

        assert_true(program_add(p, side, &output) && program_finish(p));
        m = machine_new_for_row(p, &f->binding);
        machine_run(m, company, 1);
        show("in rationals", exact_value(side, &f->binding, company, 0, &error));
        show("by the machine", machine_number(m, output)[0]);
        machine_free(m);
        program_free(p);
    }
}

static const char *const truths[] = {"false", "unknown", "true"};

/* Returns how many companies were decided in doubles alone. */
static size_t compare(fixture *f, const char *text, const node *n, size_t *seen)
{
    size_t exact = 0;

    for (int is_plain = 0; is_plain < 2; is_plain++) {
        program *p = program_new(is_plain);
        size_t output;
        machine *m;

        assert_true(program_add(p, n, &output) && program_finish(p));
        m = machine_new(p, &f->binding);
        machine_run(m, 0, COMPANIES);
        for (size_t i = 0; i < COMPANIES; i++) {
            truth wanted = exact_compare(n, 0, &f->binding, i, 0), got = (truth)machine_truth(m, output)[i];

            seen[got] += !is_plain;
            if (got != wanted) {
                show_sides(f, n, i);
                fail_msg("company %zu: %s\n  in rationals %s, by the machine %s", i, text, truths[wanted], truths[got]);
            }
        }
        exact = machine_exact_count(m);
        machine_free(m);
        program_free(p);
    }
    return exact ? 0 : COMPANIES;
}

static void both_evaluators_agree(void **state)
{
    fixture *f = *state;
    size_t n_tried = 0, n_fast = 0, seen[3] = {0};

    for (size_t i = 0; i < EXPRESSIONS; i++) {
        text_buffer b;
        node *n;

        text_buffer_init(&b);
        if (draw(3)) {
            write_comparison(&b, DEEPEST);
        } else { /* a truth, inside a number */
            text_buffer_append_string(&b, "if(");
            write(&b, TRUTH, DEEPEST);
            text_buffer_append_string(&b, ", 0.1 + 0.2, 1) = 0.3");
        }
        n = parse(f, text_buffer_string(&b));
        if (n) {
            n_fast += compare(f, text_buffer_string(&b), n, seen);
            n_tried++;
        }
        text_buffer_clear(&b);
    }
    assert_true(n_tried > EXPRESSIONS / 2);
    assert_true(n_fast > COMPANIES * n_tried / 10); /* the machine did not only ask the other one */
    for (int t = 0; t < 3; t++)
        assert_true(seen[t] > COMPANIES * n_tried / 20);
}

static node *read(fixture *f, const scope *names, const char *text, value_kind kind)
{
    source_place place = {0};
    node *n;

    assert_int_equal(expression_parse(text, &place, f->memory, &n, NULL), TIDU_OK);
    assert_int_equal(expression_check(n, kind, names, &place, NULL), TIDU_OK);
    return n;
}

/*
 * Of a table over a missing number every step may hold: what all of them say is known, anything else is not. Over 5
 * the second step holds, whose value is that of the last, but not of the first.
 */
static void steps_that_agree_are_known(void **state)
{
    static const struct {
        const char *values[3];
        truth missing, five;
    } tries[] = {
        {{"5%", "5%", "5%"}, TRUTH_TRUE, TRUTH_TRUE},
        {{"4%", "5%", "5%"}, TRUTH_UNKNOWN, TRUTH_TRUE},
        {{"5%", "5%", "4%"}, TRUTH_UNKNOWN, TRUTH_TRUE},
        {{"5%", "4%", "5%"}, TRUTH_UNKNOWN, TRUTH_FALSE},
    };
    fixture *f = *state;
    panel *p = panel_new(f->dictionary);
    binding b = {p, NULL, YEAR, binding_default_date(YEAR)};

    assert_int_equal(panel_add_company(p, "A", 1), 0);
    assert_int_equal(panel_add_company(p, "B", 1), 1);
    assert_true(panel_put_number(p, 1, dictionary_find(f->dictionary, "employees"), YEAR - 1, 5));
    for (size_t i = 0; i < sizeof tries / sizeof *tries; i++) {
        step steps[3] = {{read(f, &f->scope, "employees[Y-1] <= 3", VALUE_TRUTH), NULL},
                         {read(f, &f->scope, "employees[Y-1] <= 10", VALUE_TRUTH), NULL}, {NULL, NULL}};
        step_table table = {read(f, &f->scope, "employees[Y-1]", VALUE_NUMBER), steps, 3};
        definition tier = {.name = "tier", .table = &table};
        const definition *known[] = {&tier};
        scope names = f->scope;
        program *one = program_new(false);
        size_t output;
        machine *m;
        node *n;

        for (size_t k = 0; k < 3; k++)
            steps[k].value = read(f, &f->scope, tries[i].values[k], VALUE_NUMBER);
        names.definitions = known;
        names.n_definitions = 1;
        n = read(f, &names, "tier = 5%", VALUE_TRUTH);
        assert_true(one && program_add(one, n, &output) && program_finish(one));
        m = machine_new(one, &b);
        machine_run(m, 0, 2);
        assert_int_equal(machine_truth(m, output)[0], tries[i].missing);
        assert_int_equal(exact_compare(n, 0, &b, 0, 0), tries[i].missing);
        assert_int_equal(machine_truth(m, output)[1], tries[i].five);
        assert_int_equal(exact_compare(n, 0, &b, 1, 0), tries[i].five);
        machine_free(m);
        program_free(one);
    }
    panel_free(p);
}

/* The only year in which one company has a value lies behind 73 in which only another one has. */
static void last_looks_back_as_far_as_there_are_data(void **state)
{
    fixture *f = *state;
    panel *p = panel_new(f->dictionary);
    binding b = {p, NULL, YEAR, binding_default_date(YEAR)};
    int id = dictionary_find(f->dictionary, "ip_class1");
    program *one = program_new(false);
    node *n = parse(f, "last(ip_class1) = 3");
    size_t output;
    machine *m;

    assert_int_equal(panel_add_company(p, "A", 1), 0);
    assert_int_equal(panel_add_company(p, "B", 1), 1);
    assert_true(panel_put_number(p, 0, id, 1951, 3));
    for (int year = 1952; year < YEAR; year++)
        assert_true(panel_put_number(p, 1, id, year, 4));
    assert_true(n && one && program_add(one, n, &output) && program_finish(one));
    m = machine_new(one, &b);
    machine_run(m, 0, 2);
    for (size_t row = 0; row < 2; row++) {
        assert_int_equal(exact_compare(n, 0, &b, row, 0), row ? TRUTH_FALSE : TRUTH_TRUE);
        assert_int_equal(machine_truth(m, output)[row], row ? TRUTH_FALSE : TRUTH_TRUE);
    }
    machine_free(m);
    program_free(one);
    panel_free(p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(both_evaluators_agree),
        cmocka_unit_test(steps_that_agree_are_known),
        cmocka_unit_test(last_looks_back_as_far_as_there_are_data),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
