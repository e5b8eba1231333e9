/*
 * Thirty towns send the same district in thirty ways: titles, units, merged headers, totals, other words, delimiters,
 * encodings, wrapped codes. Each table is written here from the clean sample and read back: every value must be the clean
 * one, or stand in the list of problems; none may differ silently.
 */
#include "trial.h"

#include <iconv.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/cell.h"
#include "base/number_text.h"
#include "base/text_buffer.h"

enum { TOWNS = 30, YEARS = 2, ITEMS = 6, FIRST_YEAR = 2023 };

typedef enum layout { LONG, WIDE, TWO_ROWS, LAYOUTS } layout;
typedef enum unit_place { IN_HEADER, IN_UNIT_ROW, IN_LINE_ABOVE, UNIT_PLACES } unit_place;

/* How a town writes. */
typedef struct style {
    unsigned town;
    layout layout;
    unit_place place;
    int shift; /* of money: 0, 3, 4 */
    char delimiter;
    bool is_gb18030;
} style;

static const char *const items[ITEMS] = {"revenue", "rd_expense", "net_profit", "total_assets", "employees", "major_incident"};

static const char *const labels[ITEMS][3] = {
    {"营业收入", "销售收入", "营业收入总额"}, {"研发费用", "研发投入", "R&D经费"},     {"净利润", "净利润", "税后利润"},
    {"资产总额", "资产总计", "總資產"},       {"职工总数", "从业人员期末人数", "員工人數"}, {"重大安全/质量/环境事件", "重大事故", "重大事故"},
};

static style style_of(unsigned town)
{
    static const int shifts[] = {4, 0, 3, 4, 4};
    static const char delimiters[] = ",\t;,";
    style s = {.town = town, .layout = (layout)(town % LAYOUTS), .place = (unit_place)(town / LAYOUTS % UNIT_PLACES)};

    s.shift = shifts[town % 5];
    s.delimiter = delimiters[town % 4];
    s.is_gb18030 = town % 7 == 3;
    return s;
}

static const char *unit_word(int shift)
{
    return shift == 4 ? "万元" : shift == 3 ? "千元" : "元";
}

static bool is_money(size_t item)
{
    return item < 4;
}

/* --- writing --------------------------------------------------------------------------- */

static void put(text_buffer *b, const style *s, const char *cell)
{
    bool is_quoted = strchr(cell, s->delimiter) || strchr(cell, '"');

    if (b->length && b->text[b->length - 1] != '\n')
        text_buffer_append_char(b, s->delimiter);
    else if (b->length && b->text[b->length - 1] == '\n')
        text_buffer_append_string(b, "\x01"); /* the first cell may be empty: a mark that is taken out again */
    if (is_quoted)
        text_buffer_append_char(b, '"');
    for (; *cell; cell++) {
        if (*cell == '"')
            text_buffer_append_char(b, '"');
        text_buffer_append_char(b, *cell);
    }
    if (is_quoted)
        text_buffer_append_char(b, '"');
}

static void end_row(text_buffer *b)
{
    text_buffer_append_string(b, "\n");
}

/* Yuan over a power of ten, by moving the point: 12345678 / 10^4 is 1234.5678. */
static void amount_text(double yuan, int shift, char out[64])
{
    char plain[32], digits[64] = "";
    size_t whole, n = 0, places;

    number_format(yuan < 0 ? -yuan : yuan, plain);
    whole = strcspn(plain, ".");
    for (int i = 0; i < shift; i++) /* room to move the point into */
        digits[n++] = '0';
    for (const char *p = plain; *p; p++) {
        if (*p != '.')
            digits[n++] = *p;
    }
    places = n - whole;
    while (places && digits[n - 1] == '0') {
        n--;
        places--;
    }
    whole = n - places;
    snprintf(out, 64, "%s%.*s%s%.*s", yuan < 0 ? "-" : "", (int)whole, digits, places ? "." : "", (int)places, digits + whole);
    n = strspn(out + (yuan < 0), "0"); /* zeros in front, but one before the point */
    n -= n && !(out[(yuan < 0) + n] >= '0' && out[(yuan < 0) + n] <= '9');
    memmove(out + (yuan < 0), out + (yuan < 0) + n, strlen(out + (yuan < 0) + n) + 1);
}

/* The same number with commas between thousands. */
static void with_commas(char text[64])
{
    char out[64] = "";
    size_t whole = strcspn(text, "."), sign = text[0] == '-', n = 0;

    for (size_t i = 0; text[i]; i++) {
        if (i > sign && i < whole && (whole - i) % 3 == 0)
            out[n++] = ',';
        out[n++] = text[i];
    }
    out[n] = '\0';
    memcpy(text, out, sizeof out);
}

