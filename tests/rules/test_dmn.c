/*
 * The cells of decision tables, as others have published what they come to: the decision-table tests of
 * the DMN conformance kit and the unary tests of zen. What our language can say must come out as they
 * say; the rest is counted by kind. DMN's null is our missing, and there our answer is unknown.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/cell.h"
#include "base/date.h"
#include "base/number_text.h"
#include "dictionary.h"
#include "rules/check.h"
#include "rules/machine.h"
#include "rules/unary_test.h"
#include "yaml/yaml_tree.h"

enum { YEAR = 2025, N_SLOTS = 4, MOST_RULES = 16, MOST_COLUMNS = 4, MOST_KINDS = 16, MOST_TEXT_LINE = 1024 };

/* What stands in for the inputs of a table: indicators of the four kinds. */
static const char *const slots[4][N_SLOTS] = {
    [SUBJECT_NUMBER] = {"lead_years", "employees", "ip_class1", "ip_class2"},
    [SUBJECT_TEXT] = {"town", "park", "grid", "industry"},
    [SUBJECT_TRUTH] = {"listed", "prohibited_industry", "audited_books", NULL},
    [SUBJECT_DATE] = {"founded_on", "application_date", NULL, NULL},
};

typedef struct input {
    char name[128];
    subject_kind kind;
    int slot;
    char expression[64];
} input;

typedef struct fixture {
    dictionary *dictionary;
    panel *panel;
    credentials *credentials;
    arena *memory;
    binding binding;
    const yaml_node *values; /* `inputs` of the test at hand */
    input inputs[16];
    size_t n_inputs;
    size_t used[4];
    const char *left_out;    /* the input that is to be missing, or NULL */
} fixture;

static void set_up(fixture *f, const yaml_node *values, const char *left_out)
{
    memset(f, 0, sizeof *f);
    f->dictionary = shipped_dictionary();
    f->panel = panel_new(f->dictionary);
    f->credentials = credentials_new();
    f->memory = arena_new();
    f->values = values;
    f->left_out = left_out;
    f->binding = (binding){f->panel, f->credentials, YEAR, binding_default_date(YEAR)};
    panel_add_company(f->panel, "A", 1);
}

static void tear_down(fixture *f)
{
    arena_free(f->memory);
    credentials_free(f->credentials);
    panel_free(f->panel);
    dictionary_free(f->dictionary);
}

/* --- kinds of what does not fit -------------------------------------------------------- */

static struct {
    const char *kind;
    int n;
} misfits[MOST_KINDS];

static void note_misfit(const char *kind)
{
    size_t i = 0;

    while (misfits[i].kind && strcmp(misfits[i].kind, kind))
        i++;
    assert_true(i < MOST_KINDS - 1);
    misfits[i].kind = kind;
    misfits[i].n++;
}

static void print_misfits(const char *what, int fitting)
{
    print_message("%s: %d fit\n", what, fitting);
    for (size_t i = 0; misfits[i].kind; i++)
        print_message("  left out %d: %s\n", misfits[i].n, misfits[i].kind);
    memset(misfits, 0, sizeof misfits);
}

/* --- inputs into the panel --------------------------------------------------------------- */

static bool put_value(fixture *f, const input *in, const char *type, const char *text)
{
    int id = dictionary_find(f->dictionary, slots[in->kind][in->slot]);
    int year = PANEL_ANY_YEAR;
    double value = 0;
    bool is_short;
    long days;
    size_t n = strlen(text);

    if (in->kind == SUBJECT_TEXT) {
        if (n > 1 && *text == '"')
            text++, n -= 2;
        return panel_set_text(f->panel, 0, id, text, n) == PANEL_SET;
    }
    if (in->kind == SUBJECT_DATE) {
        if (strcmp(type, "date") || !date_parse_iso(text, n, &days))
            return false;
        if (in->slot == 1) {
            f->binding.on = days;
            return true;
        }
        value = (double)days;
    } else if (in->kind == SUBJECT_TRUTH) {
        value = !strcmp(text, "true");
    } else if (!number_parse(text, n, 0, &value, &is_short)) {
        return false;
    }
    if (id != INDICATOR_NONE && dictionary_get(f->dictionary, id)->kind == INDICATOR_ANNUAL)
        year = YEAR - 1;
    return panel_set_number(f->panel, 0, id, year, value) == PANEL_SET;
}

