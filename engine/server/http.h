/* The server: receives requests on 127.0.0.1 or on a Unix socket, and sends the replies. */
#ifndef SERVER_HTTP_H
#define SERVER_HTTP_H

#include <stdbool.h>

#include "server/reply.h"

typedef struct http_server http_server;

/*
 * Listen on the socket of the desk, if it has one, or on `port`; 0: a free one, which desk->port then says. Requests that have not arrived within `timeout` seconds are dropped. NULL, and a
 * message was said.
 */
http_server *http_start(desk *d, unsigned port, int timeout);

/* Answer until something can be read from `end`; those that wait then are still answered. False: the system gives no thread. */
bool http_run(http_server *s, int end);

void http_free(http_server *s);

#endif
