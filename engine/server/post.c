#include "server/post.h"

#include <sys/stat.h>

/* As the library calls it. */
#define WHAT_IS_GIVEN \
    void *context, enum MHD_ValueKind kind, const char *key, const char *file, const char *type, const char *coding, const char *bytes, uint64_t offset, \
        size_t n

static enum MHD_Result take(WHAT_IS_GIVEN)
{
    post *p = context;

    (void)kind;
    (void)type;
    (void)coding;
    p->has_failed |= !upload_take(p->form, key ? key : "", file, bytes ? bytes : "", (size_t)offset, n);
    return p->has_failed ? MHD_NO : MHD_YES;
}

bool post_begin(post *p, const http_library *http, struct MHD_Connection *connection, const char *folder)
{
    *p = (post){.http = http, .form = upload_new(folder)};
    if (!p->form)
        return false;
    mkdir(folder, S_IRWXU); /* if that fails, the first file does */
    p->reader = http->create_post_processor(connection, POST_BUFFER, take, p);
    return true;
}

void post_take(post *p, const char *bytes, size_t n)
{
    if (p->reader && !p->has_failed && p->http->post_process(p->reader, bytes, n) != MHD_YES)
        p->has_failed = true;
}

upload *post_end(post *p)
{
    bool is_form = p->reader != NULL;
    upload *form;

    if (p->reader && p->http->destroy_post_processor(p->reader) != MHD_YES)
        p->has_failed = true;
    p->reader = NULL;
    if (!p->form || !upload_end(p->form) || p->has_failed || !is_form)
        return NULL;
    form = p->form;
    p->form = NULL;
    return form;
}

void post_clear(post *p)
{
    if (p->reader)
        p->http->destroy_post_processor(p->reader);
    p->reader = NULL;
    upload_free(p->form);
    p->form = NULL;
}
