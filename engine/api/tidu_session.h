/*
 * A session holds what all calls share: the folders of models, the language of texts and the number of threads.
 */
#ifndef TIDU_SESSION_H
#define TIDU_SESSION_H

#include <stdbool.h>
#include <stddef.h>

#include "base/tidu_error.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * The version of the binary interface. It increases when a declaration is removed or changes its meaning.
 *
 * New fields are only ever appended to a struct of options. Its `size` tells the library how much of it the caller
 * knows (sizeof the struct); fields beyond that take their defaults. A `size` of 0 means the size that the struct had
 * when this version of the interface began.
 */
#define TIDU_ABI 1

TIDU_API const char *tidu_version(void); /* of the library, "0.1.0" */
TIDU_API int tidu_abi(void);             /* TIDU_ABI of the library in use; it can differ from the header's */

typedef struct tidu_session tidu_session;

/*
 * Called during long operations: `done` of `total` units are complete, where a `total` of 0 means unknown. Returning
 * false stops the operation, which then returns TIDU_ESTOPPED.
 */
typedef bool (*tidu_progress)(void *context, size_t done, size_t total);

typedef struct tidu_session_options {
    size_t size; /* of this struct; see TIDU_ABI */
    const char *models;   /* folders of model files, separated by ':' */
    bool is_chinese;      /* model texts and headings in Chinese, otherwise in English */
    int threads;          /* 0: all cores */
    tidu_progress progress; /* may be NULL */
    void *progress_context;
    const char *user; /* who imports and undoes, for the journal; borrowed as long as the session; NULL: unknown */
    const char *subject; /* what tables and databases are about: the id of a file in the folder subjects of the models, as "projects"; NULL:
                            companies */
    const char *level; /* what answers may show: "public", "bureau", "leaders" or "full", or "L0" to "L3"; NULL: as models/practice/export.yaml
                          says. Values by column (tidu_assessment.h) are the program's own and not concerned */
} tidu_session_options;

/* Set all options to their defaults: models in "models", English, all cores, no progress function. */
TIDU_API void tidu_session_options_init(tidu_session_options *options);

/*
 * Open a session and list the model files of its folders. `options` is copied.
 *
 * out      on success a new session, owned by the caller (tidu_session_close)
 *
 * Returns TIDU_OK, TIDU_EIO, TIDU_EMODEL (the dictionary of indicators or the file of levels is wrong), TIDU_EUSAGE (the level),
 * TIDU_ENOTFOUND (the subject) or TIDU_ENOMEM.
 */
TIDU_API tidu_status tidu_session_open(const tidu_session_options *options, tidu_session **out,
                                       tidu_error *err);

/*
 * Where the database of a subject stands beside that of the companies: district.projects.db beside district.db. A path that is
 * such a one stays as it is. TIDU_EUSAGE: `size` bytes at `out` are too few.
 */
TIDU_API tidu_status tidu_subject_database(const char *db, const char *subject, char *out, size_t size, tidu_error *err);

/* The level of the session: 0 to 3. */
TIDU_API int tidu_session_level(const tidu_session *session);

/* Close everything that was made from the session first. */
TIDU_API void tidu_session_close(tidu_session *session);

/*
 * Read the own indicators of a place: indicators.yaml in the folder of `beside`, a database or an input file, which has the
 * form of models/dictionary/indicators.yaml. Columns with their names or labels are then read, stored and usable in
 * expressions. Nothing happens if there is no such file or it has been read. Call it before the first query.
 *
 * Returns TIDU_OK, TIDU_EIO, TIDU_EMODEL (with file, line and column) or TIDU_ENOMEM.
 */
TIDU_API tidu_status tidu_session_add_indicators(tidu_session *session, const char *beside, tidu_error *err);

/* Replace the progress function for all later calls; NULL: none. */
TIDU_API void tidu_session_set_progress(tidu_session *session, tidu_progress progress, void *context);

#ifdef __cplusplus
}
#endif
#endif
