/*
 * The delimiter of a CSV text that does not say which one it uses.
 */
#ifndef TABLE_CSV_DELIMITER_H
#define TABLE_CSV_DELIMITER_H

#include <stddef.h>

#include "table/record.h"

/*
 * The one of , ; tab | under which a line of the beginning holds the most labels of a header by `judge`; if none has any, or
 * `judge` is NULL, the one that occurs most often outside of quotes in the first lines.
 */
char csv_delimiter_find(const char *text, size_t length, record_judge judge, void *context);

#endif
