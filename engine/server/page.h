/* The content of the pages. */
#ifndef SERVER_PAGE_H
#define SERVER_PAGE_H

#include "server/frame.h"
#include "server/route.h"

typedef struct page {
    const frame *frame;
    const desk *desk;
    const route *route;
    const address *address;
} page;

/* Write a page whole; returns the status of HTTP. */
int page_write(const page *p);

/* The form of a list's options, with the values that the address has. */
void page_write_form(const page *p);

/* The path of a page without a query: "/company/9133…/hnte". */
void page_write_path(const page *p, FILE *to);

/* The query of the page, "?town=…", without its language and its number, with that between fields ("&amp;" within HTML); "" if there is none. */
void page_write_query(const page *p, const char *separator, FILE *to);

#endif
