#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "base/path.h"

static void the_name_is_the_last_part(void **state)
{
    (void)state;
    assert_string_equal(path_name("models/hnte.yaml"), "hnte.yaml");
    assert_string_equal(path_name("/a/b/c"), "c");
    assert_string_equal(path_name("hnte.yaml"), "hnte.yaml");
    assert_string_equal(path_name("a/"), "");
}

static void folders_come_in_order(void **state)
{
    static const struct {
        const char *list, *joined;
    } rows[] = {
        {"a:b/c:d", "[a][b/c][d]"}, {"a", "[a]"}, {"", ""}, {":", ""}, {":a::b:", "[a][b]"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *list = rows[i].list, *folder;
        char joined[64] = "";
        size_t n;

        while (path_next_folder(&list, &folder, &n))
            snprintf(joined + strlen(joined), sizeof joined - strlen(joined), "[%.*s]", (int)n, folder);
        assert_string_equal(joined, rows[i].joined);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(the_name_is_the_last_part), cmocka_unit_test(folders_come_in_order)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
