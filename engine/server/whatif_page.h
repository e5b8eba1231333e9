/* The page that asks what happens to a company under a rule if its figures change. */
#ifndef SERVER_WHATIF_PAGE_H
#define SERVER_WHATIF_PAGE_H

#include "server/page.h"

/* Write it; returns the status of HTTP. */
int whatif_page_write(const page *p);

#endif
