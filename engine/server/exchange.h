/* A request to another process of this program, and its reply: over a socket between them. */
#ifndef SERVER_EXCHANGE_H
#define SERVER_EXCHANGE_H

#include <stdbool.h>

#include "server/reply.h"

bool exchange_send_request(int socket, const incoming *request);

/* The texts are those of *store, the caller's (free). False: the other side has ended. */
bool exchange_receive_request(int socket, incoming *out, char **store);

/* The texts that a reply borrows are those of the program, which are at the same place in both. */
bool exchange_send_reply(int socket, const reply *r);
bool exchange_receive_reply(int socket, reply *out);

#endif
