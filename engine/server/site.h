/* All pages: what stands on each. */
#ifndef SERVER_SITE_H
#define SERVER_SITE_H

#include "server/page.h"

/* Write a page whole; returns the status of HTTP. */
int site_write(const page *p);

#endif
