/*
 * The days of certificates as officials publish them: "2023年11月8日", "2023", "2023-11-08至2026-11-07", "三年", "长期".
 */
#ifndef INTAKE_CERTIFICATE_DATE_H
#define INTAKE_CERTIFICATE_DATE_H

#include <stdbool.h>

#include "panel/word_list.h"

/*
 * The day of grant. Of a year alone it is the last day: by then it was granted, and what hangs on its being valid is not
 * claimed too early.
 */
bool certificate_granted(const char *folded, long *day);

/* Both days of a range. */
bool certificate_range(const char *folded, long *from, long *to);

/* The last day: a date, the last day of a year, the end of a range, a term from the day of grant, or for ever. */
bool certificate_end(const char *folded, const word_lists *words, long granted_on, long *day);

#endif
