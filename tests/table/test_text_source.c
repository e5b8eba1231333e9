#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "table/text_source.h"

/* The whole text of some bytes; *status and *is as they came out. To be freed. */
static char *decode(const char *bytes, size_t length, encoding wanted, tidu_status *status,
                    encoding *is, tidu_error *err)
{
    byte_source *source;
    text_source *text = NULL;
    char *all = calloc(1, 4 * length + 16);
    size_t used = 0, n;
    const char *block;

    assert_int_equal(byte_source_open_memory(bytes, length, "t", true, &source, err), TIDU_OK);
    *status = text_source_open(source, wanted, false, &text, err);
    while (!*status && !(*status = text_source_next(text, &block, &n, err)) && n) {
        memcpy(all + used, block, n);
        used += n;
    }
    if (text)
        *is = text_source_encoding(text);
    text_source_close(text);
    byte_source_close(source);
    return all;
}

static void assert_decodes(const char *bytes, size_t length, encoding wanted, encoding is,
                           const char *expected)
{
    tidu_error err = {0};
    tidu_status status;
    encoding found = ENCODING_AUTO;
    char *text = decode(bytes, length, wanted, &status, &found, &err);

    assert_string_equal(err.message, "");
    assert_int_equal(status, TIDU_OK);
    assert_int_equal(found, is);
    assert_string_equal(text, expected);
    free(text);
}

/* 名,1 in the encodings: U+540D is C3FB in GB18030 */
static void detection(void **state)
{
    (void)state;
    assert_decodes("a,1", 3, ENCODING_AUTO, ENCODING_UTF8, "a,1");
    assert_decodes("\xef\xbb\xbf" "a,1", 6, ENCODING_AUTO, ENCODING_UTF8, "a,1");
    assert_decodes("名,1", 5, ENCODING_AUTO, ENCODING_UTF8, "名,1");
    assert_decodes("\xc3\xfb,1", 4, ENCODING_AUTO, ENCODING_GB18030, "名,1");
    assert_decodes("\xff\xfe\x0d\x54,\0" "1\0", 8, ENCODING_AUTO, ENCODING_UTF16LE, "名,1");
    assert_decodes("\xfe\xff\x54\x0d\0,\0" "1", 8, ENCODING_AUTO, ENCODING_UTF16BE, "名,1");
    assert_decodes("\x0d\x54,\0" "1\0", 6, ENCODING_AUTO, ENCODING_UTF16LE, "名,1");
    assert_decodes("\xc3\xfb,1", 4, ENCODING_GB18030, ENCODING_GB18030, "名,1");
    assert_decodes("", 0, ENCODING_AUTO, ENCODING_UTF8, "");
}

/* The first Chinese character stands behind the first MiB, across a border of blocks. */
static void late_gb18030(void **state)
{
    size_t length = (1 << 20) + (1 << 18) + 1;
    char *bytes = malloc(length), *expected = malloc(length + 2);

    (void)state;
    memset(bytes, 'x', length);
    memset(expected, 'x', length + 2);
    memcpy(bytes + (1 << 20) - 1 + 200000, "\xc3\xfb", 2);
    memcpy(expected + (1 << 20) - 1 + 200000, "名", 3);
    expected[length + 1] = '\0';
    assert_decodes(bytes, length, ENCODING_AUTO, ENCODING_GB18030, expected);
    memcpy(bytes + (1 << 20) - 1 + 200000, "xx", 2);
    memcpy(bytes + (1 << 20) - 1, "\xe5\x90\x8d", 3);
    memset(expected, 'x', length);
    memcpy(expected + (1 << 20) - 1, "\xe5\x90\x8d", 3);
    expected[length] = '\0';
    assert_decodes(bytes, length, ENCODING_AUTO, ENCODING_UTF8, expected);
    free(bytes);
    free(expected);
}

static void undecodable(void **state)
{
    tidu_error err = {0};
    tidu_status status;
    encoding is;

    (void)state;
    free(decode("a\nb\n\xff\xff", 6, ENCODING_AUTO, &status, &is, &err));
    assert_int_equal(status, TIDU_EDATA);
    assert_int_equal(err.line, 3);
    assert_non_null(strstr(err.message, "--encoding"));
    free(decode("a\n\xc3\xfb", 4, ENCODING_UTF8, &status, &is, &err));
    assert_int_equal(status, TIDU_EDATA);
    assert_int_equal(err.line, 2);
}

