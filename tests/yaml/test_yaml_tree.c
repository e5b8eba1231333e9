#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/allocate.h"
#include "yaml/yaml_tree.h"

static yaml_tree *parse(const char *text)
{
    yaml_tree *t = NULL;
    tidu_error err = {0};

    if (yaml_parse(text, strlen(text), "m.yaml", &t, &err))
        fail_msg("%lu:%lu: %s", err.line, err.column, err.message);
    return t;
}

static void tree_knows_its_places(void **state)
{
    yaml_tree *t = parse("# head\nmodel: hnte\nname: {zh: 高新, en: \"3\"}\nitems:\n  - a\n  - [1, ]\nnone:\n");
    const yaml_node *name = yaml_find(t->root, "name"), *en = yaml_find(name, "en");
    const yaml_node *items = yaml_find(t->root, "items");

    (void)state;
    assert_int_equal(t->root->kind, YAML_MAPPING);
    assert_int_equal(t->root->n, 4);
    assert_string_equal(t->root->first->key, "model");
    assert_int_equal(t->root->first->line, 2);
    assert_int_equal(t->root->first->column, 8);
    assert_string_equal(yaml_find(name, "zh")->text, "高新");
    assert_int_equal(yaml_find(name, "zh")->length, 6);
    assert_int_equal(en->key_column, 16); /* characters, not bytes */
    assert_int_equal(en->column, 20);
    assert_true(en->is_quoted);
    assert_string_equal(en->text, "3");
    assert_int_equal(items->n, 2);
    assert_null(items->first->key);
    assert_int_equal(items->first->next->kind, YAML_SEQUENCE);
    assert_int_equal(items->first->next->line, 6);
    assert_int_equal(items->first->next->n, 1);
    assert_null(items->first->next->next);
    assert_true(yaml_is_null(yaml_find(t->root, "none")));
    assert_true(yaml_is_null(yaml_find(t->root, "absent")));
    assert_false(yaml_is_null(en));
    assert_null(yaml_find(items, "a"));
    yaml_free(t);
}

static void digest_is_sha256(void **state)
{
    yaml_tree *t = parse("abc");

    (void)state;
    /* FIPS 180-2, appendix B.1 */
    assert_string_equal(t->digest,
                        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    yaml_free(t);
}

static void empty_files_have_no_root(void **state)
{
    static const char *const texts[] = {"", "\n", "# only a remark\n", "\xef\xbb\xbf"};

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        yaml_tree *t = parse(texts[i]);

        assert_null(t->root);
        yaml_free(t);
    }
    {
        yaml_tree *t = NULL;

        assert_int_equal(yaml_parse(NULL, 0, "m.yaml", &t, NULL), TIDU_OK);
        yaml_free(t);
    }
}

static void byte_order_mark_does_not_shift_columns(void **state)
{
    yaml_tree *t = parse("\xef\xbb\xbf" "a: 1\r\nb: 2\r\n");

    (void)state;
    assert_int_equal(t->root->first->column, 4);
    assert_int_equal(t->root->first->next->key_line, 2);
    yaml_free(t);
}

typedef struct refusal {
    const char *text;
    size_t length; /* 0: a string */
    unsigned long line, column;
    const char *says;
} refusal;

