/*
 * The files of rules of folders that are written here: of each path the first folder's, no examples, and one digest wherever they stand. The
 * digests are SHA-256 of "one\n", "two\n" and of the list, by Python's hashlib.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/temporary_folder.h"
#include "model/rule_files.h"

static const char one[] = "2c8b08da5ce60398e1f19af0e5dccc744df274b826abe585eaba68c525434806",
                  two[] = "27dd8ed44a83ff94d557f9fd0412ed5a8cbca69ea04922d88c01184a07300a5a";

static char folder[TEMPORARY_FOLDER_PATH];

static void put(const char *name, const char *text)
{
    char path[TEMPORARY_FOLDER_PATH + 64];
    FILE *f;

    snprintf(path, sizeof path, "%s/%s", folder, name);
    f = fopen(path, "wb");
    assert_non_null(f);
    fputs(text, f);
    fclose(f);
}

static int begin(void **state)
{
    static const char *const folders[] = {"own", "shipped", "shipped/practice", "copy", "copy/practice"};
    char path[TEMPORARY_FOLDER_PATH + 64];

    (void)state;
    if (!temporary_folder_make(folder))
        return -1;
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        snprintf(path, sizeof path, "%s/%s", folder, folders[i]);
        if (mkdir(path, 0700))
            return -1;
    }
    put("shipped/a.yaml", "one\n");
    put("shipped/a.cases.yaml", "no rule\n");
    put("shipped/README.md", "no rule\n");
    put("shipped/practice/b.yaml", "two\n");
    put("copy/a.yaml", "one\n");
    put("copy/practice/b.yaml", "two\n");
    return 0;
}

static int end(void **state)
{
    (void)state;
    temporary_folder_remove(folder);
    return 0;
}

/* Of a list of folders below the temporary one, as "own shipped". */
static rule_files *read_files(const char *names, const char *own)
{
    char folders[4 * TEMPORARY_FOLDER_PATH] = "", word[64];
    rule_files *r;

    for (int n; sscanf(names, "%63s%n", word, &n) == 1; names += n)
        snprintf(folders + strlen(folders), sizeof folders - strlen(folders), "%s%s/%s", *folders ? ":" : "", folder, word);
    assert_int_equal(rule_files_read(folders, own, &r, NULL), TIDU_OK);
    return r;
}

static void files_by_their_paths(void **state)
{
    rule_files *r = read_files("shipped", NULL);

    (void)state;
    assert_int_equal(rule_files_count(r), 2);
    assert_string_equal(rule_files_get(r, 0)->path, "a.yaml");
    assert_string_equal(rule_files_get(r, 0)->digest, one);
    assert_string_equal(rule_files_get(r, 1)->path, "practice/b.yaml");
    assert_string_equal(rule_files_get(r, 1)->digest, two);
    assert_string_equal(rule_files_digest(r), "60cc1c6e14e9b038c45c406ac87ad79514b3d14bc904e7250ef6c76b7abaef45");
    rule_files_free(r);
}

static void the_first_folder_counts(void **state)
{
    rule_files *r = read_files("shipped", NULL), *same = read_files("missing copy shipped", NULL), *other;

    (void)state;
    assert_string_equal(rule_files_digest(r), rule_files_digest(same));
    put("own/a.yaml", "two\n");
    other = read_files("own shipped", NULL);
    assert_int_equal(rule_files_count(other), 2);
    assert_string_equal(rule_files_get(other, 0)->digest, two);
    assert_int_equal(rule_files_get(other, 0)->place, 0);
    assert_int_equal(rule_files_get(other, 1)->place, 1);
    assert_string_not_equal(rule_files_digest(r), rule_files_digest(other));
    rule_files_free(other);
    other = read_files("shipped own", NULL); /* what is behind does not count */
    assert_string_equal(rule_files_digest(r), rule_files_digest(other));
    rule_files_free(other);
    rule_files_free(same);
    rule_files_free(r);
}

static void own_indicators_are_one_of_them(void **state)
{
    char own[TEMPORARY_FOLDER_PATH + 64];
    rule_files *r;

    (void)state;
    put("indicators.yaml", "one\n");
    snprintf(own, sizeof own, "%s/indicators.yaml", folder);
    r = read_files("shipped", own);
    assert_int_equal(rule_files_count(r), 3);
    assert_string_equal(rule_files_get(r, 0)->path, "./indicators.yaml");
    assert_int_equal(rule_files_get(r, 0)->place, RULE_FILE_OWN);
    rule_files_free(r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(files_by_their_paths, begin, end),
        cmocka_unit_test_setup_teardown(the_first_folder_counts, begin, end),
        cmocka_unit_test_setup_teardown(own_indicators_are_one_of_them, begin, end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
