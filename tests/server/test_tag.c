#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "server/mixture.h"
#include "server/tag.h"

static const char tag[] = "\"0123456789abcdef0123456789abcdef\"";

static void headers_name_it_or_not(void **state)
{
    (void)state;
    assert_true(tag_is_known("\"0123456789abcdef0123456789abcdef\"", tag));
    assert_true(tag_is_known("W/\"0123456789abcdef0123456789abcdef\"", tag));
    assert_true(tag_is_known("\"x\", \"y,z\" ,\t\"0123456789abcdef0123456789abcdef\"", tag));
    assert_true(tag_is_known("*", tag));
    assert_true(tag_is_known(" * ", tag));
    assert_false(tag_is_known(NULL, tag));
    assert_false(tag_is_known("", tag));
    assert_false(tag_is_known("\"0123456789abcdef0123456789abcde\"", tag));
    assert_false(tag_is_known("0123456789abcdef0123456789abcdef", tag));
    assert_false(tag_is_known("\"x", tag));
    assert_false(tag_is_known("\"x\" *", tag));
    assert_false(tag_is_known("*x", tag));
}

static void other_bytes_other_tag(void **state)
{
    char bytes[64], first[TAG_TEXT], other[TAG_TEXT];

    (void)state;
    memset(bytes, 'a', sizeof bytes);
    tag_of_bytes(bytes, sizeof bytes, first);
    assert_int_equal(strlen(first), 34);
    assert_true(first[0] == '"' && first[33] == '"');
    for (size_t i = 0; i < sizeof bytes; i++) {
        for (int bit = 0; bit < 8; bit++) {
            bytes[i] = (char)(bytes[i] ^ 1 << bit);
            tag_of_bytes(bytes, sizeof bytes, other);
            assert_string_not_equal(first, other);
            bytes[i] = (char)(bytes[i] ^ 1 << bit);
        }
        tag_of_bytes(bytes, i, other);
        assert_string_not_equal(first, other);
    }
    tag_of_bytes(bytes, sizeof bytes, other);
    assert_string_equal(first, other);
}

static void texts_do_not_flow_together(void **state)
{
    char one[TAG_TEXT], other[TAG_TEXT];

    (void)state;
    tag_of_texts((const char *[]){"ab", "c", NULL}, one);
    tag_of_texts((const char *[]){"a", "bc", NULL}, other);
    assert_string_not_equal(one, other);
    tag_of_texts((const char *[]){"abc", NULL}, other);
    assert_string_not_equal(one, other);
}

static void parts_come_in_any_order(void **state)
{
    mixture all = mixture_begin(), turned = mixture_begin(), twice = mixture_begin(), a = mixture_begin(), b = mixture_begin();
    char one[MIXTURE_TEXT], other[MIXTURE_TEXT];

    (void)state;
    mixture_add_text(&a, "hnte.yaml");
    mixture_add_text(&b, "srdi.yaml");
    mixture_join(&all, &a);
    mixture_join(&all, &b);
    mixture_join(&turned, &b);
    mixture_join(&turned, &a);
    mixture_join(&twice, &a);
    mixture_join(&twice, &a);
    mixture_write(&all, one);
    mixture_write(&turned, other);
    assert_string_equal(one, other);
    mixture_write(&twice, other);
    assert_string_not_equal(one, other);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(headers_name_it_or_not), cmocka_unit_test(other_bytes_other_tag),
                                       cmocka_unit_test(texts_do_not_flow_together), cmocka_unit_test(parts_come_in_any_order)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
