/* Amounts and numbers of persons in what people write, masked by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "report/written_text.h"

static void check(const char *text, const char *expected)
{
    text_buffer b;

    text_buffer_init(&b);
    written_text_mask(text, &b);
    assert_string_equal(text_buffer_string(&b), expected);
    assert_int_equal(written_text_has_secret(text), b.length != strlen(text) || strcmp(text, expected) != 0);
    text_buffer_clear(&b);
}

static void amounts(void **state)
{
    (void)state;
    check("研发费用8800万元", "研发费用…万元");
    check("研发费用 8,800.5 万元，营收1.2亿", "研发费用 … 万元，营收…亿");
    check("１２３４５元", "…元");
    check("营收8000-9000万元", "营收…-…万元");
    check("约3千万", "约…千万");
    check("超过2000余万元", "超过…余万元");
}

static void cards(void **state)
{
    (void)state;
    check("证件330521199003071230。", "证件330***************。"); /* the right check digit of 33052119900307123 is another one */
    check("330521900307123", "330************");
    check("33052119900307123X", "330***************");
    check("913304212562117687", "913304212562117687"); /* a credit code: its check digit is right */
    check("91330521147120090M", "91330521147120090M");
    check("1234567890123456", "1234567890123456");
}

static void others_stay(void **state)
{
    (void)state;
    check("", "");
    check("2025年7月1日走访，人员12名，第3次", "2025年7月1日走访，人员12名，第3次");
    check("吴科〔2025〕3号", "吴科〔2025〕3号");
    check("2025-03-01至2025-04-01", "2025-03-01至2025-04-01");
    check("专利5项、软著12件；研发人员占比10%", "专利5项、软著12件；研发人员占比10%");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(amounts), cmocka_unit_test(cards), cmocka_unit_test(others_stay)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
