#include "server/exchange.h"

#include <errno.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The texts of a request. */
static const size_t texts[] = {offsetof(incoming, method), offsetof(incoming, target), offsetof(incoming, host), offsetof(incoming, origin),
                               offsetof(incoming, cookie), offsetof(incoming, languages), offsetof(incoming, known), offsetof(incoming, site),
                               offsetof(incoming, mode), offsetof(incoming, user), offsetof(incoming, form)};

enum { TEXTS = sizeof texts / sizeof *texts };

typedef struct head {
    incoming request;       /* without its texts */
    uint32_t sizes[TEXTS];  /* with their ends; 0: NULL */
    size_t all;
} head;

static const char **text_at(incoming *in, size_t i)
{
    return (const char **)((char *)in + texts[i]);
}

static bool send_all(int socket, const void *bytes, size_t n)
{
    const char *at = bytes;

    while (n) {
        ssize_t sent = write(socket, at, n);

        if (sent < 0 && errno == EINTR)
            continue;
        if (sent <= 0)
            return false;
        at += sent;
        n -= (size_t)sent;
    }
    return true;
}

static bool receive_all(int socket, void *bytes, size_t n)
{
    char *at = bytes;

    while (n) {
        ssize_t got = read(socket, at, n);

        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return false;
        at += got;
        n -= (size_t)got;
    }
    return true;
}

bool exchange_send_request(int socket, const incoming *request)
{
    head h = {.request = *request};
    char *store, *at;
    bool ok;

    for (size_t i = 0; i < TEXTS; i++) {
        const char *text = *text_at(&h.request, i);

        h.sizes[i] = text ? (uint32_t)strlen(text) + 1 : 0;
        h.all += h.sizes[i];
    }
    store = at = malloc(h.all + 1);
    if (!store)
        return false;
    for (size_t i = 0; i < TEXTS; i++) {
        if (h.sizes[i])
            memcpy(at, *text_at(&h.request, i), h.sizes[i]);
        at += h.sizes[i];
        *text_at(&h.request, i) = NULL;
    }
    ok = send_all(socket, &h, sizeof h) && send_all(socket, store, h.all);
    free(store);
    return ok;
}

bool exchange_receive_request(int socket, incoming *out, char **store)
{
    char *at;
    head h;

    *store = NULL;
    if (!receive_all(socket, &h, sizeof h) || !(*store = malloc(h.all + 1)) || !receive_all(socket, *store, h.all))
        return false;
    *out = h.request;
    at = *store;
    for (size_t i = 0; i < TEXTS; i++) {
        *text_at(out, i) = h.sizes[i] ? at : NULL;
        at += h.sizes[i];
    }
    return true;
}

bool exchange_send_reply(int socket, const reply *r)
{
    return send_all(socket, r, sizeof *r) && send_all(socket, r->bytes, r->bytes ? r->n : 0);
}

bool exchange_receive_reply(int socket, reply *out)
{
    if (!receive_all(socket, out, sizeof *out))
        return false;
    if (!out->bytes)
        return true;
    out->bytes = malloc(out->n + 1);
    if (out->bytes && receive_all(socket, out->bytes, out->n))
        return true;
    free(out->bytes);
    return false;
}
