/*
 * Error handling of GSL.
 *
 * GSL's default handler aborts the process. It is process-wide, so it is switched off once, before the first use, and
 * stays off: switching it on again would race with other threads. A program that uses GSL itself and wants a handler
 * must set it after the library has computed weights for the first time.
 */
#ifndef NUMERIC_GSL_GUARD_H
#define NUMERIC_GSL_GUARD_H

#include "base/tidu_error.h"

/* Call this before any call of GSL that can fail, from any thread and any number of times. */
void gsl_guard(void);

/* The status for a code of GSL: TIDU_OK, TIDU_ENOMEM, or TIDU_EDATA for a problem without a solution. */
tidu_status gsl_guard_status(int code);

#endif
