#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "server/guard.h"

static void knows_its_own_names(void **state)
{
    static const char *const others[] = {"", "127.0.0.1", "127.0.0.1:8081", "127.0.0.1:80800", "127.0.0.1:8080.evil.example", "evil.example:8080", "localhost", "localhost.:8080",
                                         "127.0.0.2:8080", "0.0.0.0:8080", "[::1]:8080", " 127.0.0.1:8080", "user@127.0.0.1:8080", "127.0.0.1:08080"};

    (void)state;
    assert_true(guard_is_our_host("127.0.0.1:8080", 8080));
    assert_true(guard_is_our_host("LocalHost:8080", 8080));
    assert_true(guard_is_our_host("localhost", 80));
    assert_false(guard_is_our_host(NULL, 8080));
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_false(guard_is_our_host(others[i], 8080));
}

static void knows_its_own_pages(void **state)
{
    static const char *const others[] = {"", "null", "http://", "https://127.0.0.1:8080", "http://evil.example", "http://127.0.0.1", "127.0.0.1:8080", "http://127.0.0.1:8080/"};

    (void)state;
    assert_true(guard_is_our_origin(NULL, 8080));
    assert_true(guard_is_our_origin("http://127.0.0.1:8080", 8080));
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_false(guard_is_our_origin(others[i], 8080));
}

static void secrets_are_long_and_differ(void **state)
{
    char a[GUARD_SECRET], b[GUARD_SECRET];

    (void)state;
    assert_true(guard_make_secret(a) && guard_make_secret(b));
    assert_int_equal(strlen(a), 64);
    assert_int_equal(strspn(a, "0123456789abcdef"), 64);
    assert_false(guard_is_same(a, b));
    assert_true(guard_is_same(a, a));
    a[63] = a[63] == '0' ? '1' : '0';
    memcpy(b, a, sizeof b);
    assert_true(guard_is_same(a, b));
    b[63] ^= 1;
    assert_false(guard_is_same(a, b));
    assert_false(guard_is_same(NULL, b));
    assert_false(guard_is_same(NULL, NULL));
    assert_false(guard_is_same("", b));
}

static void speaks_chinese_unless_english_is_wanted_more(void **state)
{
    (void)state;
    assert_false(guard_wants_english(NULL));
    assert_false(guard_wants_english(""));
    assert_false(guard_wants_english("zh-CN,zh;q=0.9,en;q=0.8"));
    assert_true(guard_wants_english("en"));
    assert_true(guard_wants_english("en-GB,en;q=0.9"));
    assert_true(guard_wants_english("fr, EN;q=0.5, zh;q=0.4"));
    assert_false(guard_wants_english("en;q=0.4, zh-TW;q=0.5"));
    assert_false(guard_wants_english("en,zh"));
    assert_false(guard_wants_english("eng"));
    assert_false(guard_wants_english("de,*;q=0.1"));
}

static void knows_the_name_it_was_given(void **state)
{
    (void)state;
    assert_true(guard_is_named("tidu.example", "tidu.example"));
    assert_true(guard_is_named("TIDU.example:8443", "tidu.example"));
    assert_false(guard_is_named("tidu.example:", "tidu.example"));
    assert_false(guard_is_named("tidu.example:80x", "tidu.example"));
    assert_false(guard_is_named("tidu.example.evil", "tidu.example"));
    assert_false(guard_is_named("tidu.exampl", "tidu.example"));
    assert_false(guard_is_named(NULL, "tidu.example"));
    assert_true(guard_is_named_origin(NULL, "tidu.example"));
    assert_true(guard_is_named_origin("https://tidu.example", "tidu.example"));
    assert_true(guard_is_named_origin("http://tidu.example:81", "tidu.example"));
    assert_false(guard_is_named_origin("null", "tidu.example"));
    assert_false(guard_is_named_origin("https://tidu.example.evil", "tidu.example"));
    assert_false(guard_is_named_origin("tidu.example", "tidu.example"));
}

static void foreign_pages_may_link_alone(void **state)
{
    (void)state;
    assert_false(guard_is_foreign(NULL, NULL)); /* no browser, or an old one */
    assert_false(guard_is_foreign("same-origin", "cors"));
    assert_false(guard_is_foreign("none", "navigate"));
    assert_false(guard_is_foreign("cross-site", "navigate"));
    assert_true(guard_is_foreign("cross-site", "no-cors"));
    assert_true(guard_is_foreign("same-site", "cors"));
    assert_true(guard_is_foreign("cross-site", NULL));
    assert_true(guard_is_foreign("something new", NULL));
}

static void users_have_names(void **state)
{
    char longest[66];

    (void)state;
    assert_string_equal(guard_user("wang"), "wang");
    assert_string_equal(guard_user("王"), "王");
    assert_null(guard_user(NULL));
    assert_null(guard_user(""));
    assert_null(guard_user("a\nb"));
    assert_null(guard_user("\xcd\xf5")); /* GB 18030 */
    memset(longest, 'a', sizeof longest);
    longest[64] = '\0';
    assert_string_equal(guard_user(longest), longest);
    longest[64] = 'a';
    longest[65] = '\0';
    assert_null(guard_user(longest));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(knows_its_own_names),
        cmocka_unit_test(knows_its_own_pages),
        cmocka_unit_test(secrets_are_long_and_differ),
        cmocka_unit_test(speaks_chinese_unless_english_is_wanted_more),
        cmocka_unit_test(knows_the_name_it_was_given),
        cmocka_unit_test(foreign_pages_may_link_alone),
        cmocka_unit_test(users_have_names),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
