#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "dictionary.h"
#include "intake/cell_date.h"
#include "intake/cell_text.h"
#include "intake/credit_code.h"
#include "intake/header_label.h"
#include "intake/intake.h"
#include "panel/panel.h"

static dictionary *shipped;
static const word_lists *words;

static int load(void **state)
{
    (void)state;
    shipped = shipped_dictionary();
    words = shipped ? dictionary_words(shipped) : NULL;
    return !words;
}

static int unload(void **state)
{
    (void)state;
    dictionary_free(shipped);
    return 0;
}

static void folding(void **state)
{
    static const char *const expected[][2] = {
        {"１２３，４５６．７８", "123,456.78"}, {"ＡＢｃ（万元）％", "ABc(万元)%"},
        {"\xe3\x80\x80 甲 乙\xc2\xa0", "甲 乙"},  {"\xef\xbb\xbfuscc", "uscc"},
        {"a\r\nb\t", "a  b"},                   {"−5", "-5"},
        {"", ""},                               {"   ", ""},
    };
    char out[64];

    (void)state;
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
        size_t n = cell_fold(expected[i][0], strlen(expected[i][0]), out, sizeof out);

        assert_string_equal(out, expected[i][1]);
        assert_int_equal(n, strlen(out));
    }
    /* the last byte of 无 is that of a no-break space */
    for (size_t i = 0; i < 2; i++) {
        const char *text = i ? "\xc2\xa0无\xc2\xa0" : "无";

        assert_int_equal(cell_trim(&text, strlen(text)), 3);
        assert_memory_equal(text, "无", 3);
    }
    cell_fold("甲乙丙", 9, out, 8); /* cut between characters */
    assert_string_equal(out, "甲乙");
}

static void nothing(void **state)
{
    static const char *const yes[] = {"", "-", "--", "—", "——", "/", "无", "暂无", "N/A", "NA", "null",
                                      "\\N", "NaN", "#N/A"};
    static const char *const no[] = {"0", "-1", "无锡", "nano", "A"};

    (void)state;
    for (size_t i = 0; i < sizeof yes / sizeof *yes; i++)
        assert_true(cell_is_nothing(words, yes[i]));
    for (size_t i = 0; i < sizeof no / sizeof *no; i++)
        assert_false(cell_is_nothing(words, no[i]));
}

/* What is called ordinary needs none of the slow steps; names are, and much else is not. */
static void ordinary_texts(void **state)
{
    static const char *const pieces[] = {"样", "例", "无", "龥", "暂", "a", "Z9", "-", "?", " ", "（", "　", "\t", "\x7f",
                                         "\xee\x80\x80", "。", "未", "填", "报", "空"};
    unsigned seed = 5;
    size_t n_ordinary = 0;

    (void)state;
    assert_true(cell_is_ordinary(words, "样例0001天枢医疗器械有限公司", strlen("样例0001天枢医疗器械有限公司")));
    assert_true(cell_is_ordinary(words, "无锡", 6));
    assert_false(cell_is_ordinary(words, "暂无数据", 12));
    assert_false(cell_is_ordinary(words, "C3581", 5));
    for (int i = 0; i < 200000; i++) {
        char text[64] = "", folded[64];
        const char *trimmed = text;
        size_t length;

        for (unsigned k = 0; k < 1 + (unsigned)i % 6; k++)
            strcat(text, pieces[((seed = seed * 1103515245u + 12345u) >> 16) % (sizeof pieces / sizeof *pieces)]);
        length = strlen(text);
        if (!cell_is_ordinary(words, text, length))
            continue;
        n_ordinary++;
        cell_fold(text, length, folded, sizeof folded);
        assert_string_equal(folded, text);
        assert_false(cell_is_nothing(words, text));
        assert_false(cell_is_suspect(text, length));
        assert_true(cell_trim(&trimmed, length) == length && trimmed == text);
    }
    assert_true(n_ordinary > 10000);
}

