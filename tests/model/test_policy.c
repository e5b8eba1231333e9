/* What a policy with awards and gates means, whose funding gates stand before which awards, and every allocation failing in turn. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/allocate.h"
#include "dictionary.h"
#include "model/model_parameter.h"
#include "model/policy.h"

static const char good[] =
    "policy: sample\n"
    "name: {zh: 样, en: sample}\n"
    "effective: {from: 2024-01-01, to: 2024-12-31}\n"
    "region: \"990100\"\n"
    "documents: {d: {title: {zh: 文, en: doc}, number: 示例, seen: secondary}}\n"
    "cite: d\n"
    "define:\n"
    "  rise: rd_expense[Y-1] / rd_expense[Y-2] - 1\n"
    "  bonus: 20 wan\n"
    "awards:\n"
    "  - {id: growth, name: {zh: 增长, en: growth}, cite: d art. 3, need: rise >= 10%, amount: 'min(rd_expense[Y-1] * 5%, bonus)', paid: year, cost: rd}\n"
    "  - {id: first, name: {zh: 首次, en: first}, cite: d art. 4, need: 'holds(\"hnte\")', at_most: bonus, paid: once, group: title}\n"
    "  - {id: open, name: {zh: 另定, en: open}, cite: d art. 5, need: 'holds(\"srdi\")', amount: , paid: once, group: title}\n"
    "cap: {company: 60 wan, total: 0.3 yi}\n"
    "gates:\n"
    "  - {id: known, name: {zh: 入统, en: known}, cite: d art. 9, seen: memory, need: 'rd_statistics[Y-1] = 1'}\n";

static policy *parse(const char *text, dictionary *d)
{
    policy *p;
    tidu_error err = {0};

    if (policy_parse(text, strlen(text), "sample.yaml", "models", d, &p, &err))
        fail_msg("%lu:%lu: %s", err.line, err.column, err.message);
    return p;
}

static void a_policy_means_what_it_says(void **state)
{
    dictionary *d = shipped_dictionary();
    policy *p = parse(good, d);
    char text[32];

    (void)state;
    assert_string_equal(p->region, "9901");
    assert_int_equal(p->n_awards, 3);
    assert_int_equal(p->conditions->n_directs, 3);
    assert_int_equal(p->conditions->n_gates, 1);
    assert_string_equal(p->conditions->directs[1].id, "first");
    assert_int_equal(p->conditions->directs[1].cite.seen, PROVENANCE_SECONDARY);
    assert_int_equal(p->conditions->gates[0].cite.seen, PROVENANCE_MEMORY);
    assert_true(!p->awards[0].is_most && !p->awards[0].is_once && p->awards[1].is_most && p->awards[1].is_once);
    assert_string_equal(p->awards[0].cost, "rd");
    assert_string_equal(p->awards[2].group, "title");
    assert_null(p->awards[2].amount); /* unknown, not 0 */
    assert_true(p->most_each == 600000 && p->most_total == 30000000);
    assert_false(policy_applies(p, "hnte", p->from)); /* no benefit of a plan */
    assert_true(model_get_parameter(p->conditions, "growth", text, sizeof text));
    assert_string_equal(text, "10%");
    assert_int_equal(model_set_parameter_text(p->conditions, "sample.growth=12.5%", NULL), TIDU_OK);
    assert_string_equal(p->conditions->directs[0].text, "rise ≥ 12.5%");
    assert_int_equal(model_set_parameter_text(p->conditions, "bonus=25 wan", NULL), TIDU_OK);
    policy_free(p);
    dictionary_free(d);
}

static void a_gate_stands_before_what_lies_in_its_region(void **state)
{
    static const struct {
        const char *region;
        bool gates;
    } others[] = {{"9901", true}, {"990102", true}, {"99", false}, {"9902", false}, {"990", false}, {"", false}};
    dictionary *d = shipped_dictionary();
    policy *p = parse(good, d), other = {.region = ""};

    (void)state;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        other.region = others[i].region;
        if (policy_gates(p, &other) != others[i].gates)
            fail_msg("%s", others[i].region);
        assert_false(policy_gates(&other, p)); /* it has none */
    }
    policy_free(p);
    dictionary_free(d);
}

static void every_allocation_may_fail(void **state)
{
    dictionary *d = shipped_dictionary();

    (void)state;
    for (unsigned long k = 1;; k++) {
        policy *p = NULL;
        tidu_status status;

        allocate_fail_at(k);
        status = policy_parse(good, strlen(good), "sample.yaml", "models", d, &p, NULL);
        allocate_fail_at(0);
        if (!status) {
            policy_free(p);
            break;
        }
        assert_int_equal(status, TIDU_ENOMEM);
        assert_null(p);
    }
    dictionary_free(d);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_policy_means_what_it_says),
        cmocka_unit_test(a_gate_stands_before_what_lies_in_its_region),
        cmocka_unit_test(every_allocation_may_fail),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
