#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/csv_text.h"

/* RFC 4180, section 2, rules 5 to 7; blanks at the edge by the header. */
static void cells_are_quoted_where_they_must_be(void **state)
{
    static const char *const cells[][2] = {
        {"", ""},           {"plain", "plain"},      {"a b", "a b"},           {"a,b", "\"a,b\""},
        {"b\"bb", "\"b\"\"bb\""}, {"\"", "\"\"\"\""}, {"b\r\nbb", "\"b\r\nbb\""}, {" a", "\" a\""},
        {"a\t", "\"a\t\""}, {"研发费用", "研发费用"},
    };
    text_buffer b;

    (void)state;
    text_buffer_init(&b);
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
        text_buffer_empty(&b);
        csv_text_append(&b, cells[i][0]);
        assert_string_equal(text_buffer_string(&b), cells[i][1]);
    }
    text_buffer_clear(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(cells_are_quoted_where_they_must_be)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
