/*
 * How a workbook shows a number: what makes it a date, a time or a percentage.
 */
#ifndef TABLE_NUMBER_FORM_H
#define TABLE_NUMBER_FORM_H

#include <stdbool.h>
#include <stddef.h>

typedef enum number_form {
    FORM_NUMBER,
    FORM_PERCENT,
    FORM_DATE,
    FORM_TIME,
    FORM_DATE_TIME
} number_form;

enum { NUMBER_FORM_TEXT = 400 }; /* bytes for the text of a number */

/* The form of a built-in format, by its id (ECMA-376 part 1, 18.8.30, with those of Chinese versions). */
number_form number_form_builtin(unsigned long id);

/* The form of a format code: "yyyy\-mm\-dd", "0.00%", "[$-804]aaaa;@". */
number_form number_form_of(const char *code);

/*
 * Write the number `text`, of `length` bytes, in its form: FORM_DATE "2024-03-01", FORM_DATE_TIME "2024-03-01 14:30:00"
 * (without the time at midnight), FORM_TIME "14:30:00", FORM_PERCENT "5.12%" for 0.0512. What is no such number or has
 * no such date (a day before 1900, 29 February 1900, beyond 9999) stays as written.
 *
 * Of a fraction with 16 or 17 digits, which programs write for a double (0.28999999999999998), the shorter text of the
 * same double is written, if there is one of 15 digits (0.29): it is what people see and typed.
 *
 * Returns the length of `out`.
 */
size_t number_form_write(number_form form, bool is_1904, const char *text, size_t length, char out[NUMBER_FORM_TEXT]);

#endif
