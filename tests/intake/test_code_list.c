#include "trial.h"

#include <stdio.h>

#include "base/allocate.h"
#include "intake/code_list.h"
#include "own_file.h"

static const char *path(void)
{
    static char name[OWN_FILE];

    return own_file("code-list.txt", name);
}

static tidu_status read_list(const dictionary *d, const char *text, code_list *out, tidu_error *err)
{
    FILE *f = fopen(path(), "wb");

    assert_non_null(f);
    fputs(text, f);
    fclose(f);
    return code_list_read(path(), d, out, err);
}

typedef struct list_case {
    const char *text;
    const char *codes; /* with their lines: "A:1 B:3" */
} list_case;

static void lists_as_people_keep_them(void **state)
{
    static const list_case cases[] = {
        {"A1\nB2\n", "A1:1 B2:2"},
        {"A1\r\n\r\nB2", "A1:1 B2:3"},
        {"\xef\xbb\xbf# mark\n  A1  \n#B2\nC3 # why\nA1\n", "A1:2 C3:4"},
        {"uscc\nA1\n", "A1:2"},
        {"USCC\nA1\n", "A1:2"},
        {"code\nA1\n", "A1:2"},
        {"name,uscc,town\n甲,A1,东\n,B2,\n丙,,\n", "A1:2 B2:3"},
        {"name\tuscc\n甲\tA1\n", "A1:2"},
        {"名单,,\n序号;企业名称;统一社会信用代码\n1;甲;A1\n", "A1:3"},
        {"A1,甲\nB2,乙\n", "A1:1 B2:2"},
        {"名单\nA1\n", "名单:1 A1:2"},
        {"uscc\nA1\n第2页\nuscc\nB2\nA1\n", "A1:2 第2页:3 B2:5"},
        {"'91990101ma00h83197\n９１９９０１０１ＭＡ００Ｈ８３１９７\n9199 0101 MA00 H831 97\n=\"91990101MA00H83197\"\n",
         "91990101MA00H83197:1"},
    };
    dictionary *d = shipped_dictionary();

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char got[256] = "";
        code_list l;

        assert_int_equal(read_list(d, cases[i].text, &l, NULL), TIDU_OK);
        for (size_t k = 0; k < l.n; k++)
            snprintf(got + strlen(got), sizeof got - strlen(got), "%s%s:%lu", k ? " " : "", l.codes[k].code, l.codes[k].line);
        assert_string_equal(got, cases[i].codes);
        assert_string_equal(l.file, path());
        code_list_clear(&l);
    }
    dictionary_free(d);
}

static void no_lists(void **state)
{
    static const char *const texts[] = {"", "\n \n# only\n", "uscc\n", "%PDF-1.4\n"};
    dictionary *d = shipped_dictionary();
    code_list l;
    tidu_error err;

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_int_equal(read_list(d, texts[i], &l, &err), TIDU_EDATA);
    assert_int_equal(code_list_read("build/not-there", d, &l, &err), TIDU_EIO);
    dictionary_free(d);
}

static void memory_runs_out(void **state)
{
    dictionary *d = shipped_dictionary();
    tidu_status status = TIDU_ENOMEM;
    code_list l;

    (void)state;
    for (unsigned long k = 1; status == TIDU_ENOMEM; k++) {
        allocate_fail_at(k);
        status = read_list(d, "uscc\nA1\nB2\n", &l, NULL);
        allocate_fail_at(0);
    }
    assert_int_equal(status, TIDU_OK);
    code_list_clear(&l);
    dictionary_free(d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lists_as_people_keep_them),
        cmocka_unit_test(no_lists),
        cmocka_unit_test(memory_runs_out),
    };

    int failed = cmocka_run_group_tests(tests, NULL, NULL);

    remove(path());
    return failed;
}
