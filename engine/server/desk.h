#ifndef SERVER_DESK_H
#define SERVER_DESK_H

#include <stdbool.h>

#include "server/guard.h"

/* What the server is: one for all requests. */
typedef struct desk {
    unsigned port;     /* on 127.0.0.1 */
    const char *socket; /* NULL; or the path of a Unix socket on which it listens instead: then whoever gets there may ask, without a token, */
    const char *host;   /* and must call it by this name */
    const char *group;  /* who else may open the socket; NULL: its owner alone */
    const char *db;    /* as given with --db; NULL: the default */
    const char *level; /* as given with --level; NULL: the default */
    bool is_writing;   /* forms that change something are taken */
    const char *language; /* as given with --lang; NULL: that of the browser */
    char run[GUARD_SECRET];    /* tells this run of the program from any other */
    char token[GUARD_SECRET];  /* of the address that is printed; "": it has been used */
    char cookie[GUARD_SECRET]; /* what it was exchanged for */
} desk;

/* The same in memory that processes share which are started from now on, until the end; NULL: the system has none. */
desk *desk_share(const desk *d);

/* The database that the commands read: as given, of the environment, or the usual one. */
const char *desk_database(const desk *d);

#endif
