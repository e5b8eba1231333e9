/*
 * A session: where models are, in which language texts are, on how many threads is computed.
 */
#ifndef TIDU_SESSION_H
#define TIDU_SESSION_H

#include <stdbool.h>
#include <stddef.h>

#include "base/tidu_error.h"

#ifdef __cplusplus
extern "C" {
#endif

TIDU_API const char *tidu_version(void);

typedef struct tidu_session tidu_session;

/* Told how far a long piece of work has come; `total` 0 is unknown. False: stop (TIDU_ESTOPPED). */
typedef bool (*tidu_progress)(void *context, size_t done, size_t total);

typedef struct tidu_session_options {
    const char *models;   /* folders of model files, separated by ':' */
    bool is_chinese;      /* texts of models and headings in Chinese, else in English */
    int threads;          /* 0: all cores */
    tidu_progress progress; /* may be NULL */
    void *progress_context;
} tidu_session_options;

TIDU_API void tidu_session_options_init(tidu_session_options *options);
TIDU_API tidu_status tidu_session_open(const tidu_session_options *options, tidu_session **out,
                                       tidu_error *err);
TIDU_API void tidu_session_close(tidu_session *session);

/* Replace the progress function, for what comes next. */
TIDU_API void tidu_session_set_progress(tidu_session *session, tidu_progress progress, void *context);

#ifdef __cplusplus
}
#endif
#endif
