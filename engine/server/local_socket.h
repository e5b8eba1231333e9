/* A Unix socket for the bureau's own web server: whoever may open the file may ask. */
#ifndef SERVER_LOCAL_SOCKET_H
#define SERVER_LOCAL_SOCKET_H

#include <stdbool.h>
#include <sys/types.h>

typedef struct local_socket {
    const char *path; /* borrowed */
    int listening;
    dev_t device; /* of the file that was made, */
    ino_t file;   /* so that no other one is removed */
} local_socket;

/*
 * Listen at `path`: for the owner alone, or (`group` not NULL) for the group of that name, too. What is left of a server that has ended is
 * replaced, anything else is not. False, and a message was said.
 */
bool local_socket_listen(const char *path, const char *group, local_socket *out);

/* Remove the file, if it is still ours; the socket is closed by whoever listens. */
void local_socket_remove(const local_socket *s);

#endif
