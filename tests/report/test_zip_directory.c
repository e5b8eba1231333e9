#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>

#include "report/zip_directory.h"

/* Two empty files called "a" and "bc", of which the directory says 70,000 and 5 bytes; written by hand after APPNOTE. */
static const unsigned char directory[] = {
    'P', 'K', 1, 2, 20, 0, 20, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x70, 0x11, 1, 0,
    1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 'a',
    'P', 'K', 1, 2, 20, 0, 20, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5, 0, 0, 0,
    2, 0, 3, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 'b', 'c', 'x', 'x', 'x', '!',
    'P', 'K', 5, 6, 0, 0, 0, 0, 2, 0, 2, 0, 99, 0, 0, 0, 0, 0, 0, 0, 0, 0,
};

static bool largest(size_t cut, int at, uint64_t *out)
{
    FILE *file = tmpfile();
    bool ok;

    assert_non_null(file);
    assert_int_equal(fwrite(directory, 1, sizeof directory - cut, file), sizeof directory - cut);
    if (at >= 0) {
        fseek(file, at, SEEK_SET);
        fputc(0, file);
    }
    ok = zip_directory_largest(file, out);
    fclose(file);
    return ok;
}

static void the_largest_is_found(void **state)
{
    uint64_t size = 0;

    (void)state;
    assert_true(largest(0, -1, &size));
    assert_int_equal(size, 70000);
}

static void what_is_no_whole_file_is_refused(void **state)
{
    static const int marks[] = {0, 2, 47, 49, 99, 102};
    uint64_t size;

    (void)state;
    for (size_t cut = 1; cut <= sizeof directory; cut++)
        assert_false(largest(cut, -1, &size));
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        assert_false(largest(0, marks[i], &size));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_largest_is_found),
        cmocka_unit_test(what_is_no_whole_file_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
