/* What a page is called: with the names of what it is about. */
#ifndef SERVER_TITLE_H
#define SERVER_TITLE_H

#include "server/page.h"

enum { TITLE = 640 };

void title_write(const page *p, char *out, size_t size);

#endif
