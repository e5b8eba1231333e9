#include "server/http.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "cli/language.h"
#include "cli/say.h"
#include "server/callers.h"
#include "server/http_library.h"
#include "server/local_socket.h"
#include "server/post.h"
#include "server/shelf.h"
#include "server/worker.h"

enum { MOST_CONNECTIONS = 64, MOST_OF_REQUEST = 32 << 10 };

struct http_server {
    http_library http;
    struct MHD_Daemon *daemon;
    desk *desk;
    workers workers;
    callers callers;
    int timeout;
    local_socket socket; /* if the desk has one */
};

/* --- receiving -------------------------------------------------------------------------- */

static enum MHD_Result note_header(void *context, enum MHD_ValueKind kind, const char *name, const char *value)
{
    incoming *in = context;

    (void)kind;
    if (!strcasecmp(name, "Host")) {
        in->host = value;
        in->n_hosts++;
    } else if (!strcasecmp(name, "Origin")) {
        in->origin = value;
    } else if (!strcasecmp(name, "Accept-Language")) {
        in->languages = value;
    } else if (!strcasecmp(name, "If-None-Match")) {
        in->known = value;
    } else if (!strcasecmp(name, "Sec-Fetch-Site")) {
        in->site = value;
    } else if (!strcasecmp(name, "Sec-Fetch-Mode")) {
        in->mode = value;
    } else if (!strcasecmp(name, "X-Remote-User")) {
        in->user = value;
    } else if (!strcasecmp(name, "Content-Length") && !in->length) {
        in->length = value ? strtoll(value, NULL, 10) : 0;
        in->has_body |= in->length != 0;
    } else if (!strcasecmp(name, "Content-Length") || !strcasecmp(name, "Transfer-Encoding") || name[strcspn(name, " \t")]) {
        in->length = -1; /* "Content-Length : 9" is no length for us, but for somebody before us: where the next request begins is not known */
        in->has_body = true;
    }
    return MHD_YES;
}

static void cookie_name(const desk *d, char out[32])
{
    snprintf(out, 32, "tidu-%u", d->port); /* cookies do not know ports, and there may be another server */
}

static caller *caller_of(const http_server *s, struct MHD_Connection *connection)
{
    const union MHD_ConnectionInfo *info = s->http.get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);

    return info ? info->socket_context : NULL;
}

/* --- sending ---------------------------------------------------------------------------- */

static const struct {
    const char *name, *value;
} headers[] = {{"Content-Security-Policy", "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self' data:; form-action 'self'; "
                                           "frame-ancestors 'none'; base-uri 'none'"},
               {"X-Content-Type-Options", "nosniff"},
               {"Referrer-Policy", "same-origin"}, /* with "no-referrer" browsers do not say from where a form comes */
               {"Cross-Origin-Resource-Policy", "same-origin"},
               {"Cross-Origin-Opener-Policy", "same-origin"}};

static void add_headers(const http_server *s, struct MHD_Response *response, const reply *r)
{
    char name[32], text[REPLY_FILE + GUARD_SECRET + 64];

    for (size_t i = 0; i < sizeof headers / sizeof *headers; i++)
        s->http.add_response_header(response, headers[i].name, headers[i].value);
    s->http.add_response_header(response, "Content-Type", r->type);
    s->http.add_response_header(response, "Cache-Control", r->may_be_kept ? "max-age=300" : "no-store");
    if (*r->tag)
        s->http.add_response_header(response, "ETag", r->tag);
    if (*r->location)
        s->http.add_response_header(response, "Location", r->location);
    if (*r->file) {
        snprintf(text, sizeof text, "attachment; filename=\"%s\"", r->file);
        s->http.add_response_header(response, "Content-Disposition", text);
    }
    if (r->status == MHD_HTTP_METHOD_NOT_ALLOWED)
        s->http.add_response_header(response, "Allow", s->desk->is_writing ? "GET, HEAD, POST" : "GET, HEAD");
    if (r->sets_cookie) {
        cookie_name(s->desk, name);
        snprintf(text, sizeof text, "%s=%s; HttpOnly; SameSite=Strict; Path=/", name, s->desk->cookie);
        s->http.add_response_header(response, "Set-Cookie", text);
    }
}

