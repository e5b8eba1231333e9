/*
 * The last day of a certificate as text.
 */
#ifndef REPORT_CERTIFICATE_TEXT_H
#define REPORT_CERTIFICATE_TEXT_H

#include <stdbool.h>

#include "panel/credentials.h"

enum { CERTIFICATE_DAY = 64 };

/* For people with "by rule", "no end" or "unknown"; otherwise a date, or "" where it is unknown. `day` holds the text. */
const char *certificate_last_day(const credential *c, bool is_for_people, char day[CERTIFICATE_DAY]);

#endif