static void value_text(const style *s, size_t item, double value, unsigned row, char out[64])
{
    static const char *const nothing[] = {"", "-", "/", "暂无", "N/A"};
    static const char *const flags[][2] = {{"0", "1"}, {"否", "是"}, {"无", "有"}};
    char number[64];

    if (!cell_is_value(value)) {
        snprintf(out, 64, "%s", nothing[(s->town + row) % 5]);
        return;
    }
    if (item == 5) {
        snprintf(out, 64, "%s", flags[s->town % 3][value != 0]);
        return;
    }
    amount_text(value, is_money(item) ? s->shift : 0, number);
    if ((s->town + row) % 3 == 0)
        with_commas(number);
    if (value < 0 && row % 2)
        snprintf(out, 64, "（%.40s）", number + 1);
    else
        snprintf(out, 64, "%s%.40s", item == 0 && s->town % 4 == 1 ? "￥" : "", number);
}

static void code_text(const style *s, const char *code, char out[64])
{
    switch (s->town % 6) {
    case 1: snprintf(out, 64, "=\"%s\"", code); return;
    case 2: snprintf(out, 64, "'%s", code); return;
    case 3: snprintf(out, 64, "%.9s %s", code, code + 9); return;
    case 4: snprintf(out, 64, "　%s ", code); return;
    default: snprintf(out, 64, "%s", code);
    }
}

/* "营业收入(万元)" where the header names the unit. */
static void label_text(const style *s, size_t item, char out[128])
{
    const char *label = labels[item][s->town % 3];

    if (is_money(item) && s->place == IN_HEADER)
        snprintf(out, 128, s->town % 2 ? "%s（%s）" : "%s(%s)", label, unit_word(s->shift));
    else
        snprintf(out, 128, "%s", label);
}

static void put_item_labels(text_buffer *b, const style *s, const char *before)
{
    char label[128], text[192];

    for (size_t i = 0; i < ITEMS; i++) {
        label_text(s, i, label);
        snprintf(text, sizeof text, "%s%s", before, label);
        put(b, s, text);
    }
}

static void put_header(text_buffer *b, const style *s)
{
    char year[32];

    put(b, s, s->town % 2 ? "统一社会信用代码" : "统一信用代码");
    put(b, s, "企业名称");
    if (s->layout == LONG) {
        put(b, s, "年度");
        put_item_labels(b, s, "");
    }
    for (int y = 0; y < YEARS && s->layout != LONG; y++) {
        snprintf(year, sizeof year, s->town % 2 ? "%d年" : "%d年度", FIRST_YEAR + y);
        if (s->layout == WIDE)
            put_item_labels(b, s, year);
        for (size_t i = 0; i < ITEMS && s->layout == TWO_ROWS; i++)
            put(b, s, i ? "" : year);
    }
    end_row(b);
    if (s->layout == TWO_ROWS) {
        put(b, s, "");
        put(b, s, "");
        for (int y = 0; y < YEARS; y++)
            put_item_labels(b, s, "");
        end_row(b);
    }
}

static void put_unit_row(text_buffer *b, const style *s)
{
    put(b, s, "");
    put(b, s, "");
    if (s->layout == LONG)
        put(b, s, "");
    for (int y = 0; y < (s->layout == LONG ? 1 : YEARS); y++) {
        for (size_t i = 0; i < ITEMS; i++)
            put(b, s, is_money(i) ? unit_word(s->shift) : i == 4 ? "人" : "");
    }
    end_row(b);
}

static void put_line(text_buffer *b, const style *s, const char *text)
{
    put(b, s, text);
    put(b, s, "");
    put(b, s, "");
    end_row(b);
}

static void put_values(text_buffer *b, const style *s, const panel *p, uint32_t company, int year)
{
    for (size_t i = 0; i < ITEMS; i++) {
        char text[64];

        value_text(s, i, panel_number(p, company, dictionary_find(panel_dictionary(p), items[i]), year), company, text);
        put(b, s, text);
    }
}

static void put_company(text_buffer *b, const style *s, const panel *p, uint32_t company)
{
    const char *name = panel_text(p, company, dictionary_find(panel_dictionary(p), "name"));
    char code[64], year[16];

    code_text(s, panel_code(p, company), code);
    for (int y = 0; y < YEARS; y++) {
        if (!y || s->layout == LONG) {
            put(b, s, code);
            put(b, s, name ? name : "");
        }
        if (s->layout == LONG) {
            snprintf(year, sizeof year, s->town % 2 ? "%d年" : "%d-12-31", FIRST_YEAR + y);
            put(b, s, year);
        }
        put_values(b, s, p, company, FIRST_YEAR + y);
        if (s->layout == LONG || y == YEARS - 1)
            end_row(b);
    }
}

