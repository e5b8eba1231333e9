/*
 * Filling in the caller's error record. Each function returns the status that it was given, so that reporting a failure
 * is one statement: return error_set(err, TIDU_EDATA, ...). `err` may be NULL everywhere.
 */
#ifndef BASE_ERROR_H
#define BASE_ERROR_H

#include <stdarg.h>

#include "base/tidu_error.h"

tidu_status error_set(tidu_error *err, tidu_status status, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* The same with a place. `file` may be NULL; line and column 0 mean unknown. */
tidu_status error_at(tidu_error *err, tidu_status status, const char *file, unsigned long line,
                     unsigned long column, const char *format, ...)
    __attribute__((format(printf, 6, 7)));

/* The same with a va_list, for functions that derive the place from their own arguments. */
tidu_status error_at_list(tidu_error *err, tidu_status status, const char *file, unsigned long line,
                          unsigned long column, const char *format, va_list arguments)
    __attribute__((format(printf, 6, 0)));

/* TIDU_ENOMEM with the one message for all failed allocations. */
tidu_status error_memory(tidu_error *err);

#endif
