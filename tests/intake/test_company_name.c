#include "trial.h"

#include "intake/company_name.h"

static void fold(const dictionary *d, const char *name, char out[COMPANY_NAME_SIZE])
{
    company_name_fold(dictionary_words(d), name, strlen(name), out);
}

static void spellings_of_one_name(void **state)
{
    static const char *const pairs[][2] = {
        {"样例甲（江苏）有限公司", "样例甲(江苏)有限公司"},
        {"样例甲 (江苏) 有限公司", "样例甲(江苏)有限公司"},
        {"樣例甲（江蘇）有限公司", "样例甲(江苏)有限公司"},
        {"样例甲（江苏）有限公司　", "样例甲(江苏)有限公司"},
        {"样例甲【江苏】有限公司", "样例甲(江苏)有限公司"},
        {"样例甲〔江苏〕有限公司", "样例甲[江苏]有限公司"},
        {"样例甲\xe2\x80\x85\xe2\x80\x8b有限公司", "样例甲有限公司"}, /* a quarter blank, and one of no width */
        {"样例甲\xc2\xa0有限公司\n", "样例甲有限公司"},
        {"样例有限责任公司", "样例有限公司"},
        {"樣例有限責任公司", "样例有限公司"},
        {"ＡＢＣ电子有限公司", "abc电子有限公司"},
        {"Abc电子有限公司", "aBC电子有限公司"},
        {"甲•乙有限公司", "甲·乙有限公司"},
    };
    dictionary *d = shipped_dictionary();

    (void)state;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        char a[COMPANY_NAME_SIZE], b[COMPANY_NAME_SIZE];

        fold(d, pairs[i][0], a);
        fold(d, pairs[i][1], b);
        assert_string_equal(a, b);
        assert_true(*a);
    }
    dictionary_free(d);
}

static void names_of_two(void **state)
{
    static const char *const pairs[][2] = {
        {"样例甲有限公司", "样例乙有限公司"},
        {"样例股份有限公司", "样例有限公司"},
        {"样例(集团)有限公司", "样例集团有限公司"},
        {"样例科技有限公司", "样例科技"},
        {"样例1有限公司", "样例2有限公司"},
    };
    dictionary *d = shipped_dictionary();
    char longer[600], out[COMPANY_NAME_SIZE];

    (void)state;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        char a[COMPANY_NAME_SIZE], b[COMPANY_NAME_SIZE];

        fold(d, pairs[i][0], a);
        fold(d, pairs[i][1], b);
        assert_string_not_equal(a, b);
    }
    memset(longer, 'x', sizeof longer);
    assert_int_equal(company_name_fold(dictionary_words(d), longer, sizeof longer, out), 0);
    assert_int_equal(company_name_fold(dictionary_words(d), " 　", strlen(" 　"), out), 0);
    dictionary_free(d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(spellings_of_one_name),
        cmocka_unit_test(names_of_two),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
