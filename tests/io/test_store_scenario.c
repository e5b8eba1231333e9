#include "io/store_case.h"

static void scenario_is_kept_and_found(void **state)
{
    static const store_scenario kept = {
        .name = "more staff", .author = "王某", .model = "hnte", .version = "2016-01-01",
        .model_digest = "ab", .year = 2025, .text = "name: \"more staff\"\n", .digest = "cd",
        .result = "[]\n", .result_digest = "ef",
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
    assert_int_equal(store_find_scenario(s, 2, memory, &found, &t->err), TIDU_ENOTFOUND);
    assert_non_null(strstr(t->err.message, "no scenario 2"));
    store_close(s);
    arena_free(memory);
    assert_string_equal(ask(t, "SELECT author || typeof(reason) || result FROM scenario"), "王某null[]\n");
}

/* The digest of "abc" as FIPS 180-2 prints it. */
static void digest_is_sha_256(void **state)
{
    char hex[65];

    (void)state;
    store_digest("abc", 3, hex);
    assert_string_equal(hex, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORE_TEST(scenario_is_kept_and_found),
        STORE_TEST(digest_is_sha_256),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
