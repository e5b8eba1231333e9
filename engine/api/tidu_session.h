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

/*
 * The version of the binary interface. It counts up when something that stands here changes its meaning or goes.
 * Fields that are added to a struct of options are appended: its `size` says how much of it the caller knows (sizeof),
 * what lies behind has its default; 0 stands for the size that the struct had when this version began.
 */
#define TIDU_ABI 1

TIDU_API const char *tidu_version(void); /* "0.1.0", of the library */
TIDU_API int tidu_abi(void);             /* TIDU_ABI of the library, which may be another one than the header's */

typedef struct tidu_session tidu_session;

/* Told how far a long piece of work has come; `total` 0 is unknown. False: stop (TIDU_ESTOPPED). */
typedef bool (*tidu_progress)(void *context, size_t done, size_t total);

typedef struct tidu_session_options {
    size_t size; /* of this struct; see TIDU_ABI */
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
