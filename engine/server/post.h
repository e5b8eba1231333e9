/*
 * Receiving the body of a request that changes something, by the library's reader of forms, in the thread of its connection.
 */
#ifndef SERVER_POST_H
#define SERVER_POST_H

#include "server/http_library.h"
#include "server/upload.h"

typedef struct post {
    const http_library *http;
    struct MHD_PostProcessor *reader; /* NULL: the body is no form */
    upload *form;
    bool has_failed; /* it was too much, or the disk takes no more; the rest is passed over */
} post;

enum { POST_BUFFER = 64 << 10 };

/* Files go to `folder`, which is made. False without memory. */
bool post_begin(post *p, const http_library *http, struct MHD_Connection *connection, const char *folder);

/* A piece of the body. */
void post_take(post *p, const char *bytes, size_t n);

/* All has come: the form, which is the caller's; NULL: it is none, or was too much. */
upload *post_end(post *p);
void post_clear(post *p);

#endif
