/* Fields and files as they come in pieces; names that cannot lead out of the folder; what is too much is refused; files do not outlive the upload. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "server/upload.h"

static char folder[] = "build/tidu-upload-XXXXXX";

static int begin(void **state)
{
    (void)state;
    return mkdtemp(folder) ? 0 : -1;
}

static int end(void **state)
{
    (void)state;
    return rmdir(folder); /* fails if a file is left */
}

static void pieces_are_joined(void **state)
{
    upload *u = upload_new(folder);
    char text[16] = "";
    FILE *from;

    (void)state;
    assert_true(upload_take(u, "act", NULL, "imp", 0, 3));
    assert_true(upload_take(u, "act", NULL, "ort", 3, 3));
    assert_true(upload_take(u, "file", "表.csv", "a,b", 0, 3));
    assert_true(upload_take(u, "file", "表.csv", "\n1,2", 3, 4));
    assert_true(upload_take(u, "empty", NULL, "", 0, 0));
    assert_true(upload_end(u));
    assert_string_equal(upload_field(u, "act"), "import");
    assert_string_equal(upload_field(u, "empty"), "");
    assert_null(upload_field(u, "file"));
    assert_string_equal(upload_get_file(u, 0)->name, "表.csv");
    from = fopen(upload_get_file(u, 0)->path, "r");
    assert_non_null(from);
    assert_int_equal(fread(text, 1, sizeof text, from), 7);
    assert_string_equal(text, "a,b\n1,2");
    fclose(from);
    assert_null(upload_get_file(u, 1));
    upload_free(u);
}

static void a_file_that_was_not_chosen_is_none(void **state)
{
    upload *u = upload_new(folder);

    (void)state;
    assert_true(upload_take(u, "file", "", "", 0, 0));
    assert_true(upload_end(u));
    assert_null(upload_get_file(u, 0));
    upload_free(u);
}

static void a_name_stays_in_its_folder(void **state)
{
    static const struct {
        const char *given, *name;
    } names[] = {{"../../etc/passwd", "passwd"}, {"C:\\Users\\li\\表.xlsx", "表.xlsx"}, {"..", "_."},       {".hidden", "_hidden"}, {"-rf", "_rf"},
                 {"a:b*c?.csv", "a_b_c_.csv"},   {"a\nb", "table"},                     {"\xff\xfe", "table"}, {"a/", "table"}};
    upload *u = upload_new(folder);

    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        assert_true(upload_take(u, "file", names[i].given, "x", 0, 1));
        assert_string_equal(upload_get_file(u, i)->name, names[i].name);
    }
    upload_free(u);
}

static void a_long_name_keeps_its_end_and_whole_characters(void **state)
{
    char given[3 * UPLOAD_NAME + 8] = "";
    const char *name;
    upload *u = upload_new(folder);

    (void)state;
    for (size_t i = 0; i < UPLOAD_NAME; i++)
        strcat(given, "表");
    strcat(given, ".xlsx");
    assert_true(upload_take(u, "file", given, "x", 0, 1));
    name = upload_get_file(u, 0)->name;
    assert_true(strlen(name) <= UPLOAD_NAME);
    assert_string_equal(name + strlen(name) - 5, ".xlsx");
    assert_int_equal((unsigned char)name[0], 0xe8); /* the first byte of the character */
    upload_free(u);
}

static void another_process_takes_it_over(void **state)
{
    upload *u = upload_new(folder), *other;
    char path[UPLOAD_PATH];

    (void)state;
    assert_true(upload_take(u, "act", NULL, "drop", 0, 4));
    assert_true(upload_take(u, "empty", NULL, "", 0, 0));
    assert_true(upload_take(u, "file", "表.csv", "a,b", 0, 3));
    assert_true(upload_end(u));
    assert_true(upload_write(u, path));
    upload_free(u);
    other = upload_read(path);
    assert_non_null(other);
    assert_string_equal(upload_field(other, "act"), "drop");
    assert_string_equal(upload_field(other, "empty"), "");
    assert_string_equal(upload_get_file(other, 0)->name, "表.csv");
    assert_int_equal(access(upload_get_file(other, 0)->path, R_OK), 0); /* it has outlived the first one */
    assert_null(upload_get_file(other, 1));
    upload_free(other);
    assert_null(upload_read(path)); /* once */
}

static void too_much_is_refused(void **state)
{
    upload *u = upload_new(folder);
    char bytes[UPLOAD_MOST_VALUE + 1];

    (void)state;
    memset(bytes, 'x', sizeof bytes);
    assert_false(upload_take(u, "a", NULL, bytes, 0, sizeof bytes));
    for (size_t i = 0; i < UPLOAD_MOST_FILES; i++)
        assert_true(upload_take(u, "file", "a", "x", 0, 1));
    assert_false(upload_take(u, "file", "a", "x", 0, 1));
    upload_free(u);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pieces_are_joined),       cmocka_unit_test(a_file_that_was_not_chosen_is_none),
        cmocka_unit_test(a_name_stays_in_its_folder), cmocka_unit_test(a_long_name_keeps_its_end_and_whole_characters),
        cmocka_unit_test(another_process_takes_it_over), cmocka_unit_test(too_much_is_refused),
    };

    return cmocka_run_group_tests(tests, begin, end);
}
