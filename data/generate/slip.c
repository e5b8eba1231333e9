#include "slip.h"

#include <string.h>

enum slip_kind {
    SLIP_CHECK_DIGIT,      /* the code fails its check */
    SLIP_FOUNDED_SLASHES,  /* 2013/1/5 */
    SLIP_FOUNDED_LATE,     /* founded after the data */
    SLIP_SEPARATORS,       /* "5,000,000" */
    SLIP_FULL_WIDTH,       /* １２０ */
    SLIP_NONE_WORD,        /* 无 */
    SLIP_DASH,             /* - */
    SLIP_SLASH,            /* / */
    SLIP_NEGATIVE_REVENUE,
    SLIP_HALF_PERSON,      /* 3.5 */
    SLIP_STAFF_ABOVE,      /* more S&T staff than employees */
    SLIP_YEAR_TOO_LONG,    /* 20233 */
    SLIP_WORDS,            /* 约500万 */
    SLIP_CODE_LOST,        /* 9.19901E+17 */
    SLIP_SAME_ROW_TWICE,
    SLIP_OTHER_ROW_TWICE,  /* the second time with another revenue */
    SLIP_KINDS
};

/* Every seventh company has its turn, half of the turns pass without an error. */
static int kind_of(long number)
{
    int turn = number % 7 == 3 ? (int)(number / 7 % 34) : SLIP_KINDS;

    return turn < SLIP_KINDS ? turn : SLIP_KINDS;
}

static void write_slashes(sheet_row *row)
{
    int year, month, day;

    if (sscanf(row->founded_on, "%4d-%2d-%2d", &year, &month, &day) == 3)
        snprintf(row->founded_on, sizeof row->founded_on, "%04d/%d/%d", year % 10000, month % 100,
                 day % 100);
}

void slip_company(long number, sheet_row *row, int last_year)
{
    switch (kind_of(number)) {
    case SLIP_CHECK_DIGIT:
        row->uscc[17] = row->uscc[17] == '1' ? '2' : '1';
        break;
    case SLIP_FOUNDED_SLASHES:
        write_slashes(row);
        break;
    case SLIP_FOUNDED_LATE:
        snprintf(row->founded_on, sizeof row->founded_on, "%04d-11-30", (last_year + 1) % 10000);
        break;
    default:
        break;
    }
}

/* "1234567" to "\"1,234,567\"", quoted because of its commas */
static void slip_separators(sheet_row *row, int column)
{
    char plain[32], text[48] = "\"";
    size_t length = sheet_number(row, column, plain);
    size_t whole = strcspn(plain, ".");
    size_t n = 1;

    if (length == 0)
        return;
    for (size_t i = 0; i < length; i++) {
        if (i && i < whole && (whole - i) % 3 == 0)
            text[n++] = ',';
        text[n++] = plain[i];
    }
    memcpy(text + n, "\"", 2);
    sheet_slip(row, column, text);
}

static void slip_full_width(sheet_row *row, int column)
{
    char plain[32], text[48];
    size_t n = 0;

    sheet_number(row, column, plain);
    for (const char *p = plain; *p >= '0' && *p <= '9' && n + 3 < sizeof text; p++) {
        memcpy(text + n, "\xEF\xBC\x90", 3); /* U+FF10 and on */
        text[n + 2] = (char)(text[n + 2] + (*p - '0'));
        n += 3;
    }
    text[n] = '\0';
    sheet_slip(row, column, text);
}

static void slip_year_too_long(sheet_row *row)
{
    char text[32];
    size_t length = sheet_number(row, SHEET_year, text);

    memcpy(text + length, "3", 2);
    sheet_slip(row, SHEET_year, text);
}

int slip_year(long number, sheet_row *row, sheet_row *second)
{
    int64_t *n = row->numbers;

    switch ((enum slip_kind)kind_of(number)) {
    case SLIP_SEPARATORS:
        slip_separators(row, SHEET_revenue);
        break;
    case SLIP_FULL_WIDTH:
        slip_full_width(row, SHEET_employees);
        break;
    case SLIP_NONE_WORD:
        sheet_slip(row, SHEET_ip_class1, "无");
        break;
    case SLIP_DASH:
        sheet_slip(row, SHEET_equity_financing, "-");
        break;
    case SLIP_SLASH:
        sheet_slip(row, SHEET_conversions, "/");
        break;
    case SLIP_NEGATIVE_REVENUE:
        if (n[SHEET_revenue] != SHEET_MISSING)
            n[SHEET_revenue] = -n[SHEET_revenue];
        break;
    case SLIP_HALF_PERSON:
        sheet_slip(row, SHEET_employees, "3.5");
        break;
    case SLIP_STAFF_ABOVE:
        if (n[SHEET_employees] != SHEET_MISSING)
            n[SHEET_st_staff] = n[SHEET_employees] + 5;
        break;
    case SLIP_YEAR_TOO_LONG:
        slip_year_too_long(row);
        break;
    case SLIP_WORDS:
        sheet_slip(row, SHEET_rd_expense, "约500万");
        break;
    case SLIP_CODE_LOST:
        snprintf(row->uscc, sizeof row->uscc, "9.19901E+17");
        break;
    case SLIP_SAME_ROW_TWICE:
        *second = *row;
        return 2;
    case SLIP_OTHER_ROW_TWICE:
        *second = *row;
        if (n[SHEET_revenue] != SHEET_MISSING)
            second->numbers[SHEET_revenue] += 1000000;
        return 2;
    case SLIP_CHECK_DIGIT:
    case SLIP_FOUNDED_SLASHES:
    case SLIP_FOUNDED_LATE:
    case SLIP_KINDS:
        break;
    }
    return 1;
}
