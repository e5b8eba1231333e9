/*
 * What the answers depend on besides their question: the contents of the database, the files of rules, the day and the program. Two states
 * with the same text give the same answers.
 */
#ifndef SERVER_STATE_H
#define SERVER_STATE_H

#include <stdbool.h>

#include "server/desk.h"

enum { STATE_TEXT = 33 };

typedef struct state {
    char text[STATE_TEXT]; /* "": it is not known, and nothing may be kept */
} state;

/*
 * The state of now; false: it is not known, because the database is being written or a file of rules was changed within the last two seconds,
 * in which it could change once more with the same time.
 */
bool state_read(const desk *d, state *out);

bool state_is_same(const state *a, const state *b);

#endif
