/* Persons and figures in texts, character by character as a reader would mask them by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "report/masked_text.h"

static void check(void (*mask)(const char *, text_buffer *), const char *const pairs[][2], size_t n)
{
    text_buffer b;

    text_buffer_init(&b);
    for (size_t i = 0; i < n; i++) {
        text_buffer_empty(&b);
        mask(pairs[i][0], &b);
        assert_string_equal(text_buffer_string(&b), pairs[i][1]);
    }
    text_buffer_clear(&b);
}

static void persons(void **state)
{
    static const char *const pairs[][2] = {
        {"张三", "张*"},
        {"欧阳青云", "欧*"},
        {"张三、李四", "张*、李*"},
        {"李　四", "李*"},
        {"李 四", "李*"},
        {"李\xc2\xa0四", "李*"},
        {"李\xe2\x80\x89四", "李*"},
        {"李　 四、王 五", "李*、王*"},
        {"李　四 13812345678", "李* 138********"},
        {"Zhang San", "Z*"},
        {"Jean-Luc O'Brien; Li Si", "J*; L*"},
        {"J. Smith", "J*"},
        {"迪丽热巴·迪力木拉提", "迪*"},
        {"（无）", "（无）"},
        {"(none)", "(none)"},
        {"（无）张三", "（无*）张*"},
        {"张三 13812345678", "张* 138********"},
        {"张三（１３８１２３４５６７８）", "张*（１３８********）"},
        {"王五 分机 8012", "王* 8012"},
        {"李四0572-2345678", "李*057*-*******"},
        {"工号 1234567", "工* 123****"},
        {"li@example.cn", "l*@e*"},
        {"", ""},
    };

    (void)state;
    check(masked_text_person, pairs, sizeof pairs / sizeof *pairs);
}

static void figures(void **state)
{
    static const char *const pairs[][2] = {
        {"still 1,234.5 wan are missing", "still … wan are missing"},
        {"申报年度 2025，申报日 2025-07-01：12 家", "申报年度 2025，申报日 2025-07-01：… 家"},
        {"2025年7月1日起 3 家", "2025年7月1日起 … 家"},
        {"91330521147120090M 甲公司", "91330521147120090M 甲公司"},
        {"fitted to 70 filings, digest 809ccfe8eb36", "fitted to … filings, digest 809ccfe8eb36"},
        {"809 ccfe, 80912345, deadbeef", "… ccfe, …, deadbeef"},
        {"level L1 (bureau)", "level L1 (bureau)"},
        {"CNY1200000", "CNY…"},
        {"84.3%", "…%"},
        {"１２３４５元", "…元"},
        {"2024.5", "…"},
        {"20241", "…"},
        {"no figure", "no figure"},
    };

    (void)state;
    check(masked_text_figures, pairs, sizeof pairs / sizeof *pairs);
    assert_true(masked_text_has_figures("3 of them"));
    assert_false(masked_text_has_figures("2024 and none"));
}

static void commands(void **state)
{
    static const char *const pairs[][2] = {
        {"tidu pool assign 91330521147120090M --coach 张三", "tidu pool assign …"},
        {"tidu task add '致电张三 13812345678' --owner 科技局", "tidu task add …"},
        {"tidu pool enter hnte", "tidu pool enter …"},
        {"tidu pool list", "tidu pool list"},
        {"tidu rank --where 'coach = \"li\"'", "tidu rank …"},
        {"tidu history 91330521147120090M", "tidu history …"},
        {"tidu 张三", "tidu …"},
        {"tidu poolX list", "tidu …"},
    };

    (void)state;
    check(masked_text_command, pairs, sizeof pairs / sizeof *pairs);
    assert_true(masked_text_is_command("tidu pool"));
    assert_false(masked_text_is_command("tidu.csv"));
}

/* What a table of the level shows may stand in its notes as well; 5 is the least. */
static void notes(void **state)
{
    static const char *const pairs[][2] = {
        {"共 104 家企业，在库 5 家，出库 4 家", "共 104 家企业，在库 5 家，出库 … 家"},
        {"1,204家", "1,204家"},
        {"12.5 家", "… 家"},
        {"1 company of 40 companies, 6 of them", "… company of 40 companies, … of them"},
        {"84.3% of 12 companies", "…% of 12 companies"},
        {"12345678 yuan", "… yuan"},
    };
    text_buffer b;

    (void)state;
    text_buffer_init(&b);
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        text_buffer_empty(&b);
        masked_text_note(pairs[i][0], 5, &b);
        assert_string_equal(text_buffer_string(&b), pairs[i][1]);
    }
    text_buffer_clear(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(persons), cmocka_unit_test(figures), cmocka_unit_test(commands), cmocka_unit_test(notes)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
