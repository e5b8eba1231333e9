/*
 * Filling in error records; texts that are too long are truncated.
 */
#include "base/error.h"

#include <stdio.h>

#include "base/message.h"

const char *tidu_status_name(tidu_status status)
{
    static const char *const names[] = {
        [TIDU_OK] = "TIDU_OK",
        [TIDU_EIO] = "TIDU_EIO",
        [TIDU_EDATA] = "TIDU_EDATA",
        [TIDU_EMODEL] = "TIDU_EMODEL",
        [TIDU_ESTORE] = "TIDU_ESTORE",
        [TIDU_ENOTFOUND] = "TIDU_ENOTFOUND",
        [TIDU_EUSAGE] = "TIDU_EUSAGE",
        [TIDU_ENOMEM] = "TIDU_ENOMEM",
        [TIDU_ESTOPPED] = "TIDU_ESTOPPED",
    };
    if ((size_t)status >= sizeof names / sizeof *names)
        return "TIDU_UNKNOWN";
    return names[status];
}

tidu_status error_at_list(tidu_error *err, tidu_status status, const char *file, unsigned long line,
                          unsigned long column, const char *format, va_list arguments)
{
    if (!err)
        return status;
    err->status = status;
    err->line = line;
    err->column = column;
    snprintf(err->file, sizeof err->file, "%s", file ? file : "");
    vsnprintf(err->message, sizeof err->message, format, arguments);
    return status;
}

tidu_status error_set(tidu_error *err, tidu_status status, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    error_at_list(err, status, NULL, 0, 0, format, arguments);
    va_end(arguments);
    return status;
}

tidu_status error_at(tidu_error *err, tidu_status status, const char *file, unsigned long line,
                     unsigned long column, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    error_at_list(err, status, file, line, column, format, arguments);
    va_end(arguments);
    return status;
}

tidu_status error_memory(tidu_error *err)
{
    return error_set(err, TIDU_ENOMEM, "%s", _("out of memory; use fewer rows or a larger machine"));
}
