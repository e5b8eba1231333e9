/*
 * The record of exports: which answers left the house, and whether a file is still what was written.
 */
#ifndef TIDU_EXPORT_H
#define TIDU_EXPORT_H

#include <stdbool.h>
#include <stddef.h>

#include "api/tidu_report.h"
#include "api/tidu_session.h"
#include "base/tidu_error.h"

#ifdef __cplusplus
extern "C" {
#endif

/* The size and SHA-256 of bytes that are sent somewhere from which they cannot be read again. NULL if memory is exhausted. */
typedef struct tidu_sent tidu_sent;
TIDU_API tidu_sent *tidu_sent_new(void);
TIDU_API void tidu_sent_add(tidu_sent *sent, const char *bytes, size_t n);
TIDU_API void tidu_sent_free(tidu_sent *sent);

/* The database from which the session answered last; NULL: from none. Valid as long as the session. */
TIDU_API const char *tidu_session_database(const tidu_session *session);

/* An answer that is complete and left. */
typedef struct tidu_export {
    size_t size;                /* of this struct; see TIDU_ABI */
    const char *const *command; /* [n] the words behind "tidu", as they were given, and what the environment decided */
    size_t n;
    const char *file;           /* a file or a folder; NULL: */
    const tidu_sent *sent;      /* what was sent to standard output */
    const char *format;         /* "csv", "folder" … */
    const char *withheld;       /* what was left out, or NULL */
    const char *level;          /* "L0" to "L3"; NULL: everything, L3 */
} tidu_export;

/*
 * Note the answer in tidu_session_database() with who (the user of the session), when, the digests of its bytes, its data and its rules.
 * No answer changes by it, and cached columns stay valid. TIDU_OK and *id 0 if the session read no database.
 *
 * TIDU_ESTORE: the database cannot be written, is locked, or an older program made it. TIDU_EIO: the file cannot be read back.
 */
TIDU_API tidu_status tidu_export_record(tidu_session *session, const tidu_export *answer, long long *id, tidu_error *err);

/* The record of the days from..to (YYYY-MM-DD; NULL: open), the oldest first. The report is the caller's. */
TIDU_API tidu_status tidu_exports(tidu_session *session, const char *db, const char *from, const char *to, bool is_for_screen,
                                  tidu_report **out, tidu_error *err);

#ifdef __cplusplus
}
#endif
#endif