static void numbers(void **state)
{
    static const struct {
        const char *text, *plain;
        cell_unit unit;
        int shift;
    } good[] = {
        {"12", "12", CELL_UNIT_NONE, 0},
        {"1,234,567.8", "1234567.8", CELL_UNIT_NONE, 0},
        {"-1,234", "-1234", CELL_UNIT_NONE, 0},
        {"(12.5)", "-12.5", CELL_UNIT_NONE, 0},
        {".5", ".5", CELL_UNIT_NONE, 0},
        {"1.2E+3", "1.2E+3", CELL_UNIT_NONE, 0},
        {"5%", "5", CELL_UNIT_PERCENT, -2},
        {"5000万元", "5000", CELL_UNIT_MONEY, 4},
        {"1.2亿", "1.2", CELL_UNIT_TIMES, 8},
        {"¥1,000.00 元", "1000.00", CELL_UNIT_MONEY, 0},
        {"51.8(万元人民币)", "51.8", CELL_UNIT_MONEY, 4},
        {"1,428(万元人民币)", "1428", CELL_UNIT_MONEY, 4},
        {"10万人民币", "10", CELL_UNIT_MONEY, 4},
        {"35人", "35", CELL_UNIT_PIECES, 0},
        {"￥1234", "1234", CELL_UNIT_NONE, 0},
        {"CNY 1,000", "1000", CELL_UNIT_NONE, 0},
        {"1 234 567", "1234567", CELL_UNIT_NONE, 0},
        {"1’234", "1234", CELL_UNIT_NONE, 0},
        {"1234.5-", "-1234.5", CELL_UNIT_NONE, 0},
        {"△1234", "-1234", CELL_UNIT_NONE, 0},
        {"5‰", "5", CELL_UNIT_PERCENT, -3},
    };
    static const char *const bad[] = {"1,23",  "1234,567", "1,2345", "12,", ",123", "abc", "1.2.3",
                                      "5 5",   "13(万美元)", "12(",  "(12", "-",    "1e",  "--5",
                                      "0x10",  "1,234,56", "人",     "",   "-12-", "△-12", "1,234 567", "1 23", "(12)-"};
    cell_number number;

    (void)state;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        assert_true(cell_scan_number(good[i].text, &number));
        assert_string_equal(number.plain, good[i].plain);
        assert_int_equal(number.unit, good[i].unit);
        assert_int_equal(number.shift, good[i].shift);
    }
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        if (cell_scan_number(bad[i], &number))
            fail_msg("'%s' was taken for %s", bad[i], number.plain);
    }
}

static void flags(void **state)
{
    static const char *const yes[] = {"1", "是", "yes", "Y", "√", "TRUE", "有", "列入"};
    static const char *const no[] = {"0", "否", "No", "n", "×", "false", "无", "正常"};
    bool flag;

    (void)state;
    for (size_t i = 0; i < 8; i++) {
        assert_true(cell_scan_flag(words, yes[i], &flag) && flag);
        assert_true(cell_scan_flag(words, no[i], &flag) && !flag);
    }
    assert_false(cell_scan_flag(words, "2", &flag));
    assert_false(cell_scan_flag(words, "也许", &flag));
}

static void dates(void **state)
{
    /* 2023-01-05 is day 19362 of 1970, and day 44931 of a spreadsheet */
    static const char *const fifth[] = {"2023-01-05", "2023/1/5", "2023.1.5", "2023年1月5日",
                                        "20230105",   "44931",    "2023-01-05 00:00:00",
                                        "2023/1/5 8:30", "2023-01-05T10:00:00Z", "44931.5",
                                        "2023年1月5", "2023 年 1 月 5 日", "2023-01-05 星期四",
                                        "2023年1月5日(周四)"};
    static const char *const first[] = {"2023.1", "2023年1月", "2023-01", "2023/1", "202301"};
    static const char *const bad[] = {"2023",     "2023-13-01", "2023-02-29", "2023-1-", "5/1/2023",
                                      "20231301", "123",        "99999",      "2023-1/5", "2023.1.5.6",
                                      "2023-1-5x", "",          "1e5"};
    long days;

    (void)state;
    for (size_t i = 0; i < sizeof fifth / sizeof *fifth; i++) {
        if (!cell_scan_date(fifth[i], &days) || days != 19362)
            fail_msg("%s", fifth[i]);
    }
    for (size_t i = 0; i < sizeof first / sizeof *first; i++) {
        if (!cell_scan_date(first[i], &days) || days != 19358)
            fail_msg("%s", first[i]);
    }
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        if (cell_scan_date(bad[i], &days))
            fail_msg("%s", bad[i]);
    }
}

/* Every text of ten characters near a date: the short way takes it only where the long one says the same. */
static void iso_dates_are_the_same_dates(void **state)
{
    size_t n_taken = 0;

    (void)state;
    for (int year = 1790; year < 2110; year++) {
        for (int month = 0; month < 14; month++) {
            for (int day = 0; day < 33; day++) {
                char text[48]; /* room for any three whole numbers */
                long quick = 0, slow = 0;

                snprintf(text, sizeof text, "%04d-%02d-%02d", year, month, day);
                assert_true(cell_scan_iso_date(text, 10, &quick) == cell_scan_date(text, &slow));
                assert_int_equal(quick, slow);
                n_taken += quick != 0;
            }
        }
    }
    assert_true(n_taken > 100000);
    assert_false(cell_scan_iso_date("2023-1-005", 10, &(long){0}));
    assert_false(cell_scan_iso_date("2023/01/05", 10, &(long){0}));
    assert_false(cell_scan_iso_date("2023-01-051", 11, &(long){0}));
}