/* The value at "structA.price" of the test's inputs. */
static const yaml_node *find_value(const yaml_node *values, const char *path)
{
    const yaml_node *whole = yaml_find(values, path);
    const char *dot = strchr(path, '.');
    char head[128];

    if (whole || !dot)
        return whole;
    snprintf(head, sizeof head, "%.*s", (int)(dot - path), path);
    return find_value(yaml_find(values, head), dot + 1);
}

/* Our expression of an input; it gets a slot, and its value goes into the panel, when it is named first. */
static const char *name_input(void *context, const char *name, subject_kind kind)
{
    fixture *f = context;
    const yaml_node *value = find_value(f->values, name);
    const yaml_node *text = yaml_find(value, "value"), *type = yaml_find(value, "type");
    input *in = &f->inputs[f->n_inputs];
    bool is_annual;

    for (size_t i = 0; i < f->n_inputs; i++) {
        if (!strcmp(f->inputs[i].name, name))
            return f->inputs[i].kind == kind ? f->inputs[i].expression : NULL;
    }
    if (!text || text->kind != YAML_SCALAR || f->used[kind] == N_SLOTS || !slots[kind][f->used[kind]])
        return NULL;
    snprintf(in->name, sizeof in->name, "%s", name);
    in->kind = kind;
    in->slot = (int)f->used[kind];
    if (!(f->left_out && !strcmp(f->left_out, name)) && !put_value(f, in, type ? type->text : "", text->text))
        return NULL;
    is_annual = kind == SUBJECT_NUMBER && in->slot > 0;
    snprintf(in->expression, sizeof in->expression, "%s%s", slots[kind][in->slot], is_annual ? "[Y-1]" : "");
    f->used[kind]++;
    f->n_inputs++;
    return in->expression;
}

/* Another input may stand in a cell, but a text is compared with a text in quotes alone. */
static const char *name_in_cell(void *context, const char *name, subject_kind kind)
{
    return kind == SUBJECT_TEXT ? NULL : name_input(context, name, kind);
}

static bool kind_of(const char *type, subject_kind *out)
{
    static const struct {
        const char *type;
        subject_kind kind;
    } kinds[] = {{"number", SUBJECT_NUMBER}, {"string", SUBJECT_TEXT}, {"boolean", SUBJECT_TRUTH}, {"date", SUBJECT_DATE}};

    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (!strcmp(kinds[i].type, type)) {
            *out = kinds[i].kind;
            return true;
        }
    }
    return false;
}

/* --- one expression ------------------------------------------------------------------------ */

/* Its truth, or its number where it has one. The text must be right: it is of our own making. */
static truth evaluate(fixture *f, const char *text, double *number)
{
    source_place place = {0};
    scope s = {.dictionary = f->dictionary};
    program *p = program_new(false);
    tidu_error err = {0};
    truth result = TRUTH_UNKNOWN;
    machine *m;
    size_t output;
    node *n;

    if (expression_parse(text, &place, f->memory, &n, &err) || expression_check_any(n, &s, &place, &err))
        fail_msg("%s\n%s", text, err.message);
    assert_true(program_add(p, n, &output) && program_finish(p));
    m = machine_new(p, &f->binding);
    machine_run(m, 0, 1);
    if (n->type == VALUE_TRUTH)
        result = (truth)machine_truth(m, output)[0];
    else
        *number = machine_number(m, output)[0];
    machine_free(m);
    program_free(p);
    return result;
}

/* --- a table ---------------------------------------------------------------------------------- */

typedef struct table {
    const yaml_node *node;
    char rules[MOST_RULES][MOST_TRANSLATION]; /* our condition of each */
    const yaml_node *then[MOST_RULES];        /* list of outputs */
    size_t n;
    bool asks[MOST_RULES][MOST_COLUMNS];      /* is there a condition in this column? */
} table;

static const char *text_of(const yaml_node *n, const char *key)
{
    const yaml_node *found = yaml_find(n, key);

    return found && found->kind == YAML_SCALAR && !yaml_is_null(found) ? found->text : "";
}

