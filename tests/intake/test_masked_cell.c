/* Masks in cells, as a person would tell them from what people write. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "intake/masked_cell.h"

static void check(const char *const texts[], size_t n, bool of_all, bool of_persons)
{
    for (size_t i = 0; i < n; i++) {
        assert_int_equal(masked_cell_is(texts[i], strlen(texts[i]), false), of_all);
        assert_int_equal(masked_cell_is(texts[i], strlen(texts[i]), true), of_persons);
    }
}

static void masked_numbers_are_masks_everywhere(void **state)
{
    static const char *const texts[] = {"138********", "138****5678", "电话139********。", "057*-*******", "１３８********", "330***************"};

    (void)state;
    check(texts, sizeof texts / sizeof *texts, true, true);
}

static void masked_words_and_amounts_are_masks_of_persons(void **state)
{
    static const char *const texts[] = {"李*", "李**", "张*、李*", "Z*", "欧*·迪*", "研发费用…万元", "营收…元", "…亿"};

    (void)state;
    check(texts, sizeof texts / sizeof *texts, false, true);
}

static void what_people_write_is_none(void **state)
{
    static const char *const texts[] = {"", "李四", "*李四", "3*2 间", "3 * 2", "** 重要 **", "等等…", "…", "13812345678", "2025-03-01"};

    (void)state;
    check(texts, sizeof texts / sizeof *texts, false, false);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(masked_numbers_are_masks_everywhere),
        cmocka_unit_test(masked_words_and_amounts_are_masks_of_persons),
        cmocka_unit_test(what_people_write_is_none),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
