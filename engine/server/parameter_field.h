/*
 * A number of a rule as a field of an address: "param-percent.st_staff" is the parameter st_staff, and what is written without a unit is in
 * per cent. The address says the unit, so that a rule whose number is now in another one does not change what was asked.
 */
#ifndef SERVER_PARAMETER_FIELD_H
#define SERVER_PARAMETER_FIELD_H

#include <stdbool.h>
#include <stddef.h>

typedef struct parameter_field {
    const char *name; /* of the parameter; borrowed */
    const char *unit; /* behind a number without one: "%", " wan" ...; "": none */
} parameter_field;

/* False: it is no such field. */
bool parameter_field_read(const char *field, parameter_field *out);

/* The field of a parameter with this value, such as "10%" or "2 yi"; false: it does not fit, or is no name of one. */
bool parameter_field_write(const char *name, const char *value, char *out, size_t size);

#endif
