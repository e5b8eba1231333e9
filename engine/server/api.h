/* Answers for programs: what the commands write as JSON, at the addresses of the pages below /api/v1. */
#ifndef SERVER_API_H
#define SERVER_API_H

#include <stdbool.h>
#include <stdio.h>

#include "server/address.h"
#include "server/desk.h"
#include "server/state.h"
#include "server/tag.h"

typedef struct api_request {
    const desk *desk;
    const address *address;
    const state *state; /* of now; one that is not known has no tag */
    const char *known;  /* If-None-Match, or NULL */
    const char *user;   /* who asks; NULL: whoever started the program */
    bool leaves;        /* its bytes are sent, and that is recorded */
    bool is_chinese;
} api_request;

typedef struct api_reply {
    int status; /* of HTTP */
    const char *type;
    char tag[TAG_TEXT]; /* "": none */
} api_reply;

/* Is this target, as it was sent, one of /api? Whatever is wrong with it is said as application/problem+json. */
bool api_is_target(const char *target);

void api_answer(const api_request *request, FILE *to, api_reply *out);

/* A request that is refused; `reason` is the title. */
void api_refuse(int status, const char *reason, FILE *to, api_reply *out);

#endif
