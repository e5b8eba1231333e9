#ifndef SERVER_DESK_H
#define SERVER_DESK_H

#include "server/guard.h"

/* What the server is: one for all requests. */
typedef struct desk {
    unsigned port;
    const char *db;    /* as given with --db; NULL: the default */
    const char *level; /* as given with --level; NULL: the default */
    const char *language; /* as given with --lang; NULL: that of the browser */
    char token[GUARD_SECRET];  /* of the address that is printed; "": it has been used */
    char cookie[GUARD_SECRET]; /* what it was exchanged for */
} desk;

/* The database that the commands read: as given, of the environment, or the usual one. */
const char *desk_database(const desk *d);

#endif