static void digest(void **state)
{
    byte_source *source;
    char buffer[8], hex[65];
    size_t n;

    (void)state;
    /* FIPS 180-2, appendix B.1: SHA-256 of "abc" */
    assert_int_equal(byte_source_open_memory("abc", 3, "t", true, &source, NULL), TIDU_OK);
    assert_int_equal(byte_source_read(source, buffer, sizeof buffer, &n, NULL), TIDU_OK);
    assert_int_equal(n, 3);
    byte_source_digest(source, hex);
    assert_string_equal(hex, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    byte_source_close(source);
}

static void names(void **state)
{
    encoding e;

    (void)state;
    assert_true(encoding_find("GBK", &e) && e == ENCODING_GB18030);
    assert_true(encoding_find("UTF-8", &e) && e == ENCODING_UTF8);
    assert_true(encoding_find("auto", &e) && e == ENCODING_AUTO);
    assert_false(encoding_find("latin1", &e));
}

/* Unicode 15, table 3-7: overlong forms, surrogates and what lies above U+10FFFF are not UTF-8. */
static void strict_utf8(void **state)
{
    static const char *const bad[] = {"\xc0\x80", "\xe0\x80\x80", "\xed\xa0\x80", "\xf4\x90\x80\x80",
                                      "\xf8\x88\x80\x80\x80", "\x80", "\xe4\xb8"};

    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_int_equal(utf8_valid_prefix(bad[i], strlen(bad[i])), 0);
    assert_int_equal(utf8_valid_prefix("\xf0\x9f\x98\x80", 4), 4);
    assert_true(utf8_is_cut("\xe4\xb8", 2));
    assert_true(utf8_is_cut("\xed", 1));
    assert_true(utf8_is_cut("\xf4\x8f\xbf", 3));
    assert_false(utf8_is_cut("\xe0\x80", 2));
    assert_false(utf8_is_cut("\xff", 1));
}

/* One character by its definition: decoded, in range, in the shortest form; its length or 0. */
static size_t character_of(const unsigned char *p, size_t left)
{
    static const unsigned long least[] = {0, 0, 0x80, 0x800, 0x10000};
    size_t n = p[0] < 0x80 ? 1 : p[0] >> 5 == 6 ? 2 : p[0] >> 4 == 14 ? 3 : p[0] >> 3 == 30 ? 4 : 0;
    unsigned long c = n == 1 ? p[0] : p[0] & (0x7fu >> n);

    if (!n || n > left)
        return 0;
    for (size_t i = 1; i < n; i++) {
        if (p[i] >> 6 != 2)
            return 0;
        c = c << 6 | (p[i] & 63);
    }
    return c < least[n] || c > 0x10ffff || (c >= 0xd800 && c < 0xe000) ? 0 : n;
}

static void long_texts_are_checked_as_single_characters(void **state)
{
    static const char *const pieces[] = {"a", "abcdefghijklmnopqrstuvwxyz0123456789", "\xe4\xb8\xad",
                                         "\xe9\xbf\xbf", "\xec\x80\x80", "\xed\x9f\xbf", "\xc2\xa0",
                                         "\xf0\x9f\x98\x80", "\xef\xbc\x88", ",,,,,,,"};
    unsigned char text[200];
    unsigned seed = 3;

    (void)state;
    for (int i = 0; i < 100000; i++) {
        size_t n = 0, expected = 0, step;

        while (n < 150) {
            const char *piece = pieces[(seed = seed * 1103515245u + 12345u) >> 16 & 7];

            memcpy(text + n, piece, strlen(piece));
            n += strlen(piece);
        }
        for (int k = i % 3; k; k--) { /* up to two bytes go wrong */
            seed = seed * 1103515245u + 12345u;
            text[(seed >> 16) % n] = (unsigned char)(seed >> 8);
        }
        n -= (seed >> 20) % 40;
        while (expected < n && (step = character_of(text + expected, n - expected)))
            expected += step;
        assert_int_equal(utf8_valid_prefix((const char *)text, n), expected);
    }
}

/* A few spoilt bytes become U+FFFD; two encodings in one file are named with the line. */
static void spoilt_bytes(void **state)
{
    static const char utf8[] = "统一社会信用代码,企业名称\n1,甲公司\n", gb[] = "\xcd\xb3\xd2\xbb\xc9\xe7\xbb\xe1,\xc6\xf3\xd2\xb5\n";
    char text[256];
    tidu_status status;
    encoding is;
    tidu_error err;

    (void)state;
    snprintf(text, sizeof text, "%s2,caf\xe9 x\n", utf8);
    assert_decodes(text, strlen(text), ENCODING_AUTO, ENCODING_UTF8, "统一社会信用代码,企业名称\n1,甲公司\n2,caf\xef\xbf\xbd x\n");
    snprintf(text, sizeof text, "%s2,\xe7\xa7\x91\xe5\x8f,3\n", utf8); /* the second character is cut in half */
    assert_decodes(text, strlen(text), ENCODING_AUTO, ENCODING_UTF8, "统一社会信用代码,企业名称\n1,甲公司\n2,科\xef\xbf\xbd,3\n");
    snprintf(text, sizeof text, "%s\xbc\xd7\x80,1\n", gb); /* 0x80: the euro sign of code page 936 */
    assert_decodes(text, strlen(text), ENCODING_AUTO, ENCODING_GB18030, "统一社会,企业\n甲€,1\n");
    for (int k = 0; k < 2; k++) {
        snprintf(text, sizeof text, k ? "%s2,\xd2\xd2\xb9\xab\xcb\xbe,3\n" : "%s1,乙公司,3\n", k ? utf8 : gb);
        free(decode(text, strlen(text), ENCODING_AUTO, &status, &is, &err));
        assert_int_equal(status, TIDU_EDATA);
        assert_int_equal(err.line, k ? 3 : 2);
        assert_non_null(strstr(err.message, "two files"));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(spoilt_bytes),
        cmocka_unit_test(detection), cmocka_unit_test(late_gb18030), cmocka_unit_test(undecodable),
        cmocka_unit_test(digest),    cmocka_unit_test(names),        cmocka_unit_test(strict_utf8),
        cmocka_unit_test(long_texts_are_checked_as_single_characters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
