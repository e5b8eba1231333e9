/*
 * Civil dates of the Gregorian calendar as days since 1970-01-01.
 * Method: H. Hinnant, "chrono-compatible low-level date algorithms".
 */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include <stdbool.h>
#include <stddef.h>

typedef struct date {
    int year;
    int month; /* 1..12 */
    int day;   /* 1..31 */
} date;

/* Days beyond every valid one: of what has no beginning or no end. */
#define DATE_NO_BEGIN (-9999999L)
#define DATE_NO_END 9999999L

bool date_is_valid(date d); /* years 1000 to 9999 */
long date_to_days(date d);
date date_from_days(long days);

/* Parse exactly YYYY-MM-DD; on failure false, with `days` untouched. */
bool date_parse_iso(const char *text, size_t length, long *days);

/* The same of exactly YYYY-MM: its first day. */
bool date_parse_month(const char *text, size_t length, long *days);

/* "2024-07-01" into a buffer of at least 11 bytes. */
void date_format(long days, char text[11]);

/*
 * Whole years from `from` to `to`, counted by anniversaries; negative if `to` is earlier. In a common year the
 * anniversary of 29 February is the 28th: a term of years ends on the last day of a month that lacks its day (Civil Code
 * of China, art. 202).
 */
int date_years_between(long from, long to);

/* The anniversary `years` later, by the same rule. */
long date_add_years(long days, int years);

/* The same day of the month `months` later; if that month is too short, its last day. */
long date_add_months(long days, int months);

/* The day on this machine; false if it does not know. */
bool date_today(long *days);

#endif