static const char *read_rule(fixture *f, table *t, const yaml_node *rule, const char *const *subjects,
                             const subject_kind *kinds)
{
    unary_cell cell = {.name = name_in_cell, .context = f, .out = t->rules[t->n]};
    size_t column = 0;

    for (const yaml_node *c = yaml_find(rule, "when")->first; c; c = c->next, column++) {
        t->asks[t->n][column] = strcmp(c->text, "-") != 0;
        if (!t->asks[t->n][column])
            continue;
        if (cell.used)
            unary_put(&cell, " and ");
        cell.subject = subjects[column];
        cell.kind = kinds[column];
        if (!unary_translate(&cell, c->text))
            return cell.misfit;
    }
    if (!cell.used)
        unary_put(&cell, "1 = 1");
    t->then[t->n++] = yaml_find(rule, "then");
    return NULL;
}

/* The rules of the table in our language; the kind of what does not fit, or NULL. */
static const char *read_table(fixture *f, const yaml_node *node, table *t)
{
    const char *subjects[MOST_COLUMNS], *misfit;
    subject_kind kinds[MOST_COLUMNS];
    size_t n = 0;

    memset(t, 0, sizeof *t);
    t->node = node;
    for (const yaml_node *in = yaml_find(node, "inputs")->first; in; in = in->next, n++) {
        assert_true(n < MOST_COLUMNS);
        if (!find_value(f->values, text_of(in, "expr")))
            return "an input that is another decision";
        if (!kind_of(text_of(in, "type"), &kinds[n]))
            return "times and durations";
        subjects[n] = name_input(f, text_of(in, "expr"), kinds[n]);
        if (!subjects[n])
            return "an input of another kind";
    }
    for (const yaml_node *rule = yaml_find(node, "rules")->first; rule; rule = rule->next) {
        assert_true(t->n < MOST_RULES);
        for (const yaml_node *o = yaml_find(rule, "then")->first; o; o = o->next) {
            if (*o->text != '"' && strcmp(o->text, "true") && strcmp(o->text, "false") && !unary_is_arithmetic(o->text))
                return "an output that is computed";
        }
        misfit = read_rule(f, t, rule, subjects, kinds);
        if (misfit)
            return misfit;
    }
    return NULL;
}

/* --- what a table comes to --------------------------------------------------------------------- */

/* Is the output that stands in the table what is expected? Texts without their quotes; numbers by value. */
static bool is_output(const yaml_node *expected, const yaml_node *output)
{
    const char *wanted = yaml_find(expected, "value")->text, *text = output->text;
    size_t n = strlen(text);

    return *text == '"' ? strlen(wanted) == n - 2 && !strncmp(wanted, text + 1, n - 2) : !strcmp(wanted, text);
}

/* All outputs of a rule; a table of one output has the value itself, else one member for each. */
static bool is_rule(const yaml_node *expected, const yaml_node *then)
{
    const yaml_node *e = expected->first;

    if (yaml_find(expected, "value"))
        return is_output(expected, then->first);
    for (const yaml_node *o = then->first; o; o = o->next, e = e->next) {
        if (!e || !is_output(e, o))
            return false;
    }
    return !e;
}

/* Where the first output of a rule stands among the allowed values; a large number when nowhere. */
static size_t priority(const table *t, size_t rule)
{
    const yaml_node *values = yaml_find(yaml_find(t->node, "outputs")->first, "values");
    const char *found = values && values->first ? strstr(values->first->text, t->then[rule]->first->text) : NULL;

    return found ? (size_t)(found - values->first->text) : 1000;
}

/* Rules by priority, equal ones as they stand. */
static void order_rules(const table *t, bool by_priority, size_t order[MOST_RULES])
{
    for (size_t i = 0; i < t->n; i++) {
        size_t j = i;

        for (; by_priority && j && priority(t, order[j - 1]) > priority(t, i); j--)
            order[j] = order[j - 1];
        order[j] = i;
    }
}

/* The first that holds: if(c, 1, if(c, 2, ... 0)). */
static bool first_is(fixture *f, const table *t, const size_t *order, const yaml_node *expected)
{
    static char text[MOST_RULES * MOST_TRANSLATION];
    size_t used = 0;
    double rule = -1;

    for (size_t i = 0; i < t->n; i++)
        used += (size_t)snprintf(text + used, sizeof text - used, "if(%s, %zu, ", t->rules[order[i]], order[i] + 1);
    used += (size_t)snprintf(text + used, sizeof text - used, "0");
    for (size_t i = 0; i < t->n; i++)
        used += (size_t)snprintf(text + used, sizeof text - used, ")");
    evaluate(f, text, &rule);
    return rule >= 1 && is_rule(expected, t->then[(size_t)rule - 1]);
}

