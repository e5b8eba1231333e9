/* The first page: what a bureau asks first. */
#ifndef SERVER_FIRST_PAGE_H
#define SERVER_FIRST_PAGE_H

#include "server/page.h"

/* Returns the status of HTTP. */
int first_page_write(const page *p);

#endif
