/*
 * Who may ask. A page of somebody else's in the same browser can send requests to this machine, and a name that it owns can be made to mean
 * this machine: so the name by which we were called, where a request comes from and a secret of ours are looked at.
 */
#ifndef SERVER_GUARD_H
#define SERVER_GUARD_H

#include <stdbool.h>

/* Is this "127.0.0.1:PORT" or "localhost:PORT"? NULL: no. */
bool guard_is_our_host(const char *host, unsigned port);

/* Is this the name, alone or with a port? NULL: no. Also of a header Origin, with http:// or https:// before it; there NULL is one of ours. */
bool guard_is_named(const char *host, const char *name);
bool guard_is_named_origin(const char *origin, const char *name);

/*
 * May a page of somebody else's have sent this? What a browser says in Sec-Fetch-Site and Sec-Fetch-Mode (or NULL): a link to a page may lead
 * here from elsewhere, and nothing else.
 */
bool guard_is_foreign(const char *site, const char *mode);

/* The name that the web server in front has given a user, or NULL if it is none: at most 64 bytes of UTF-8, no control characters. */
const char *guard_user(const char *name);

/* Of a header Origin: NULL, or "http://" and our host. */
bool guard_is_our_origin(const char *origin, unsigned port);

/* Are the texts the same? It takes as long for any two of one length. NULL: no. */
bool guard_is_same(const char *a, const char *b);

enum { GUARD_SECRET = 65 };

/* A secret of 32 random bytes, as 64 hexadecimal digits. False: the system has none. */
bool guard_make_secret(char out[GUARD_SECRET]);

/* Does this browser (its header Accept-Language, or NULL) want English before Chinese? */
bool guard_wants_english(const char *accepted);

#endif
