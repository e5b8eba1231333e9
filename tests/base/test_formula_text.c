/* Texts that a spreadsheet would compute: which they are (OWASP, CSV injection), and that reading is the reverse of writing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/csv_text.h"
#include "base/formula_text.h"

static void known(void **state)
{
    static const char *const dangerous[] = {"=1+1",      "=cmd|' /C calc'!A0", "+SUM(A1)", "-2+3",   "@SUM(1)",      " =1",        "\t=1",  "\r=1", "\n=1",
                                            "\u3000=1", "\u00a0=1",          "＝1+1",    "＋A1",   "－A1",         "＠SUM(1)", "'=1+1", "''@A", "'\t=1", "-甲公司"};
    static const char *const harmless[] = {"", "=", "-", "＋", "-5", "+3.2%", "-1,234.5", "甲公司", "a=b", "'", "'90年代公司", "1-2", "（＝）", "－"};

    (void)state;
    for (size_t i = 0; i < sizeof dangerous / sizeof *dangerous; i++) {
        if (!formula_text_is_dangerous(dangerous[i], strlen(dangerous[i])))
            fail_msg("'%s' passes", dangerous[i]);
    }
    for (size_t i = 0; i < sizeof harmless / sizeof *harmless; i++) {
        if (formula_text_is_dangerous(harmless[i], strlen(harmless[i])))
            fail_msg("'%s' is marked", harmless[i]);
    }
}

/* Whatever is made of these characters comes back as it was. */
static void there_and_back(void **state)
{
    static const char *const pieces[] = {"'", "=", "-", "1", "a", " ", "＝", "\t", ","};
    uint32_t seed = 7;
    text_buffer b;

    (void)state;
    text_buffer_init(&b);
    for (int round = 0; round < 20000; round++) {
        char text[64] = "";
        const char *back;
        size_t length, quoted;

        for (int i = 0; i < 5; i++) {
            seed = seed * 1664525 + 1013904223;
            strcat(text, pieces[(seed >> 16) % (sizeof pieces / sizeof *pieces)]);
        }
        text_buffer_empty(&b);
        csv_text_append(&b, text);
        quoted = b.text[0] == '"';
        back = b.text + quoted;
        length = formula_text_original(&back, b.length - 2 * quoted);
        if (length != strlen(text) || memcmp(back, text, length))
            fail_msg("'%s' was written %s", text, b.text);
    }
    text_buffer_clear(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(known), cmocka_unit_test(there_and_back)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
