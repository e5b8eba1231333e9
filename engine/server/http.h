/* The server: receives requests on 127.0.0.1 and sends the replies. */
#ifndef SERVER_HTTP_H
#define SERVER_HTTP_H

#include "server/reply.h"

typedef struct http_server http_server;

/*
 * Listen. `port` 0: a free one, which desk->port then says. Requests that have not arrived within `timeout` seconds are dropped. NULL, and a
 * message was said.
 */
http_server *http_start(desk *d, unsigned port, int timeout);

/* To be called about every second. */
void http_look_after(http_server *s);

/* Those that are being answered still are. */
void http_stop(http_server *s);

#endif