static void years(void **state)
{
    static const char *const good[] = {"2023", "2023年", "2023年度", "2023.0", "2023 年", "2023年报", "FY2023",
                                       "2023-12-31", "2023/12/31", "2023年12月31日"};
    static const char *const bad[] = {"2023年1-6月", "2023-06-30", "2023-12", "20223", "1899", "2101", "23", "2023-01", "年", "2023.5", ""};
    int year;

    (void)state;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        assert_true(cell_scan_year(good[i], &year) && year == 2023);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(cell_scan_year(bad[i], &year));
}

static void credit_codes(void **state)
{
    char code[32] = "'91330521147120090m";

    (void)state;
    /* two entries of the public register; one real code whose check digit fails */
    assert_int_equal(credit_code_check("913304212562117687", 18), CREDIT_CODE_GOOD);
    assert_int_equal(credit_code_check("91330521147120090M", 18), CREDIT_CODE_GOOD);
    assert_int_equal(credit_code_check("91350211M0000XUF46", 18), CREDIT_CODE_BAD_CHECK);
    assert_int_equal(credit_code_check("320681000081839", 15), CREDIT_CODE_OTHER);
    assert_int_equal(credit_code_check("91330521147120090I", 18), CREDIT_CODE_OTHER);
    assert_int_equal(credit_code_clean(code), 18);
    assert_string_equal(code, "91330521147120090M");
    assert_true(credit_code_is_lost("9.1350E+17"));
    assert_true(credit_code_is_lost("9.135e17"));
    assert_false(credit_code_is_lost("91330521147120090E17"));
    assert_false(credit_code_is_lost("EUR"));
}

static void labels(void **state)
{
    dictionary *d = shipped_dictionary();
    static const struct {
        const char *header, *name;
        int year, shift;
    } good[] = {
        {"uscc", "uscc", 0, 0},
        {" USCC ", "uscc", 0, 0},
        {"*企业名称", "name", 0, 0},
        {"營業收入（萬元）", "revenue", 0, 4},
        {"研发费用(高企口径)", "rd_expense_hnte", 0, 0},
        {"研发费用（高企口径）（万元）", "rd_expense_hnte", 0, 4},
        {"revenue@2021", "revenue", 2021, 0},
        {"2021年度营业收入（千元）", "revenue", 2021, 3},
        {"营业收入(2021年)(亿元)", "revenue", 2021, 8},
        {"营业收入(亿元)(2021)", "revenue", 2021, 8},
        {"2021 年 营业收入", "revenue", 2021, 0},
        {"revenue_2021", "revenue", 2021, 0},
        {"营业收入/万元", "revenue", 0, 4},
        {"高新技术产品(服务)收入", "hightech_income", 0, 0},
        {"职工总数（人）", "employees", 0, 0},
        {"重大安全/质量/环境事件", "major_incident", 0, 0},
        {"judged_hnte_ip_advanced@2023", "judged_hnte_ip_advanced", 2023, 0},
        {"judged_tech-sme_rd", "judged_tech_sme_rd", 0, 0},
        {"国民经济行业代码（GB/T 4754-2017）", "industry", 0, 0},
        {"国民经济行业代码（GB/T 4754-2011）", "industry_2011", 0, 0},
        {"行业代码(2011)", "industry_2011", 0, 0},
        {"industry_2011", "industry_2011", 0, 0},
    };
    static const char *const bad[] = {"", "2021", "(万元)", "备用", "企业名称2021", "营业收入(美元)", "@2021",
                                      /* an edition that is not known is not read as another */
                                      "行业代码(GB/T 4754-2002)", "行业代码(2002)", "2011年行业代码", "industry@2011"};

    (void)state;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        header_label l = header_label_parse(&(header_lookup){d, NULL}, good[i].header, strlen(good[i].header));

        if (l.indicator == INDICATOR_NONE)
            fail_msg("'%s' was not recognised", good[i].header);
        assert_string_equal(dictionary_get(d, l.indicator)->name, good[i].name);
        assert_int_equal(l.year, good[i].year);
        assert_int_equal(l.shift, good[i].shift);
    }
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        if (header_label_parse(&(header_lookup){d, NULL}, bad[i], strlen(bad[i])).indicator != INDICATOR_NONE)
            fail_msg("'%s' was recognised", bad[i]);
    }
    dictionary_free(d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(folding), cmocka_unit_test(nothing),      cmocka_unit_test(numbers),
        cmocka_unit_test(ordinary_texts),
        cmocka_unit_test(flags),   cmocka_unit_test(dates), cmocka_unit_test(iso_dates_are_the_same_dates),        cmocka_unit_test(years),
        cmocka_unit_test(credit_codes), cmocka_unit_test(labels),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
