/*
 * The one place that knows how GSL says that something went wrong.
 *
 * GSL's own handler ends the process. It belongs to the process, so it is switched off once, before the first use, and
 * stays off: switching it back on would race with other threads. A program that uses GSL itself and wants a handler sets
 * it after its first session was opened.
 */
#ifndef NUMERIC_GSL_GUARD_H
#define NUMERIC_GSL_GUARD_H

#include "base/tidu_error.h"

/* To be called before the first call of GSL that can fail; from any thread, as often as one likes. */
void gsl_guard(void);

/* What a code of GSL is here: TIDU_OK, TIDU_ENOMEM, or TIDU_EDATA for what has no solution. */
tidu_status gsl_guard_status(int code);

#endif
