/*
 * Which contents a database has, as a text: two texts are equal only if no answer can differ, the record of exports apart. It covers every
 * table, by the counter of transactions in the header of the file, from which the exports are taken off (each is one transaction of one
 * row); the stamp of the tables that are read, the last import and the file itself tell a restored copy from what it replaces.
 */
#ifndef STORE_STORE_CONTENT_H
#define STORE_STORE_CONTENT_H

#include "base/tidu_error.h"

enum { STORE_CONTENT_TEXT = 65 };

/*
 * Takes well under a millisecond and does not wait. TIDU_EIO: there is no such file. TIDU_ESTORE: it is no database, it is being written, or
 * it has no reliable state (store/database_state.h).
 */
tidu_status store_content(const char *path, char out[STORE_CONTENT_TEXT], tidu_error *err);

#endif
