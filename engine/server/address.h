/*
 * The address of a request, "/list/hnte.csv?town=…", taken apart. Whatever is not plainly an address of ours is refused: no byte of it is
 * left out or put right.
 */
#ifndef SERVER_ADDRESS_H
#define SERVER_ADDRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

enum { ADDRESS_LONGEST = 4096, ADDRESS_MOST_SEGMENTS = 6, ADDRESS_MOST_FIELDS = 64 };

typedef struct address_field {
    const char *name;
    const char *value;
} address_field;

typedef struct address {
    char text[ADDRESS_LONGEST + 1]; /* what the rest points into, decoded */
    const char *segments[ADDRESS_MOST_SEGMENTS];
    size_t n_segments; /* 0: "/" */
    const char *ending; /* of the last segment, without which it stands there: "csv", "json", "html"; "" */
    address_field fields[ADDRESS_MOST_FIELDS];
    size_t n_fields; /* without those that are empty, as forms send them */
} address;

/*
 * Take apart the target of a request line. False: it is longer than ADDRESS_LONGEST, does not begin with a slash, or has a wrong escape, a
 * control character, bytes that are no UTF-8, an empty segment, "." or "..", or more of anything than fits.
 */
bool address_parse(const char *target, address *out);

/* Is it UTF-8 without control characters? */
bool address_is_text(const char *text);

/* The value of a field; NULL: it has none. */
const char *address_find(const address *a, const char *name);

/* Write a text so that it is one value or one segment of an address. */
void address_write(FILE *to, const char *text);

#endif
