#define _XOPEN_SOURCE 700 /* P_tmpdir */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/output.h"

static char folder[] = P_tmpdir "/tidu-test-output-XXXXXX";
static char path[64];

static int make_folder(void **state)
{
    (void)state;
    if (!mkdtemp(folder))
        return -1;
    snprintf(path, sizeof path, "%s/list.csv", folder);
    return 0;
}

static int remove_folder(void **state)
{
    (void)state;
    unlink(path);
    return rmdir(folder);
}

static void expect_content(const char *expected)
{
    char content[64] = "";
    FILE *file = fopen(path, "rb");

    assert_non_null(file);
    assert_int_equal(fread(content, 1, sizeof content - 1, file), strlen(expected));
    assert_string_equal(content, expected);
    fclose(file);
}

static void write_list(const char *text, bool is_kept)
{
    output o;
    tidu_error err;

    assert_int_equal(output_open(&o, path, &err), TIDU_OK);
    assert_true(output_write(&o, text, strlen(text)));
    assert_int_equal(output_close(&o, is_kept, &err), TIDU_OK);
}

static void whole_or_not_at_all(void **state)
{
    (void)state;
    write_list("first", true);
    expect_content("first");
    write_list("broken off", false);
    expect_content("first");
    write_list("2nd", true);
    expect_content("2nd");
}

static void refusals(void **state)
{
    output o;
    tidu_error err;
    char beyond[96];

    (void)state;
    snprintf(beyond, sizeof beyond, "%s/none/list.csv", folder);
    assert_int_equal(output_open(&o, beyond, &err), TIDU_EIO);
    assert_string_equal(err.file, beyond);
    assert_non_null(strstr(err.message, "No such file"));
    if (access("/dev/full", W_OK) != 0)
        skip();
    assert_int_equal(output_open(&o, "/dev/full", &err), TIDU_OK);
    output_write(&o, "text", 4);
    assert_int_equal(output_close(&o, true, &err), TIDU_EIO);
    assert_string_equal(err.file, "/dev/full");
    assert_non_null(strstr(err.message, "No space left"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whole_or_not_at_all),
        cmocka_unit_test(refusals),
    };

    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
