#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "table/number_form.h"

/* Codes as Excel, WPS and LibreOffice write them; what they show was looked up there. */
static void codes(void **state)
{
    static const struct {
        const char *code;
        number_form form;
    } rows[] = {
        {"General", FORM_NUMBER},
        {"G/通用格式", FORM_NUMBER},
        {"@", FORM_NUMBER},
        {"0.00", FORM_NUMBER},
        {"#,##0.00_);[Red]\\(#,##0.00\\)", FORM_NUMBER},
        {"0.00E+00", FORM_NUMBER},
        {"_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * \"-\"??_ ;_ @_ ", FORM_NUMBER},
        {"0\"月\"", FORM_NUMBER},
        {"[>=100]0;[DBNum1]0", FORM_NUMBER},
        {"[$¥-804]#,##0", FORM_NUMBER},
        {"0%", FORM_PERCENT},
        {"0.00%;[Red]-0.00%", FORM_PERCENT},
        {"\"%\"0", FORM_NUMBER},
        {"yyyy-mm-dd", FORM_DATE},
        {"yyyy\\-mm\\-dd", FORM_DATE},
        {"yyyy/m/d;@", FORM_DATE},
        {"[$-804]aaaa", FORM_DATE},
        {"[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", FORM_DATE},
        {"[DBNum1][$-804]yyyy\"年\"m\"月\"d\"日\"", FORM_DATE},
        {"e\"年\"m\"月\"", FORM_DATE},
        {"mmm\\-yy", FORM_DATE},
        {"mm", FORM_DATE},
        {"yyyy/m/d h:mm", FORM_DATE_TIME},
        {"yyyy\\-mm\\-dd hh:mm:ss.000", FORM_DATE_TIME},
        {"h:mm AM/PM", FORM_TIME},
        {"mm:ss.0", FORM_TIME},
        {"h\"时\"mm\"分\"", FORM_TIME},
        {"[h]:mm:ss", FORM_NUMBER},
        {"[mm]:ss", FORM_NUMBER},
        {"", FORM_NUMBER},
        {"\"unclosed", FORM_NUMBER},
        {"[unclosed", FORM_NUMBER},
        {"\\", FORM_NUMBER},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (number_form_of(rows[i].code) != rows[i].form)
            fail_msg("'%s' is %d", rows[i].code, number_form_of(rows[i].code));
    }
}

static void builtin_formats(void **state)
{
    static const unsigned char dates[] = {14, 15, 16, 17, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58};
    static const unsigned char numbers[] = {0, 1, 2, 3, 4, 11, 12, 13, 23, 26, 37, 40, 44, 46, 48, 49, 59, 163};

    (void)state;
    for (size_t i = 0; i < sizeof dates; i++)
        assert_int_equal(number_form_builtin(dates[i]), FORM_DATE);
    for (size_t i = 0; i < sizeof numbers; i++)
        assert_int_equal(number_form_builtin(numbers[i]), FORM_NUMBER);
    assert_int_equal(number_form_builtin(22), FORM_DATE_TIME);
    assert_int_equal(number_form_builtin(20), FORM_TIME);
    assert_int_equal(number_form_builtin(45), FORM_TIME);
    assert_int_equal(number_form_builtin(10), FORM_PERCENT);
}

static void assert_text(number_form form, bool is_1904, const char *text, const char *expected)
{
    char out[NUMBER_FORM_TEXT];
    size_t n = number_form_write(form, is_1904, text, strlen(text), out);

    assert_string_equal(out, expected);
    assert_int_equal(n, strlen(expected));
}

/* 1462 days lie between the epochs; 2024-02-29 is 45351. */
static void days(void **state)
{
    (void)state;
    assert_text(FORM_DATE, false, "45351", "2024-02-29");
    assert_text(FORM_DATE, true, "43889", "2024-02-29");
    assert_text(FORM_DATE, false, "4.5351E+4", "2024-02-29");
    assert_text(FORM_DATE, false, "25569", "1970-01-01");
    assert_text(FORM_DATE_TIME, false, "45351.25", "2024-02-29 06:00:00");
    assert_text(FORM_DATE_TIME, false, "45351.9999999", "2024-03-01");
    assert_text(FORM_TIME, false, "0.999988425925926", "23:59:59");
    assert_text(FORM_TIME, false, "45351.5", "2024-02-29 12:00:00");
    assert_text(FORM_DATE, false, "1e300", "1e300");
    assert_text(FORM_DATE, false, "", "");
    assert_text(FORM_DATE, false, "x", "x");
}

/* The shorter text is of the same double, or the text stays. */
static void residues(void **state)
{
    (void)state;
    assert_text(FORM_NUMBER, false, "0.10000000000000001", "0.1");
    assert_text(FORM_NUMBER, false, "1234.5599999999999", "1234.56");
    assert_text(FORM_NUMBER, false, "-3.3333333333333335", "-3.3333333333333335");
    assert_text(FORM_NUMBER, false, "0.12345678901234567", "0.12345678901234567");
    assert_text(FORM_NUMBER, false, "91110108600440006", "91110108600440006");
    assert_text(FORM_NUMBER, false, "1.5", "1.5");
    assert_text(FORM_PERCENT, false, "0.57999999999999996", "58%");
    assert_text(FORM_PERCENT, false, ".5", "50%");
    assert_text(FORM_PERCENT, false, "1e-3", "1e-1%");
    assert_text(FORM_PERCENT, false, "0.001", "0.1%");
    assert_text(FORM_PERCENT, false, "-12", "-1200%");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(codes),
        cmocka_unit_test(builtin_formats),
        cmocka_unit_test(days),
        cmocka_unit_test(residues),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