/* All that hold, in order. */
static bool all_are(fixture *f, const table *t, const size_t *order, const yaml_node *expected)
{
    const yaml_node *e = expected->first;

    for (size_t i = 0; i < t->n; i++) {
        if (evaluate(f, t->rules[order[i]], NULL) != TRUTH_TRUE)
            continue;
        if (!e || !is_rule(e, t->then[order[i]]))
            return false;
        e = e->next;
    }
    return !e;
}

/* SUM and COUNT are sums of if(); MIN and MAX leave out, by a value beyond all, what does not hold. */
static bool collected_is(fixture *f, const table *t, const char *how, const yaml_node *expected)
{
    bool is_sum = !strcmp(how, "SUM") || !strcmp(how, "COUNT");
    const char *neutral = is_sum ? "0" : !strcmp(how, "MIN") ? "1000000000" : "-1000000000";
    static char text[MOST_RULES * MOST_TRANSLATION];
    size_t used = is_sum ? 0 : (size_t)snprintf(text, sizeof text, "%s(", !strcmp(how, "MIN") ? "min" : "max");
    double got = -1, wanted;
    bool is_short;
    const char *value = yaml_find(expected, "value")->text;

    for (size_t i = 0; i < t->n; i++)
        used += (size_t)snprintf(text + used, sizeof text - used, "%sif(%s, %s, %s)", !i ? "" : is_sum ? " + " : ", ",
                                 t->rules[i], strcmp(how, "COUNT") ? t->then[i]->first->text : "1", neutral);
    snprintf(text + used, sizeof text - used, "%s", is_sum ? "" : ")");
    evaluate(f, text, &got);
    assert_true(number_parse(value, strlen(value), 0, &wanted, &is_short));
    return got == wanted;
}

static bool comes_out(fixture *f, const table *t, const yaml_node *expected)
{
    const char *policy = text_of(t->node, "hitPolicy"), *how = text_of(t->node, "aggregation");
    size_t order[MOST_RULES];

    order_rules(t, !strcmp(policy, "PRIORITY") || !strcmp(policy, "OUTPUT ORDER"), order);
    if (*how)
        return collected_is(f, t, how, expected);
    if (strstr(policy, "ORDER") || !strcmp(policy, "COLLECT"))
        return all_are(f, t, order, expected);
    return first_is(f, t, order, expected);
}

/*
 * With one input missing, a rule that does not ask about it is as true as before; one that does is unknown,
 * or false where another of its cells is: never true, where DMN makes a comparison with null false.
 */
static int missing_is_unknown(const yaml_node *node, const yaml_node *values, const table *whole, const truth *before)
{
    int n = 0, column = 0;

    for (const yaml_node *in = yaml_find(node, "inputs")->first; in; in = in->next, column++) {
        static table t;
        fixture f;

        set_up(&f, values, text_of(in, "expr"));
        assert_null(read_table(&f, node, &t));
        for (size_t i = 0; i < t.n; i++) {
            truth now = evaluate(&f, t.rules[i], NULL);

            assert_string_equal(t.rules[i], whole->rules[i]);
            if (!whole->asks[i][column])
                assert_int_equal(now, before[i]);
            else if (before[i] == TRUTH_TRUE)
                assert_int_equal(now, TRUTH_UNKNOWN);
            else
                assert_int_not_equal(now, TRUTH_TRUE);
            n += now == TRUTH_UNKNOWN;
        }
        tear_down(&f);
    }
    return n;
}

/* --- the suites ---------------------------------------------------------------------------------- */

