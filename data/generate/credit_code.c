/*
 * 9 (industry and commerce) 1 (company), division, organisation code with its
 * own check character (GB 11714), check character of the whole (GB 32100).
 */
#include "credit_code.h"

#include <string.h>

static const char alphabet[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";
static const char division[] = "990101";

/* GB 11714-1997: digits are themselves, letters 10 to 35; 11 - sum mod 11. */
static char organisation_check(const char *body)
{
    static const int weights[] = {3, 7, 9, 10, 5, 8, 4, 2};
    int sum = 0;

    for (int i = 0; i < 8; i++)
        sum += weights[i] * (body[i] <= '9' ? body[i] - '0' : body[i] - 'A' + 10);
    return "0X987654321"[sum % 11];
}

/* GB 32100-2015: (31 - sum mod 31) mod 31. */
static char whole_check(const char *code)
{
    static const int weights[] = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
    int sum = 0;

    for (int i = 0; i < 17; i++)
        sum += weights[i] * (int)(strchr(alphabet, code[i]) - alphabet);
    return alphabet[(31 - sum % 31) % 31];
}

void credit_code_make(unsigned long number, char code[20])
{
    const unsigned long codes = 887503681; /* 31^6 */
    /* a factor without the divisor 31 scatters without collisions */
    unsigned long scattered = (unsigned long)((unsigned long long)number * 514229ULL % codes);

    memcpy(code, "91", 2);
    memcpy(code + 2, division, 6);
    memcpy(code + 8, "MA", 2);
    for (int i = 15; i >= 10; i--, scattered /= 31)
        code[i] = alphabet[scattered % 31];
    code[16] = organisation_check(code + 8);
    code[17] = whole_check(code);
    code[18] = '\0';
}
