#include "store/store_case.h"

static void scenario_is_kept_and_found(void **state)
{
    static const store_scenario kept = {
        .name = "more staff", .author = "王某", .model = "hnte", .version = "2016-01-01",
        .model_digest = "ab", .year = 2025, .text = "name: \"more staff\"\n", .digest = "cd",
        .result = "[]\n", .result_digest = "ef",
        .data_digest = "12", .rules_digest = "34", .program = "0.1.0", .draws = 1000, .seed = 4294967295,
    };
    store_case *t = *state;
    store *s = case_open(t, STORE_WRITE);
    arena *memory = arena_new();
    store_scenario found;
    long long id = 0;

    assert_int_equal(store_add_scenario(s, &kept, &id, &t->err), TIDU_OK);
    assert_int_equal(id, 1);
    assert_int_equal(store_find_scenario(s, 1, memory, &found, &t->err), TIDU_OK);
    assert_string_equal(found.text, kept.text);
    assert_string_equal(found.result_digest, "ef");
    assert_string_equal(found.model_digest, "ab");
    assert_int_equal(found.year, 2025);
    assert_string_equal(found.data_digest, "12");
    assert_string_equal(found.rules_digest, "34");
    assert_string_equal(found.program, "0.1.0");
    assert_true(found.draws == 1000 && found.seed == 4294967295);
    assert_int_equal(store_find_scenario(s, 2, memory, &found, &t->err), TIDU_ENOTFOUND);
    assert_non_null(strstr(t->err.message, "no scenario 2"));
    store_close(s);
    arena_free(memory);
    assert_string_equal(ask(t, "SELECT author || typeof(reason) || result FROM scenario"), "王某null[]\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORE_TEST(scenario_is_kept_and_found),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