/* `is_last`: no other request of this connection is read. */
static enum MHD_Result send_reply(const http_server *s, struct MHD_Connection *connection, reply *r, bool is_last)
{
    struct MHD_Response *response =
        s->http.create_response_from_buffer(r->n, r->bytes ? r->bytes : (char[]){""}, r->bytes ? MHD_RESPMEM_MUST_FREE : MHD_RESPMEM_MUST_COPY);
    enum MHD_Result result;

    if (!response) {
        free(r->bytes);
        return MHD_NO;
    }
    add_headers(s, response, r);
    if (is_last)
        s->http.add_response_header(response, "Connection", "close");
    result = s->http.queue_response(connection, (unsigned)r->status, response);
    s->http.destroy_response(response);
    return result;
}

/* --- what the library calls ------------------------------------------------------------- */

/* A request as it comes in. */
typedef struct arrival {
    bool is_complete; /* all that has come so far was its head; what is called next has the rest */
    bool is_form;     /* which comes in pieces */
    post post;
    char target[];    /* as it was sent */
} arrival;

static void *note_target(void *context, const char *target, struct MHD_Connection *connection)
{
    size_t n = strlen(target) + 1;
    arrival *a = malloc(sizeof *a + n);

    (void)context;
    (void)connection;
    if (!a)
        return NULL;
    *a = (arrival){.is_complete = false};
    memcpy(a->target, target, n);
    return a;
}

/* The library wants a function of these. */
#define WHAT_IS_GIVEN \
    void *context, struct MHD_Connection *connection, const char *url, const char *method, const char *version, const char *upload, \
        size_t *upload_size, void **arrived

static void read_request(const http_server *s, struct MHD_Connection *connection, const arrival *a, incoming *in)
{
    char name[32];

    s->http.get_connection_values(connection, MHD_HEADER_KIND, note_header, in);
    in->target = a->target;
    cookie_name(s->desk, name);
    in->cookie = s->http.lookup_connection_value(connection, MHD_COOKIE_KIND, name);
}

/* The head has come: is the rest to be waited for? */
static bool waits_for_rest(http_server *s, struct MHD_Connection *connection, arrival *a, const incoming *in)
{
    char folder[UPLOAD_PATH];

    a->is_complete = true;
    if (!reply_takes_form(s->desk, in))
        return !in->has_body;
    a->is_form = shelf_folder(desk_database(s->desk), folder) && post_begin(&a->post, &s->http, connection, folder);
    if (a->is_form)
        callers_is_served(&s->callers, caller_of(s, connection)); /* it has been let in, and may take its time; the library drops it when it stops */
    return a->is_form;
}

/* The form, where it can be read: its path, or NULL. */
static const char *end_form(arrival *a, char path[UPLOAD_PATH])
{
    upload *form = post_end(&a->post);
    bool is_done = form && upload_write(form, path);

    upload_free(form);
    return is_done ? path : NULL;
}

/*
 * Called when the head is there, with each piece of a body, and once more at the end; a body that is no form of ours is not waited for, and ends
 * the connection.
 */
static enum MHD_Result answer(WHAT_IS_GIVEN)
{
    http_server *s = context;
    arrival *a = *arrived;
    incoming in = {.method = method};
    char path[UPLOAD_PATH];
    reply r;

    (void)url;
    (void)version;
    if (!a)
        return MHD_NO;
    if (a->is_form && *upload_size) {
        post_take(&a->post, upload, *upload_size);
        *upload_size = 0;
        return MHD_YES;
    }
    read_request(s, connection, a, &in);
    if (!a->is_complete && waits_for_rest(s, connection, a, &in))
        return MHD_YES;
    callers_is_served(&s->callers, caller_of(s, connection));
    in.form = a->is_form ? end_form(a, path) : NULL;
    workers_answer(&s->workers, &in, &r);
    return send_reply(s, connection, &r, in.has_body && !a->is_form);
}

static void complete(void *context, struct MHD_Connection *connection, void **arrived, enum MHD_RequestTerminationCode why)
{
    http_server *s = context;
    arrival *a = *arrived;

    (void)why;
    if (a)
        post_clear(&a->post);
    free(a);
    *arrived = NULL;
    callers_is_awaited(&s->callers, caller_of(s, connection));
}

