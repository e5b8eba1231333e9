/*
 * Private copies: a temporary database of SQLite's own, which is in memory as long as it is small, and gone when it is
 * closed. It has no cache files.
 */
#include "base/error.h"
#include "base/message.h"
#include "store/store_schema.h"
#include "store/store_undo.h"

static tidu_status copy(store *s, sqlite3 *into, tidu_error *err)
{
    sqlite3_backup *b = sqlite3_backup_init(into, "main", s->db, "main");
    int code;

    if (!b)
        return error_memory(err);
    code = sqlite3_backup_step(b, -1);
    sqlite3_backup_finish(b);
    if (code == SQLITE_DONE)
        return TIDU_OK;
    if (code == SQLITE_NOMEM)
        return error_memory(err);
    return store_refuse(s, err,
                        code == SQLITE_BUSY || code == SQLITE_LOCKED
                            ? _("another program is using the database; close that program and try again")
                            : _("the database could not be copied to look back into it; free some space in the folder "
                                "for temporary files"));
}

tidu_status store_make_copy(store *s, tidu_error *err)
{
    sqlite3 *db = NULL;
    tidu_status status =
        sqlite3_open_v2("", &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE,
                        NULL) == SQLITE_OK
            ? copy(s, db, err)
            : error_memory(err);

    if (status) {
        sqlite3_close(db);
        return status;
    }
    sqlite3_close(s->db);
    s->db = db;
    s->is_copy = true;
    /* nothing of it outlives a failure */
    status = store_execute(s, "PRAGMA trusted_schema = OFF; PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF", err);
    return status ? status : store_set_cache(s, STORE_CACHE_KIB, err);
}
