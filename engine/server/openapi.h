/* The description of /api/v1 as OpenAPI 3.1, made of the table of pages. */
#ifndef SERVER_OPENAPI_H
#define SERVER_OPENAPI_H

#include <stdio.h>

#include "server/desk.h"

/* In the language of the process. */
void openapi_write(const desk *d, FILE *to);

#endif
