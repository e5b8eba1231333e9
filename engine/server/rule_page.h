/* The page that asks who enters and who leaves, by town, if the numbers of a rule change. */
#ifndef SERVER_RULE_PAGE_H
#define SERVER_RULE_PAGE_H

#include "server/page.h"

/* Write it; returns the status of HTTP. */
int rule_page_write(const page *p);

#endif