/* The table of a town: its companies are those whose number leaves `town` when divided by TOWNS. */
static void write_table(text_buffer *b, const style *s, const panel *p)
{
    char line[128];
    size_t rows = 0;

    if (s->town % 3 != 1)
        put_line(b, s, "某镇企业主要指标汇总表");
    snprintf(line, sizeof line, s->town % 2 ? "填报单位：某镇科技办    单位：%s、人" : "单位：%s", unit_word(s->shift));
    if (s->place == IN_LINE_ABOVE)
        put_line(b, s, line);
    put_header(b, s);
    if (s->place == IN_UNIT_ROW)
        put_unit_row(b, s);
    for (uint32_t i = s->town; i < panel_count(p); i += TOWNS) {
        put_company(b, s, p, i);
        if (++rows == 3 && s->town % 4 == 2) { /* the next page */
            put_line(b, s, "某镇企业主要指标汇总表（续表）");
            if (s->layout != TWO_ROWS)
                put_header(b, s);
        }
    }
    put_line(b, s, "合  计");
    put_line(b, s, "填表人：张三");
}

/* The mark before first cells goes out; GB18030 where the town writes it. */
static char *finish(const text_buffer *b, const style *s, size_t *length)
{
    char *plain = malloc(b->length + 1), *out, *in = plain, *end;
    size_t n = 0, room = 2 * b->length + 1, left;
    iconv_t converter;

    assert_non_null(plain);
    for (size_t i = 0; i < b->length; i++) {
        if (b->text[i] != '\x01')
            plain[n++] = b->text[i];
    }
    if (!s->is_gb18030) {
        *length = n;
        return plain;
    }
    out = end = malloc(room);
    converter = iconv_open("GB18030", "UTF-8");
    left = n;
    assert_true(iconv(converter, &in, &left, &end, &room) != (size_t)-1);
    iconv_close(converter);
    free(plain);
    *length = (size_t)(end - out);
    return out;
}

/* --- comparing ----------------------------------------------------------------------------- */

static void read_town(const style *s, const panel *clean, panel *into, problems *found)
{
    text_buffer b;
    char *text, name[32];
    size_t length;
    tidu_error err;

    text_buffer_init(&b);
    write_table(&b, s, clean);
    text = finish(&b, s, &length);
    snprintf(name, sizeof name, "town%02u.csv", s->town);
    if (intake_read_bytes((intake_bytes){text, length, name}, &(intake_options){.threads = 1}, into, found, NULL, &err))
        fail_msg("%s: %s\n%.400s", name, err.message, text_buffer_string(&b));
    for (size_t i = 0; i < problems_count(found); i++) {
        const problem *p = problems_get(found, i);

        if (!strcmp(p->file, name) && problem_severity_of(p->kind) != PROBLEM_NOTE && p->kind != PROBLEM_CREDIT_CODE_CHECK)
            fail_msg("%s:%lu:%lu %s '%s' %s\n%.900s", name, p->line, p->column, problem_code(p->kind), p->found, p->header,
                     text_buffer_string(&b));
    }
    free(text);
    text_buffer_clear(&b);
}

static void no_value_differs(void **state)
{
    dictionary *d = shipped_dictionary();
    panel *clean = panel_new(d), *district = panel_new(d);
    problems *found = problems_new(), *of_sample = problems_new();
    size_t compared = 0;

    (void)state;
    assert_int_equal(intake_read("data/sample/companies.csv", &(intake_options){0}, clean, of_sample, NULL, NULL), TIDU_OK);
    for (unsigned town = 0; town < TOWNS; town++) {
        style s = style_of(town);

        read_town(&s, clean, district, found);
    }
    assert_int_equal(panel_count(district), panel_count(clean));
    for (uint32_t i = 0; i < panel_count(clean); i++) {
        const char *code = panel_code(clean, i);
        uint32_t there = panel_find_company(district, code, strlen(code));

        if (there == PANEL_NO_COMPANY)
            fail_msg("%s is lost", code);
        for (size_t k = 0; k < ITEMS; k++) {
            int id = dictionary_find(d, items[k]);

            for (int year = FIRST_YEAR; year < FIRST_YEAR + YEARS; year++) {
                double expected = panel_number(clean, i, id, year), value = panel_number(district, there, id, year);

                if (cell_is_value(expected) != cell_is_value(value) || (cell_is_value(value) && value != expected))
                    fail_msg("town %u: %s %s %d is %.17g, not %.17g", i % TOWNS, code, items[k], year, value, expected);
                compared += cell_is_value(value);
            }
        }
    }
    assert_true(compared > 2000);
    problems_free(found);
    problems_free(of_sample);
    panel_free(district);
    panel_free(clean);
    dictionary_free(d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(no_value_differs)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
