/* The server: receives requests on 127.0.0.1 or on a Unix socket, and sends the replies. */
#ifndef SERVER_HTTP_H
#define SERVER_HTTP_H

#include <stdbool.h>

#include "server/reply.h"

typedef struct http_server http_server;

/*
 * Listen on the socket of the desk, if it has one, or on `port`; 0: a free one, which desk->port then says. Requests that have not arrived
 * within `timeout` seconds are dropped. So many processes answer, which are started here: there must be no threads yet, and the desk is in
 * memory that they share. NULL, and a message was said.
 */
http_server *http_start(desk *d, unsigned port, int timeout, size_t processes);

/* Answer until something can be read from `end`. */
void http_run(http_server *s, int end);

/* Those that wait are still answered. */
void http_free(http_server *s);

#endif