static void bad_files_are_refused_with_a_place(void **state)
{
    static const refusal rows[] = {
        {"a: 1\nb: 2\na: 3\n", 0, 3, 1, "is already given on line 1"},
        {"x: {甲: 1, 甲: 2}\n", 0, 1, 11, "'甲'"},
        {"a: &x 1\n", 0, 1, 4, "anchors"},
        {"a: &x [1]\n", 0, 1, 4, "anchors"},
        {"a: *x\n", 0, 1, 4, "aliases"},
        {"a: !!str 1\n", 0, 1, 4, "tags"},
        {"a: ! 1\n", 0, 1, 4, "tags"},
        {"a: !x {b: 1}\n", 0, 1, 4, "tags"},
        {"%TAG ! tag:x,2000:\n---\na: 1\n", 0, 1, 1, "%TAG"},
        {"a: 1\n---\nb: 2\n", 0, 2, 1, "second document"},
        {"[a, b]: 1\n", 0, 1, 1, "cannot be a key"},
        {"a: [1, 2\n", 0, 2, 1, "invalid YAML"},
        {"a: b: c\n", 0, 1, 5, "invalid YAML"},
        {"a: 1\n\tb: 2\n", 0, 2, 1, "invalid YAML"},
        {"a: \"\\0\"\n", 0, 1, 4, "NUL"},
        {"a: 1\nb: \0", 9, 2, 4, "control character 00"},
        {"a: \x01\n", 0, 1, 4, "control character 01"},
        {"a: 高\xff\n", 0, 1, 5, "byte ff is not UTF-8"},
        {"a: \xc0\xaf\n", 0, 1, 4, "byte c0"},
        {"a: \xed\xa0\x80\n", 0, 1, 4, "byte ed"},
        {"a: \xf4\x90\x80\x80\n", 0, 1, 4, "byte f4"},
        {"a: \xe9\xab", 0, 1, 4, "byte e9"},
        {"\xff\xfe" "a\0:\0", 6, 1, 1, "save the file as UTF-8"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const refusal *r = &rows[i];
        yaml_tree *t = NULL;
        tidu_error err = {0};

        if (yaml_parse(r->text, r->length ? r->length : strlen(r->text), "m.yaml", &t, &err) !=
                TIDU_EMODEL ||
            err.line != r->line || err.column != r->column || !strstr(err.message, r->says))
            fail_msg("row %zu: %lu:%lu: %s", i, err.line, err.column, err.message);
        assert_null(t);
        assert_string_equal(err.file, "m.yaml");
    }
}

static void nest_is_bounded(void **state)
{
    enum { BRACKETS = 10000 };
    char *text = malloc(2 * BRACKETS);
    yaml_tree *t = NULL;
    tidu_error err = {0};

    (void)state;
    memset(text, '[', BRACKETS);
    assert_int_equal(yaml_parse(text, BRACKETS, "m.yaml", &t, &err), TIDU_EMODEL);
    assert_int_equal(err.column, 65);
    assert_non_null(strstr(err.message, "64 levels"));
    memset(text, '[', 64);
    memset(text + 64, ']', 64);
    assert_int_equal(yaml_parse(text, 128, "m.yaml", &t, &err), TIDU_OK);
    yaml_free(t);
    free(text);
}

static char *temporary(char path[256])
{
    const char *folder = getenv("TMPDIR");

    snprintf(path, 256, "%s/tidu-yaml-XXXXXX", folder ? folder : "build");
    return path;
}

static void large_file_is_refused_unread(void **state)
{
    char path[256];
    int file = mkstemp(temporary(path));
    yaml_tree *t = NULL;
    tidu_error err = {0};

    (void)state;
    assert_true(file >= 0);
    assert_int_equal(ftruncate(file, 100L << 20), 0);
    assert_int_equal(yaml_load(path, &t, &err), TIDU_EMODEL);
    assert_non_null(strstr(err.message, "8 MiB"));
    assert_int_equal(ftruncate(file, 0), 0);
    assert_int_equal(write(file, "a: 1\n", 5), 5);
    assert_int_equal(yaml_load(path, &t, &err), TIDU_OK);
    assert_string_equal(t->file, path);
    yaml_free(t);
    close(file);
    unlink(path);
}

static void unreadable_files_say_why(void **state)
{
    yaml_tree *t = NULL;
    tidu_error err = {0};

    (void)state;
    assert_int_equal(yaml_load("no/such/file.yaml", &t, &err), TIDU_EIO);
    assert_string_equal(err.file, "no/such/file.yaml");
    assert_int_equal(yaml_load(".", &t, &err), TIDU_EIO);
    assert_non_null(strstr(err.message, "folder"));
    /* a pipe or device has no size: read to the limit, no further */
    assert_int_equal(yaml_load("/dev/zero", &t, &err), TIDU_EMODEL);
}

static const yaml_field fields[] = {
    {"model", YAML_IS_SCALAR, true},
    {"validity", YAML_IS_SCALAR | YAML_IS_MAPPING, false},
    {"gates", YAML_IS_SEQUENCE, false},
    {.key = NULL},
};

static void keys_are_checked(void **state)
{
    static const refusal rows[] = {
        {"model: a\nvaildity: 3\n", 0, 2, 1, "did you mean 'validity'?"},
        {"model: a\nxyzzyplugh: 3\n", 0, 2, 1, "unknown key 'xyzzyplugh'; remove it"},
        {"validity: 3\n", 0, 1, 1, "'model' is missing"},
        {"model: a\ngates: {a: 1}\n", 0, 2, 8, "'gates' must be a list, not a mapping"},
        {"model: a\nvalidity: []\n", 0, 2, 11, "a single value or a mapping, not a list"},
        {"- 1\n", 0, 1, 1, "a mapping with keys such as 'model'"},
        {"", 0, 0, 0, "empty"},
        {"model: a\ngates: []\n", 0, 0, 0, NULL},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        yaml_tree *t = parse(rows[i].text);
        tidu_error err = {0};
        tidu_status status = yaml_check_keys(t, t->root, fields, &err);

        assert_int_equal(status, rows[i].says ? TIDU_EMODEL : TIDU_OK);
        if (rows[i].says && (err.line != rows[i].line || err.column != rows[i].column ||
                             !strstr(err.message, rows[i].says)))
            fail_msg("row %zu: %lu:%lu: %s", i, err.line, err.column, err.message);
        yaml_free(t);
    }
}

static void every_failed_allocation_is_survived(void **state)
{
    static const char text[] = "model: a\nlist: [1, 2, {x: 1, y: [a, b]}]\nmore: {a: b, c: d}\n";
    tidu_status status = TIDU_ENOMEM;
    unsigned long k = 0;

    (void)state;
    while (status) {
        yaml_tree *t = NULL;
        tidu_error err = {0};

        allocate_fail_at(++k);
        status = yaml_parse(text, sizeof text - 1, "m.yaml", &t, &err);
        allocate_fail_at(0);
        if (status) {
            assert_int_equal(status, TIDU_ENOMEM);
            assert_null(t);
        }
        yaml_free(t);
    }
    assert_true(k > 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tree_knows_its_places),
        cmocka_unit_test(digest_is_sha256),
        cmocka_unit_test(empty_files_have_no_root),
        cmocka_unit_test(byte_order_mark_does_not_shift_columns),
        cmocka_unit_test(bad_files_are_refused_with_a_place),
        cmocka_unit_test(nest_is_bounded),
        cmocka_unit_test(large_file_is_refused_unread),
        cmocka_unit_test(unreadable_files_say_why),
        cmocka_unit_test(keys_are_checked),
        cmocka_unit_test(every_failed_allocation_is_survived),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
