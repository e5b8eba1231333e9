/*
 * What hangs on a cell: told by hand for expressions that share parts; and the part that runs comes to what the whole
 * comes to.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "dictionary.h"
#include "rules/check.h"
#include "rules/machine.h"
#include "rules/parse.h"
#include "rules/program_slice.h"

enum { STAFF, RATIO, COST, FALLBACK, TEXT, HELD, AGE, N };

static const char *const texts[N] = {
    [STAFF] = "st_staff[Y-1] / employees[Y-1] >= 10%",
    [RATIO] = "sum(rd_expense[Y-3..Y-1]) / sum(revenue[Y-3..Y-1]) >= 4%",
    [COST] = "revenue[Y-1] > 1 yi or revenue[Y-1] - cost_expense[Y-1] > 0",
    [FALLBACK] = "rd_expense_hnte[Y-1] >= 100 wan", /* stands on rd_expense where it is missing */
    [TEXT] = "starts_with(industry, \"C39\")",
    [HELD] = "holds(hnte)",
    [AGE] = "years_between(founded_on, application_date) >= 3",
};

static const struct {
    const char *changed[3];
    bool touched[N];
} rows[] = {
    {{NULL}, {false}},
    {{"st_staff"}, {[STAFF] = true}},
    {{"employees"}, {[STAFF] = true}},
    {{"revenue"}, {[RATIO] = true, [COST] = true}},
    {{"rd_expense"}, {[RATIO] = true, [FALLBACK] = true}},
    {{"rd_expense_hnte"}, {[FALLBACK] = true}},
    {{"industry"}, {[TEXT] = true}},
    {{"cost_expense", "industry"}, {[COST] = true, [TEXT] = true}},
    {{"net_profit", "st_staff", "rd_expense_hnte"}, {[STAFF] = true, [FALLBACK] = true}},
    /* no year before the founding */
    {{"founded_on"}, {[STAFF] = true, [RATIO] = true, [COST] = true, [FALLBACK] = true, [AGE] = true}},
    {{"net_profit"}, {false}},
};

typedef struct fixture {
    dictionary *dictionary;
    arena *memory;
    program *program;
    panel *panel;
    machine *machine;
    size_t outputs[N];
} fixture;

static void put(const fixture *f, const char *name, int year, double value)
{
    assert_true(panel_put_number(f->panel, 0, dictionary_find(f->dictionary, name), year, value));
}

static void make(fixture *f)
{
    static const char *const annual[] = {"st_staff", "employees", "rd_expense", "revenue", "cost_expense", "rd_expense_hnte"};
    scope s;

    *f = (fixture){.dictionary = shipped_dictionary(), .memory = arena_new(), .program = program_new(false)};
    s = (scope){.dictionary = f->dictionary};
    for (size_t i = 0; i < N; i++) {
        source_place place = {.line = 1, .column = 1};
        tidu_error err;
        node *n;

        if (expression_parse(texts[i], &place, f->memory, &n, &err) || expression_check(n, VALUE_TRUTH, &s, &place, &err))
            fail_msg("%s: %s", texts[i], err.message);
        assert_true(program_add(f->program, n, &f->outputs[i]));
    }
    assert_true(program_finish(f->program));
    f->panel = panel_new(f->dictionary);
    assert_int_equal(panel_add_company(f->panel, "A", 1), 0);
    put(f, "founded_on", PANEL_ANY_YEAR, 15000);
    assert_true(panel_put_text(f->panel, 0, dictionary_find(f->dictionary, "industry"), "C3911", 5));
    for (size_t i = 0; i < sizeof annual / sizeof *annual; i++) {
        for (int year = 2022; year <= 2024; year++)
            put(f, annual[i], year, 1.5e6 + 1000 * (double)i);
    }
}

static void clear(fixture *f)
{
    machine_free(f->machine);
    panel_free(f->panel);
    program_free(f->program);
    arena_free(f->memory);
    dictionary_free(f->dictionary);
}

static size_t find_changed(const fixture *f, size_t row, int *changed)
{
    size_t n = 0;

    for (; n < 3 && rows[row].changed[n]; n++) {
        changed[n] = dictionary_find(f->dictionary, rows[row].changed[n]);
        assert_int_not_equal(changed[n], INDICATOR_NONE);
    }
    return n;
}

static void outputs_hang_on_their_cells(void **state)
{
    fixture f;

    (void)state;
    make(&f);
    assert_int_equal(program_outputs(f.program), N);
    for (size_t row = 0; row < sizeof rows / sizeof *rows; row++) {
        bool touched[N];
        int changed[3];
        size_t n = find_changed(&f, row, changed);

        assert_true(program_touched(f.program, f.dictionary, changed, n, touched));
        for (size_t i = 0; i < N; i++) {
            if (touched[f.outputs[i]] != rows[row].touched[i])
                fail_msg("row %zu: '%s' is %s", row, texts[i], rows[row].touched[i] ? "left out" : "touched");
        }
    }
    clear(&f);
}

/* Each output alone, from a machine in which nothing has run before. */
static void a_part_comes_to_what_the_whole_does(void **state)
{
    fixture f;
    binding b;
    truth whole[N];

    (void)state;
    make(&f);
    b = (binding){.panel = f.panel, .year = 2025, .on = binding_default_date(2025)};
    f.machine = machine_new(f.program, &b);
    assert_non_null(f.machine);
    machine_run(f.machine, 0, 1);
    for (size_t i = 0; i < N; i++)
        whole[i] = (truth)machine_truth(f.machine, f.outputs[i])[0];
    for (size_t i = 0; i < N; i++) {
        machine *fresh = machine_new_for_row(f.program, &b);
        uint32_t *steps = arena_take(f.memory, program_length(f.program) * sizeof *steps);
        bool wanted[N] = {false};
        size_t n;
        machine_part *part;

        wanted[f.outputs[i]] = true;
        assert_true(fresh && steps && program_needed(f.program, wanted, steps, &n));
        assert_true(n > 0 && n < program_length(f.program));
        part = machine_part_new(fresh, steps, n);
        assert_non_null(part);
        machine_run_part(fresh, part, 0);
        assert_int_equal(machine_truth(fresh, f.outputs[i])[0], whole[i]);
        machine_part_free(part);
        machine_free(fresh);
    }
    clear(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(outputs_hang_on_their_cells),
        cmocka_unit_test(a_part_comes_to_what_the_whole_does),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
