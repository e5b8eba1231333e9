/* Where a page leads: to what else there is about its rule, its company, its pool or its plan. */
#ifndef SERVER_LINKS_H
#define SERVER_LINKS_H

#include "server/page.h"

/* Above the answer: what it can be narrowed to. */
void links_write_above(const page *p);

/* Below it. */
void links_write_below(const page *p);

#endif
