/*
 * A change of a figure as a field of an address has it, "set.revenue=5000", and as `tidu whatif --set` takes it, "revenue=5000 wan".
 *
 * A field shows its unit, so a number without one is of that: 10,000 yuan of money, per cent of a share. Whoever writes a unit means that one.
 */
#ifndef SERVER_CHANGE_H
#define SERVER_CHANGE_H

#include <stdbool.h>
#include <stddef.h>

enum { CHANGE_TEXT = 256 };

/* The change "NAME=VALUE", "NAME+=VALUE" ... ; `unit` as in figure_kind. False: it is too long. */
bool change_write(const char *name, const char *value, const char *unit, char out[CHANGE_TEXT]);

/*
 * The decimal number `text` divided by 10 to the power of `places`, digit by digit: 42929576 by 4 is 4292.9576, 0.1 by -2 is 10.
 * False: it is no such number, or too long.
 */
bool change_shift(const char *text, int places, char *out, size_t size);

#endif
