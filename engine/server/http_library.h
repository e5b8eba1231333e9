/*
 * libmicrohttpd, loaded when a server starts: it brings a dozen libraries with it, which no other command should wait for.
 */
#ifndef SERVER_HTTP_LIBRARY_H
#define SERVER_HTTP_LIBRARY_H

#include <microhttpd.h>

#define HTTP_FUNCTIONS(F) \
    F(start_daemon) F(stop_daemon) F(get_daemon_info) F(get_connection_info) F(get_connection_values) F(lookup_connection_value) \
        F(create_response_from_buffer) F(add_response_header) F(queue_response) F(destroy_response) F(create_post_processor) F(post_process) \
        F(destroy_post_processor)

#define HTTP_MEMBER(name) __typeof__(&MHD_##name) name;
typedef struct http_library {
    HTTP_FUNCTIONS(HTTP_MEMBER)
} http_library;
#undef HTTP_MEMBER

/* NULL, or what the system says is wrong. */
const char *http_library_load(http_library *out);

#endif
