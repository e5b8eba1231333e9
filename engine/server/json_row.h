/* The flat rows of our own JSON, for the fields of a page: an array of objects that hold texts, numbers and null. */
#ifndef SERVER_JSON_ROW_H
#define SERVER_JSON_ROW_H

#include <stdbool.h>
#include <stddef.h>

enum { JSON_ROW_MOST = 24 };

typedef struct json_row {
    const char *names[JSON_ROW_MOST];
    const char *values[JSON_ROW_MOST]; /* numbers as they are written; NULL: null, or no such thing */
    size_t n;
} json_row;

/* Behind the "[" of an array that is a value of the outermost object; NULL: it has no such value. */
char *json_row_array(char *text, const char *name);

/* Take the next object of an array, whose text is changed for it. False: there is none, or it is none that is flat. */
bool json_row_next(char **at, json_row *out);

/* The value of a name; "" where there is none. */
const char *json_row_value(const json_row *row, const char *name);

#endif
