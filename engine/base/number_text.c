/*
 * Parsing. Fast path: up to 19 digits in a 64-bit mantissa; if that is at most 2^53 and the power of ten at most 10^22,
 * both are exact doubles, so that a single multiplication or division rounds correctly (W. D. Clinger, "How to read
 * floating point numbers accurately", 1990). Everything else goes to strtod in the C locale.
 */
#define _GNU_SOURCE
#include "base/number_text.h"

#include <gmp.h>
#include <locale.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/allocate.h"

enum { MOST_TEXT = 400, EXACT_POWER = 22, SHORT_DIGITS = 15, MOST_SHORT_DECIMALS = 9 };

typedef struct scanned {
    bool is_negative;
    uint64_t mantissa; /* valid while digits <= 19 */
    int digits;        /* significant digits, without leading and trailing zeros */
    int exponent;      /* power of ten to multiply the mantissa by */
} scanned;

static const double powers[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

/* exponent: [eE] [+-] digits; NULL if it is malformed */
static const char *scan_exponent(const char *p, const char *end, int *exponent)
{
    bool is_negative = false;
    int value = 0;

    p++;
    if (p < end && (*p == '+' || *p == '-'))
        is_negative = *p++ == '-';
    if (p == end)
        return NULL;
    for (; p < end; p++) {
        if (*p < '0' || *p > '9')
            return NULL;
        if (value < 100000)
            value = value * 10 + (*p - '0');
    }
    *exponent += is_negative ? -value : value;
    return p;
}

/* number: [+-] digits [. digits] [exponent] */
static bool scan(const char *p, const char *end, scanned *s)
{
    bool has_digit = false;
    bool has_point = false;
    int zeros = 0; /* pending: zeros that may turn out to be trailing */

    *s = (scanned){0};
    if (p < end && (*p == '+' || *p == '-'))
        s->is_negative = *p++ == '-';
    for (; p < end; p++) {
        if (*p == '.' && !has_point) {
            has_point = true;
            continue;
        }
        if (*p < '0' || *p > '9')
            break;
        has_digit = true;
        s->exponent -= has_point;
        if (*p == '0') {
            zeros += s->digits > 0;
            continue;
        }
        s->digits += zeros + 1;
        if (s->digits <= 19) {
            for (; zeros; zeros--)
                s->mantissa *= 10;
            s->mantissa = s->mantissa * 10 + (uint64_t)(*p - '0');
        }
        zeros = 0;
    }
    s->exponent += zeros;
    if (!has_digit)
        return false;
    if (p < end && (*p == 'e' || *p == 'E'))
        p = scan_exponent(p, end, &s->exponent);
    return p == end;
}

static bool parse_slowly(const char *text, size_t length, int shift, double *value)
{
    static locale_t c_locale;
    char copy[MOST_TEXT + 16];
    const char *e;
    int exponent = 0;
    char *end;

    if (length > MOST_TEXT)
        return false;
    if (!c_locale) /* two threads may both create one; they are equal */
        c_locale = newlocale(LC_ALL_MASK, "C", (locale_t)0);
    if (!c_locale)
        return false;
    e = memchr(text, 'e', length);
    if (!e)
        e = memchr(text, 'E', length);
    if (e) {
        scan_exponent(e, text + length, &exponent);
        length = (size_t)(e - text);
    }
    snprintf(copy, sizeof copy, "%.*se%d", (int)length, text, exponent + shift);
    *value = strtod_l(copy, &end, c_locale);
    return *end == '\0' && isfinite(*value) && *value != 0; /* 0 is handled by the caller */
}

bool number_parse(const char *text, size_t length, int shift, double *value, bool *is_short)
{
    scanned s;
    double x;

    if (!shift && number_parse_count(text, length, value)) {
        *is_short = true;
        return true;
    }
    if (!scan(text, text + length, &s))
        return false;
    s.exponent += shift;
    if (s.digits == 0) {
        x = 0;
    } else if (s.digits <= 19 && s.mantissa <= UINT64_C(1) << 53 && s.exponent >= -EXACT_POWER &&
               s.exponent <= EXACT_POWER) {
        x = (double)s.mantissa;
        x = s.exponent < 0 ? x / powers[-s.exponent] : x * powers[s.exponent];
        if (s.is_negative)
            x = -x;
    } else if (!parse_slowly(text, length, shift, &x)) {
        return false;
    }
    *value = x;
    *is_short = s.digits <= SHORT_DIGITS;
    return true;
}

/* Write `units` / 10^`decimals`, keeping trailing zeros. `text` holds at least 32 bytes. */
static size_t write_scaled(bool is_negative, uint64_t units, int decimals, char *text)
{
    char reversed[24];
    size_t n = 0;
    size_t length = 0;

    for (int place = 0; units || place <= decimals; place++) {
        if (decimals && place == decimals)
            reversed[n++] = '.';
        reversed[n++] = (char)('0' + units % 10);
        units /= 10;
    }
    if (is_negative)
        text[length++] = '-';
    while (n)
        text[length++] = reversed[--n];
    text[length] = '\0';
    return length;
}

/*
 * Money, counts and percentages have few decimals. For m < 10^15 one division rounds m / 10^d correctly, so if that
 * yields the value again, it is its shortest decimal. False: the general method is needed.
 */
static bool format_short(double value, char *text, size_t *length)
{
    double size = fabs(value);

    for (int decimals = 0; decimals <= MOST_SHORT_DECIMALS; decimals++) {
        double units = nearbyint(size * powers[decimals]);

        if (!(units < 1e15))
            return false;
        if (units / powers[decimals] == size) {
            *length = write_scaled(value < 0, (uint64_t)units, decimals, text);
            return true;
        }
    }
    return false;
}

size_t number_format(double value, char text[32])
{
    size_t short_length;

    if (value == 0) {
        memcpy(text, "0", 2);
        return 1;
    }
    if (fabs(value) >= 1e-4 && format_short(value, text, &short_length))
        return short_length;
    for (int digits = SHORT_DIGITS;; digits++) {
        int length = snprintf(text, 32, "%.*g", digits, value);

        if (digits == 17 || strtod(text, NULL) == value) {
            /* whole numbers are written out, since 1e+15 is hard to read in a table of money */
            if (memchr(text, 'e', (size_t)length) && fabs(value) < 1e18 && value == floor(value))
                length = snprintf(text, 32, "%.0f", value);
            return (size_t)length;
        }
    }
}

size_t number_format_fixed(double value, int decimals, char *text, size_t size)
{
    char shown[40];
    double rounded;
    double scale = decimals <= EXACT_POWER ? powers[decimals] : 1;
    double units = fabs(value) * scale;
    double part = units - floor(units);
    int length;

    /* far from a half, binary and decimal rounding agree */
    if (units < 1e9 && decimals <= MOST_SHORT_DECIMALS && size >= 32 && fabs(part - 0.5) > 1e-5) {
        uint64_t whole = (uint64_t)floor(units + 0.5);

        return write_scaled(value < 0 && whole, whole, decimals, text);
    }

    /* 2.385 is 2.38499... as a double: round the decimal that was written */
    snprintf(shown, sizeof shown, "%.15ge%d", value, decimals);
    if (strchr(shown, 'e') != strrchr(shown, 'e') || fabs(value) >= 1e15) {
        length = snprintf(text, size, "%.*f", decimals, value);
    } else {
        rounded = round(strtod(shown, NULL)) / scale;
        length = snprintf(text, size, "%.*f", decimals, rounded == 0 ? 0.0 : rounded);
    }
    return length < 0 ? 0 : (size_t)length < size ? (size_t)length : size - 1;
}

/* Copy the digits of a number to `out`, without point and exponent; returns the exponent. */
static int digits_of(const char *text, const char *end, char *out)
{
    int exponent = 0;
    bool has_point = false;

    if (*text == '+')
        text++;
    if (*text == '-')
        *out++ = *text++;
    for (; text < end && *text != 'e' && *text != 'E'; text++) {
        if (*text == '.') {
            has_point = true;
            continue;
        }
        *out++ = *text;
        exponent -= has_point;
    }
    *out = '\0';
    if (text < end)
        scan_exponent(text, end, &exponent);
    return exponent;
}

bool number_multiply(const char *a, const char *b, char *out, size_t size)
{
    size_t length_a = strlen(a);
    size_t length_b = strlen(b);
    size_t room = (length_a > length_b ? length_a : length_b) + 2;
    scanned s;
    char *digits;
    mpz_t x, y;
    int exponent;
    bool fits;

    if (!scan(a, a + length_a, &s) || !scan(b, b + length_b, &s))
        return false;
    digits = allocate(room);
    if (!digits)
        return false;
    mpz_init(x);
    mpz_init(y);
    exponent = digits_of(a, a + length_a, digits);
    mpz_set_str(x, digits, 10);
    exponent += digits_of(b, b + length_b, digits);
    mpz_set_str(y, digits, 10);
    mpz_mul(x, x, y);
    fits = mpz_sizeinbase(x, 10) + 16 <= size;
    if (fits) {
        mpz_get_str(out, 10, x);
        if (exponent)
            snprintf(out + strlen(out), 16, "e%d", exponent);
    }
    mpz_clear(x);
    mpz_clear(y);
    release(digits);
    return fits;
}
