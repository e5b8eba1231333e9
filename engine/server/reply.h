/* A request as the server has received it, and what is sent back. */
#ifndef SERVER_REPLY_H
#define SERVER_REPLY_H

#include <stdbool.h>
#include <stddef.h>

#include "server/desk.h"
#include "server/tag.h"

/* Texts are borrowed; NULL: the request has no such header. */
typedef struct incoming {
    const char *method;
    const char *target; /* as it was sent */
    const char *host;
    size_t n_hosts;
    const char *origin;
    const char *cookie; /* the value of the server's own one */
    const char *languages; /* Accept-Language */
    const char *known;     /* If-None-Match */
    const char *site, *mode; /* Sec-Fetch-Site and -Mode */
    const char *user;      /* X-Remote-User, which counts if a web server of ours sets it */
    bool has_body;
    long long length; /* Content-Length; 0: there is none */
    const char *form; /* where its body is (upload_write), once it has come */
} incoming;

/* The most bytes of a form with its files: a table of some million companies. */
#define REPLY_MOST_FORM (512LL << 20)

enum { REPLY_LOCATION = 256, REPLY_FILE = 128 };

typedef struct reply {
    int status;       /* of HTTP */
    const char *type; /* Content-Type */
    char location[REPLY_LOCATION]; /* "": it leads nowhere else */
    char file[REPLY_FILE];         /* the name under which a browser saves it; "": it shows it */
    char tag[TAG_TEXT];            /* ETag; "": it has none */
    bool sets_cookie;
    bool may_be_kept; /* by the browser: it holds no data */
    char *bytes;      /* [n], malloc */
    size_t n;
} reply;

/*
 * Is this a request that changes something, from one of our pages in a browser that was let in, so that its body is to be received? Otherwise it is
 * answered without. From any thread.
 */
bool reply_takes_form(const desk *d, const incoming *request);

/* Answer a request. Requests are answered one at a time, from one thread. */
void reply_make(desk *d, const incoming *request, reply *out);

#endif
