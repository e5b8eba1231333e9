/*
 * The state of a database: the stamp of its own table and the counters in the header of its file.
 */
#include "store/database_state.h"

#include <string.h>

#include <sqlite3.h>

enum { HEADER_BYTES = 100 };

static uint32_t big_endian(const unsigned char *b)
{
    return (uint32_t)b[0] << 24 | (uint32_t)b[1] << 16 | (uint32_t)b[2] << 8 | b[3];
}

static bool read_stamp(sqlite3 *db, unsigned char stamp[DATABASE_STAMP_BYTES])
{
    sqlite3_stmt *q = NULL;
    bool ok = sqlite3_prepare_v2(db, "SELECT stamp FROM content_stamp", -1, &q, NULL) == SQLITE_OK &&
              sqlite3_step(q) == SQLITE_ROW && sqlite3_column_type(q, 0) == SQLITE_BLOB &&
              sqlite3_column_bytes(q, 0) == DATABASE_STAMP_BYTES;

    if (ok)
        memcpy(stamp, sqlite3_column_blob(q, 0), DATABASE_STAMP_BYTES);
    sqlite3_finalize(q);
    return ok;
}

bool database_state_get(sqlite3 *db, database_state *out)
{
    unsigned char bytes[HEADER_BYTES];
    sqlite3_file *file = NULL;

    memset(out, 0, sizeof *out);
    if (!read_stamp(db, out->stamp)) /* first, because it takes the lock under which the header cannot change */
        return false;
    /* through SQLite: opening and closing the file here would release its POSIX locks */
    if (sqlite3_file_control(db, "main", SQLITE_FCNTL_FILE_POINTER, &file) != SQLITE_OK || !file ||
        !file->pMethods || file->pMethods->xRead(file, bytes, HEADER_BYTES, 0) != SQLITE_OK)
        return false;
    if (bytes[18] != 1 || bytes[19] != 1) /* write-ahead mode */
        return false;
    out->change_counter = big_endian(bytes + 24);
    out->pages = big_endian(bytes + 28);
    out->schema_cookie = big_endian(bytes + 40);
    return true;
}

bool database_state_follows(const database_state *now, const database_state *written)
{
    return !memcmp(now->stamp, written->stamp, sizeof now->stamp) &&
           now->change_counter == (uint32_t)(written->change_counter + 1);
}
