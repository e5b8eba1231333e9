/* Choices with the values that the data have, and how many companies have each, as the command says. */
#ifndef SERVER_FACET_H
#define SERVER_FACET_H

#include "server/page.h"

/* Is it a field of that kind? */
bool facet_is(const route_option *o);

/* Its element, with `value` (or NULL) chosen; a field to write in where the data tell no values, or too many. */
void facet_write(const page *p, const route_option *o, const char *value);

#endif