static void note_connection(void *context, struct MHD_Connection *connection, void **who, enum MHD_ConnectionNotificationCode what)
{
    http_server *s = context;
    const union MHD_ConnectionInfo *info;

    if (what == MHD_CONNECTION_NOTIFY_STARTED) {
        info = s->http.get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
        *who = info ? callers_come(&s->callers, info->connect_fd) : NULL;
    } else {
        callers_leave(&s->callers, *who);
        *who = NULL;
    }
}

/* Addresses are taken apart by address_parse. */
static size_t leave_as_it_is(void *context, struct MHD_Connection *connection, char *text)
{
    (void)context;
    (void)connection;
    return strlen(text);
}

/* --- start and end ---------------------------------------------------------------------- */

/* Where to listen is said by `where`, two options at most. */
static bool start_daemon(http_server *s, const struct MHD_OptionItem *where)
{
    s->daemon = s->http.start_daemon(MHD_USE_THREAD_PER_CONNECTION | MHD_USE_INTERNAL_POLLING_THREAD | MHD_USE_POLL, 0, NULL, NULL, answer, s,
                                     MHD_OPTION_ARRAY, where, MHD_OPTION_CONNECTION_LIMIT, (unsigned)MOST_CONNECTIONS,
                                     MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)MOST_OF_REQUEST, MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)s->timeout,
                                     MHD_OPTION_URI_LOG_CALLBACK, note_target, s, MHD_OPTION_NOTIFY_COMPLETED, complete, s,
                                     MHD_OPTION_NOTIFY_CONNECTION, note_connection, s, MHD_OPTION_UNESCAPE_CALLBACK, leave_as_it_is, NULL,
                                     MHD_OPTION_END);
    return s->daemon != NULL;
}

static bool listen_at_port(http_server *s, unsigned port)
{
    struct sockaddr_in here = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    const struct MHD_OptionItem where[] = {{MHD_OPTION_SOCK_ADDR, 0, &here}, {MHD_OPTION_END, 0, NULL}};
    const union MHD_DaemonInfo *info;

    errno = 0;
    info = start_daemon(s, where) ? s->http.get_daemon_info(s->daemon, MHD_DAEMON_INFO_BIND_PORT) : NULL;
    if (info)
        s->desk->port = info->port;
    else
        say(_("tidu: nothing can listen on 127.0.0.1, port %u: %s\n"), port, strerror(errno));
    return info != NULL;
}

static bool listen_at_socket(http_server *s)
{
    struct MHD_OptionItem where[] = {{MHD_OPTION_LISTEN_SOCKET, -1, NULL}, {MHD_OPTION_END, 0, NULL}};

    if (!local_socket_listen(s->desk->socket, s->desk->group, &s->socket))
        return false;
    where[0].value = s->socket.listening;
    errno = 0;
    if (start_daemon(s, where))
        return true;
    say(_("tidu: %s: nothing can listen there: %s\n"), s->desk->socket, strerror(errno));
    return false;
}

http_server *http_start(desk *d, unsigned port, int timeout, size_t processes)
{
    http_server *s = calloc(1, sizeof *s);
    const char *wrong = s ? http_library_load(&s->http) : "";

    if (wrong) {
        say(_("tidu: a server needs libmicrohttpd: %s\n"), wrong);
        free(s);
        return NULL;
    }
    s->desk = d;
    s->timeout = timeout;
    callers_init(&s->callers);
    if (!workers_start(&s->workers, d, processes) || (d->socket ? !listen_at_socket(s) : !listen_at_port(s, port))) {
        http_free(s);
        return NULL;
    }
    return s;
}

void http_run(http_server *s, int end)
{
    enum { A_SECOND = 1000 };
    struct pollfd asked = {.fd = end, .events = POLLIN};

    while (poll(&asked, 1, A_SECOND) <= 0)
        callers_drop(&s->callers, s->timeout);
}

void http_free(http_server *s)
{
    if (s->daemon)
        s->http.stop_daemon(s->daemon); /* once all have their answers */
    local_socket_remove(&s->socket);
    workers_end(&s->workers);
    callers_clear(&s->callers);
    free(s);
}