static void decision_tables_come_out(void **state)
{
    yaml_tree *kit;
    tidu_error err = {0};
    int fitting = 0, wrong = 0, unknown = 0;

    (void)state;
    if (yaml_load("../shared/oracle/rules/dmn_tck_decision_tables.json", &kit, &err)) {
        assert_int_equal(err.status, TIDU_EIO);
        skip();
    }
    for (const yaml_node *suite = yaml_find(kit->root, "suites")->first; suite; suite = suite->next) {
        for (const yaml_node *test = yaml_find(suite, "tests")->first; test; test = test->next) {
            const yaml_node *node = yaml_find(yaml_find(suite, "tables"), text_of(test, "decision"));
            const yaml_node *values = yaml_find(test, "inputs");
            static table t;
            truth before[MOST_RULES];
            const char *misfit;
            fixture f;

            set_up(&f, values, NULL);
            misfit = read_table(&f, node, &t);
            if (misfit) {
                note_misfit(misfit);
            } else {
                fitting++;
                if (!comes_out(&f, &t, yaml_find(test, "expected"))) {
                    print_error("%s %s: %s\n", text_of(suite, "test_suite"), text_of(test, "id"), text_of(test, "decision"));
                    wrong++;
                }
                for (size_t i = 0; i < t.n; i++)
                    before[i] = evaluate(&f, t.rules[i], NULL);
                unknown += missing_is_unknown(node, values, &t, before);
            }
            tear_down(&f);
        }
    }
    yaml_free(kit);
    print_misfits("tests of decision tables", fitting);
    print_message("  rules unknown for want of an input, where DMN says false: %d\n", unknown);
    assert_int_equal(wrong, 0);
    assert_true(fitting >= 50);
    assert_true(unknown > 50);
}

/* "{$: 10}", "{ "$": 'US' }": the value, its kind; false for lists and names. */
static bool scan_context(const char *text, subject_kind *kind, char value[MOST_OPERAND])
{
    const char *p = strchr(text, ':');
    size_t n;

    if (!strchr(text, '$') || !p)
        return false;
    p += 1 + strspn(p + 1, " ");
    n = strcspn(p, "}");
    while (n && p[n - 1] == ' ')
        n--;
    snprintf(value, MOST_OPERAND, "%.*s", (int)n, p);
    if (*value == '\'' || *value == '"') {
        value[n - 1] = '\0';
        memmove(value, value + 1, n - 1);
        *kind = SUBJECT_TEXT;
        return true;
    }
    *kind = !strcmp(value, "true") || !strcmp(value, "false") ? SUBJECT_TRUTH : SUBJECT_NUMBER;
    return *kind == SUBJECT_TRUTH || unary_is_arithmetic(value);
}

/* 1 right, 0 wrong, -1 does not fit. */
static int ask_unary(const char *expression, const char *context, bool expected)
{
    static const char *const types[] = {"decimal", "string", "boolean"};
    char value[MOST_OPERAND], text[MOST_TRANSLATION] = "";
    unary_cell cell = {.out = text};
    input in = {.slot = 0};
    fixture f;
    truth got, missing;

    if (!scan_context(context, &in.kind, value)) {
        note_misfit("a list or another variable");
        return -1;
    }
    set_up(&f, NULL, NULL);
    cell.subject = slots[in.kind][0];
    cell.kind = in.kind;
    if (!unary_translate(&cell, expression)) {
        note_misfit(cell.misfit);
        tear_down(&f);
        return -1;
    }
    missing = evaluate(&f, text, NULL);
    assert_true(put_value(&f, &in, types[in.kind], value));
    got = evaluate(&f, text, NULL);
    tear_down(&f);
    return missing == TRUTH_UNKNOWN && got == (expected ? TRUTH_TRUE : TRUTH_FALSE);
}

static void unary_tests_come_out(void **state)
{
    FILE *in = fopen("../shared/oracle/rules/zen_unary_tests.csv", "r");
    char line[MOST_TEXT_LINE];
    int fitting = 0, wrong = 0;

    (void)state;
    if (!in)
        skip();
    assert_non_null(fgets(line, sizeof line, in));
    while (fgets(line, sizeof line, in)) {
        char *context = strchr(line, ';'), *expected = strrchr(line, ';');
        int answer;

        if (*line == '#' || !context || context == expected)
            continue;
        *context++ = *expected++ = '\0';
        answer = ask_unary(line, context, strstr(expected, "true") != NULL);
        fitting += answer >= 0;
        if (!answer) {
            print_error("%s; %s\n", line, context);
            wrong++;
        }
    }
    fclose(in);
    print_misfits("unary tests", fitting);
    assert_int_equal(wrong, 0);
    assert_true(fitting >= 40);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(decision_tables_come_out),
        cmocka_unit_test(unary_tests_come_out),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
