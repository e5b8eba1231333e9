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
} tidu_export;

/*
 * Note the answer in tidu_session_database() with who (the user of the session), when, the digests of its bytes, its data and its rules, the
 * level of the session and what that did not show.
 * No answer changes by it, and cached columns stay valid. TIDU_OK and *id 0 if the session read no database.
 *
 * TIDU_ESTORE: the database cannot be written, is locked, or an older program made it. TIDU_EIO: the file cannot be read back.
 */
TIDU_API tidu_status tidu_export_record(tidu_session *session, const tidu_export *answer, long long *id, tidu_error *err);

/* The record of the days from..to (YYYY-MM-DD; NULL: open), the oldest first. The report is the caller's. */
TIDU_API tidu_status tidu_exports(tidu_session *session, const char *db, const char *from, const char *to, bool is_for_screen,
                                  tidu_report **out, tidu_error *err);

/* --- does a file still hold? ---------------------------------------------------------------------------------- */

typedef struct tidu_verification tidu_verification;

typedef enum tidu_validity {
    TIDU_HOLDS,         /* unchanged, and computed again the same */
    TIDU_FILE_CHANGED,  /* these are not the bytes that were written */
    TIDU_DATA_CHANGED,  /* it is authentic, but the data have changed since */
    TIDU_RULES_CHANGED, /* it is authentic, but the rules have changed since */
    TIDU_UNVERIFIABLE   /* the report says why, and what would help */
} tidu_validity;

typedef struct tidu_verify_options {
    size_t size;       /* of this struct; see TIDU_ABI */
    const char *file;  /* a file or a folder */
    const char *db;
    const char *input; /* the file from which it was made, if it was no database; or NULL */
    long long row;     /* its number in the record of exports; 0: find it by the digest, the stamp or the name of the file */
} tidu_verify_options;

/*
 * Find what the record of exports says of the file, and compare with the rules and the data of now. A database that cannot be read is
 * part of the verdict. *out is the caller's; `options` and its texts are borrowed as long as it lives. TIDU_EIO: the file cannot be read.
 */
TIDU_API tidu_status tidu_verify_begin(tidu_session *session, const tidu_verify_options *options, tidu_verification **out,
                                       tidu_error *err);
TIDU_API void tidu_verification_free(tidu_verification *v);

/* A command to be run again. Texts are valid as long as the verification. */
typedef struct tidu_verify_run {
    size_t size;              /* of this struct; see TIDU_ABI */
    const char *const *words; /* [n] as recorded: data of a database, which no shell may see */
    size_t n;
    const char *db;           /* the database to ask, instead of the recorded one; NULL: */
    const char *input;        /* the file to read */
    const char *output;       /* where its answer goes, instead of the recorded file or of standard output */
    bool is_standard;         /* it went to standard output */
    const char *day;          /* "today" of then, YYYY-MM-DD */
} tidu_verify_run;

/* The next one; false: there is no more. Call tidu_verify_ran after each. */
TIDU_API bool tidu_verify_next(tidu_verification *v, tidu_verify_run *out);

/* What the session has read that answered it: before it is closed. */
TIDU_API void tidu_verify_read(tidu_verification *v, const tidu_session *ran);

/* It was run; `reason` NULL: the answer is there, otherwise why there is none. */
TIDU_API void tidu_verify_ran(tidu_verification *v, const char *reason);

/* The verdict, and how it comes about. The report is the caller's. */
TIDU_API tidu_status tidu_verify_end(tidu_verification *v, bool is_for_screen, tidu_validity *verdict, tidu_report **out, tidu_error *err);

#ifdef __cplusplus
}
#endif
#endif
