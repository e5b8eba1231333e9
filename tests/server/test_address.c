#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "server/address.h"

static void takes_apart_path_ending_and_fields(void **state)
{
    address a;

    (void)state;
    assert_true(address_parse("/", &a));
    assert_int_equal(a.n_segments, 0);
    assert_true(address_parse("/list/hnte@2016.csv?town=%E6%A0%B7%E4%BE%8B+1%25&where=revenue%5BY-1%5D%3e%3D500wan&park=&by=a=b", &a));
    assert_int_equal(a.n_segments, 2);
    assert_string_equal(a.segments[0], "list");
    assert_string_equal(a.segments[1], "hnte@2016");
    assert_string_equal(a.ending, "csv");
    assert_string_equal(address_find(&a, "town"), "样例 1%");
    assert_string_equal(address_find(&a, "where"), "revenue[Y-1]>=500wan");
    assert_string_equal(address_find(&a, "by"), "a=b");
    assert_null(address_find(&a, "park"));
    assert_int_equal(a.n_fields, 3);
    assert_true(address_parse("/a+b/c.txt", &a));
    assert_string_equal(a.segments[0], "a+b");
    assert_string_equal(a.segments[1], "c.txt");
    assert_string_equal(a.ending, "");
    assert_true(address_parse("/.csv", &a));
    assert_string_equal(a.segments[0], ".csv");
}

static void refuses_what_is_not_plain(void **state)
{
    static const char *const wrong[] = {
        "",          "list",      "http://a/", "//",         "/a/",         "/..",          "/../a",       "/a/..",         "/a/./b",   "/%2e%2E/a", "/a%2fb",
        "/a%2Fb",    "/a\\b",     "/a%5cb",    "/%00",       "/a%00b",      "/%",           "/%1",         "/%g1",          "/%0a",     "/%7f",      "/%c2%80",
        "/%c0%af",   "/%e0%80%af", "/%ed%a0%80", "/%f5%80%80%80", "/%f4%90%80%80", "/%ff",  "/%e6%a0",     "/?a",           "/?a=1&a=2", "/?a=%00",  "/?a=%",
        "/1/2/3/4/5/6/7"};
    address a;

    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        if (address_parse(wrong[i], &a))
            fail_msg("'%s' was taken", wrong[i]);
    }
}

static void has_a_greatest_length_and_number(void **state)
{
    char text[ADDRESS_LONGEST + 2];
    address a;

    (void)state;
    memset(text, 'a', sizeof text);
    text[0] = '/';
    text[ADDRESS_LONGEST + 1] = '\0';
    assert_false(address_parse(text, &a));
    text[ADDRESS_LONGEST] = '\0';
    assert_true(address_parse(text, &a));
    strcpy(text, "/?");
    for (int i = 0; i < ADDRESS_MOST_FIELDS; i++)
        sprintf(text + strlen(text), "&f%d=1", i);
    assert_true(address_parse(text, &a));
    strcat(text, "&g=1");
    assert_false(address_parse(text, &a));
}

static void writes_what_it_takes_apart(void **state)
{
    static const char value[] = "\"'><&=?/#%+ 样例~-._@";
    char *text = NULL, target[256];
    size_t n;
    FILE *to = open_memstream(&text, &n);
    address a;

    (void)state;
    assert_non_null(to);
    address_write(to, value);
    assert_int_equal(fclose(to), 0);
    assert_string_equal(text, "%22%27%3E%3C%26%3D%3F%2F%23%25%2B%20%E6%A0%B7%E4%BE%8B~-._@");
    snprintf(target, sizeof target, "/?x=%s", text);
    assert_true(address_parse(target, &a));
    assert_string_equal(address_find(&a, "x"), value);
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(takes_apart_path_ending_and_fields),
        cmocka_unit_test(refuses_what_is_not_plain),
        cmocka_unit_test(has_a_greatest_length_and_number),
        cmocka_unit_test(writes_what_it_takes_apart),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
