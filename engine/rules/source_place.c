#include "rules/source_place.h"

#include "base/error.h"

tidu_status expression_error(const source_place *place, unsigned long column, tidu_error *err,
                             const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    error_at_list(err, TIDU_EMODEL, place->file, place->line, place->column ? place->column + column - 1 : column,
                  format, arguments);
    va_end(arguments);
    return TIDU_EMODEL;
}
