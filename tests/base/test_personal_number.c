/*
 * Numbers of persons. The second opinion is POSIX regular expressions for the shapes, tried at every byte, with the sums of the
 * standards written out: the weights of GB 11643-1999, table 1, and of GB 32100-2015.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <regex.h>
#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "base/personal_number.h"

static void check_masked(const char *text, const char *expected)
{
    text_buffer b;

    text_buffer_init(&b);
    personal_number_mask(text, &b);
    if (b.failed || strcmp(text_buffer_string(&b), expected))
        fail_msg("%s\nbecame %s\nnot    %s", text, text_buffer_string(&b), expected);
    text_buffer_clear(&b);
}

/* 11010519491231002X is the example of GB 11643-1999; 110105194912310029 has a wrong check digit. */
static void numbers_of_persons_are_found(void **state)
{
    static const char *const pairs[][2] = {
        {"联系人张三13812345678,随时", "联系人张三138********,随时"},
        {"138-1234-5678 / 159 1234 5678", "138-****-**** / 159 **** ****"},
        {"+86 13812345678;+8613912345678;0086-13712345678", "+86 138********;+86139********;0086-137********"},
        {"tel13812345678", "tel138********"},
        {"电话１３８１２３４５６７８", "电话１３８********"},
        {"138—1234—5678", "138—****—****"},
        {"0513-83123456转8001", "051*-********转8001"},
        {"(010)62345678, （0513）8312345", "(010)********, （051*）*******"},
        {"051383123456", "051*********"},
        {"身份证11010519491231002X。", "身份证110***************。"},
        {"11010519491231002x", "110***************"},
        {"110105 19491231 002X", "110*** ******** ****"},
        {"13812345678 15912345678", "138******** 159********"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        check_masked(pairs[i][0], pairs[i][1]);
}

static void other_numbers_stay(void **state)
{
    static const char *const texts[] = {
        "",
        "营业收入13812345678元",
        "投资13812345678.50",
        "12812345678",                /* no numbers begin with 12 */
        "138123456789",               /* 12 digits */
        "3813812345678",
        "110105194912310029",         /* wrong check digit */
        "110105194913310028",         /* no such day */
        "91320681138123456X",         /* a credit code, or what is left of one */
        "91320681MA13812345",
        "9132068113812345678",
        "2023-2025年专利138件,5678",
        "0113-8312345",               /* no such area code */
        "0513-13123456",              /* local numbers do not begin with 1 */
        "010-6234567",                /* Beijing has eight digits */
        "1500-2000-123",
        "苏科技〔2024〕138号",
    };

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        if (personal_number_is_in(texts[i]))
            fail_msg("%s", texts[i]);
        check_masked(texts[i], texts[i]);
    }
}

/* --- the second opinion ------------------------------------------------------------------------ */

static const struct { personal_number_kind kind; const char *pattern; } patterns[] = {
    {PERSONAL_IDENTITY_CARD, "^([0-9]{17}[0-9Xx]|[0-9]{6}[ -]{1,3}[0-9]{8}[ -]{1,3}[0-9]{3}[0-9Xx]|"
                             "[0-9]{6}[ -]{1,3}[0-9]{4}[ -]{1,3}[0-9]{4}[ -]{1,3}[0-9]{3}[0-9Xx])"},
    {PERSONAL_MOBILE, "^1[3-9]([0-9]{9}|[0-9][ -]{1,3}[0-9]{8}|[0-9][ -]{1,3}[0-9]{4}[ -]{1,3}[0-9]{4}|[0-9]{5}[ -]{1,3}[0-9]{4}|"
                      "[0-9]{2}[ -]{1,3}[0-9]{3}[ -]{1,3}[0-9]{4})"},
    {PERSONAL_LANDLINE, "^(010|02[0-9])([ -]{1,3})?[2-9][0-9]{7}"},
    {PERSONAL_LANDLINE, "^(010|02[0-9])[ -]{1,3}[2-9][0-9]{3}[ -]{1,3}[0-9]{4}"},
    {PERSONAL_LANDLINE, "^0[3-9][0-9]{2}([ -]{1,3})?[2-9][0-9]{7}"},
    {PERSONAL_LANDLINE, "^0[3-9][0-9]{2}([ -]{1,3})?[2-9][0-9]{6}"},
    {PERSONAL_LANDLINE, "^0[3-9][0-9]{2}[ -]{1,3}[2-9][0-9]{2,3}[ -]{1,3}[0-9]{4}"},
};
enum { PATTERNS = sizeof patterns / sizeof *patterns };

static int only_digits(const char *text, size_t length, char out[64])
{
    int n = 0;

    for (size_t i = 0; i < length; i++)
        if (text[i] != ' ' && text[i] != '-')
            out[n++] = text[i];
    out[n] = '\0';
    return n;
}

static int is_region_of(const char *two)
{
    static const char regions[] = " 11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83 ";
    char word[5];

    snprintf(word, sizeof word, " %.2s ", two);
    return strstr(regions, word) != NULL;
}

static int is_code(const char *d)
{
    static const int weights[17] = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
    static const int inner[8] = {3, 7, 9, 10, 5, 8, 4, 2};
    int sum = 0, sum_inside = 0, check;

    for (int i = 0; i < 17; i++)
        sum += (d[i] - '0') * weights[i];
    for (int i = 0; i < 8; i++)
        sum_inside += (d[8 + i] - '0') * inner[i];
    check = 11 - sum_inside % 11;
    return (is_region_of(d + 2) || !strncmp(d + 2, "10", 2)) && d[17] - '0' == (31 - sum % 31) % 31 && check != 10 &&
           d[16] - '0' == (check == 11 ? 0 : check);
}

static int is_card(const char *d)
{
    static const int weights[17] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    int sum = 0;
    char iso[11];
    long days;

    for (int i = 0; i < 17; i++)
        sum += (d[i] - '0') * weights[i];
    snprintf(iso, sizeof iso, "%.4s-%.2s-%.2s", d + 6, d + 10, d + 12);
    if (!is_region_of(d) || !date_parse_iso(iso, 10, &days) || strncmp(iso, "19", 2) < 0 || strncmp(iso, "20", 2) > 0)
        return 0;
    return "10X98765432"[sum % 11] == (d[17] == 'x' ? 'X' : d[17]) && !(d[17] <= '9' && is_code(d));
}

static int is_letter(char c)
{
    return (c | 32) >= 'a' && (c | 32) <= 'z';
}

static int is_free_left(const char *text, size_t at)
{
    while (at && is_letter(text[at - 1]))
        at--;
    return !at || text[at - 1] < '0' || text[at - 1] > '9';
}

static int is_free_right(const char *text, size_t at)
{
    while (is_letter(text[at]))
        at++;
    return text[at] < '0' || text[at] > '9';
}

static int is_there(const regex_t compiled[PATTERNS], const char *text, size_t at, personal_number *out)
{
    for (int i = 0; i < PATTERNS; i++) {
        regmatch_t m;
        char digits[64];

        if (regexec(&compiled[i], text + at, 1, &m, 0) || !is_free_right(text, at + (size_t)m.rm_eo))
            continue;
        if (only_digits(text + at, (size_t)m.rm_eo, digits) == 18 && !is_card(digits))
            continue;
        *out = (personal_number){patterns[i].kind, at, (size_t)m.rm_eo};
        return 1;
    }
    return 0;
}

static int slow_find(const regex_t compiled[PATTERNS], const regex_t *country, const char *text, personal_number *out)
{
    for (size_t at = 0; text[at]; at++) {
        regmatch_t m;

        if (!is_free_left(text, at))
            continue;
        if (is_there(compiled, text, at, out))
            return 1;
        if (!regexec(country, text + at, 1, &m, 0) && is_there(compiled, text, at + (size_t)m.rm_eo, out))
            return 1;
    }
    return 0;
}

static int any(int n)
{
    static uint64_t seed = 20260701;

    seed = seed * 6364136223846793005u + 1442695040888963407u;
    return (int)((seed >> 33) % (unsigned)n);
}

/* Eighteen digits with a right check digit, most of them cards. */
static void print_card(char out[19])
{
    static const char *const regions[] = {"110105", "320681", "990101", "131102"};

    snprintf(out, 19, "%s%04d%02d%02d%03d0", regions[any(4)], 1890 + any(150), 1 + any(13), 1 + any(31), any(1000));
    for (const char *c = "0123456789X"; *c && any(12); c++) {
        out[17] = *c;
        if (is_card(out))
            return;
    }
}

static void print_piece(char *out, size_t room)
{
    static const char *const words[] = {" ", "-", "  ", "x", "X", "+86", "86", "0086", "电话", "13", "158", "0513", "010", "(", "8312345"};
    char card[19];

    print_card(card);
    switch (any(9)) {
    case 0: snprintf(out, room, "1%d%09d", any(10), any(1000000000)); break;
    case 1: snprintf(out, room, "1%d%d-%04d %04d", any(10), any(10), any(10000), any(10000)); break;
    case 2: snprintf(out, room, "0%d%d%d-%08d", any(10), any(10), any(10), any(100000000)); break;
    case 3: snprintf(out, room, "0%d%d%08d", any(10), any(10), any(100000000)); break;
    case 4: snprintf(out, room, "%s", card); break;
    case 5: snprintf(out, room, "%.6s %.8s-%.4s", card, card + 6, card + 14); break;
    case 6: snprintf(out, room, "%d", any(10)); break;
    default: snprintf(out, room, "%s", words[any(sizeof words / sizeof *words)]); break;
    }
}

/* Among pieces of numbers, the first one is found where the patterns find it. */
static void the_first_is_where_the_patterns_say(void **state)
{
    regex_t compiled[PATTERNS], country;
    unsigned found = 0, kinds[3] = {0};

    (void)state;
    assert_int_equal(regcomp(&country, "^(00)?86[ -]{0,3}", REG_EXTENDED), 0);
    for (int i = 0; i < PATTERNS; i++)
        assert_int_equal(regcomp(&compiled[i], patterns[i].pattern, REG_EXTENDED), 0);
    for (int round = 0; round < 100000; round++) {
        char text[256] = "";
        personal_number expected, got;
        int is_expected, is_got;

        for (int pieces = 1 + any(5); pieces; pieces--)
            print_piece(text + strlen(text), sizeof text - strlen(text));
        is_expected = slow_find(compiled, &country, text, &expected);
        is_got = personal_number_find(text, 0, &got);
        if (is_expected != is_got || (is_got && (expected.kind != got.kind || expected.begin != got.begin || expected.length != got.length)))
            fail_msg("'%s': expected %d, got %d (%zu+%zu)", text, is_expected, is_got, is_got ? got.begin : 0, is_got ? got.length : 0);
        if (is_got)
            kinds[got.kind]++;
        found += (unsigned)is_got;
    }
    assert_true(found < 90000 && kinds[PERSONAL_MOBILE] > 5000 && kinds[PERSONAL_LANDLINE] > 5000 && kinds[PERSONAL_IDENTITY_CARD] > 2000);
    for (int i = 0; i < PATTERNS; i++)
        regfree(&compiled[i]);
    regfree(&country);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_of_persons_are_found),
        cmocka_unit_test(other_numbers_stay),
        cmocka_unit_test(the_first_is_where_the_patterns_say),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
