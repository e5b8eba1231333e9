/* What keeps a verdict open is said of gates, items and direct passes alike: parts made by hand, one sentence each. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "report/plan_report.h"

/* Two gates, two items, one direct pass; more than 5 points pass. */
typedef struct parts {
    gate_state gates[2];
    gate_state direct;
    unsigned bands[2];
    double least;
} parts;

static void conclude(const parts *x, char *text, size_t size)
{
    model_item items[2] = {{.id = "a"}, {.id = "b"}};
    model_limit limit = {.subject = MODEL_TOTAL, .relation = COMPARE_GREATER, .bound = 5};
    model m = {.n_gates = 2, .n_directs = 1, .n_items = 2, .items = items, .pass_text = "total > 5",
               .limits = &limit, .n_limits = 1};
    explained_condition gates[2] = {{.state = x->gates[0]}, {.state = x->gates[1]}}, direct = {.state = x->direct};
    explained_item outcomes[2] = {{.item = &items[0], .bands = x->bands[0]}, {.item = &items[1], .bands = x->bands[1]}};
    explanation e = {.model = &m, .verdict = TRUTH_UNKNOWN, .readiness = 0.25, .least = x->least, .greatest = 9,
                     .gates = gates, .directs = &direct, .items = outcomes};
    plan p = {.why = &e};

    m.name.en = m.name.zh = "m";
    plan_conclusion(&p, false, text, size);
}

static void what_lacks_data_is_counted(void **state)
{
    static const struct {
        parts parts;
        const char *said;
    } tries[] = {
        {{{GATE_MET, GATE_UNKNOWN}, GATE_UNMET, {1, 2}, 6}, "data are missing for 1 of its parts"},
        {{{GATE_MET, GATE_MET}, GATE_UNMET, {3, 2}, 4}, "data are missing for 1 of its parts"},
        {{{GATE_MET, GATE_MET}, GATE_UNKNOWN, {1, 6}, 4}, "data are missing for 2 of its parts"},
        {{{GATE_MET, GATE_UNKNOWN}, GATE_UNKNOWN, {3, 6}, 4}, "data are missing for 4 of its parts"},
        {{{GATE_MET, GATE_JUDGED}, GATE_UNMET, {1, 2}, 4}, "the rest is for experts"},
        /* the score passes, or a direct pass holds, whatever the datum is */
        {{{GATE_MET, GATE_JUDGED}, GATE_UNMET, {3, 2}, 6}, "the rest is for experts"},
        {{{GATE_MET, GATE_JUDGED}, GATE_MET, {3, 2}, 4}, "the rest is for experts"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof tries / sizeof *tries; i++) {
        char text[512];

        conclude(&tries[i].parts, text, sizeof text);
        if (!strstr(text, tries[i].said))
            fail_msg("%zu: %s", i, text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(what_lacks_data_is_counted)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
