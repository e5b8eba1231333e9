/*
 * The headings of the roster that this program writes, by which it is known when it comes back.
 */
#ifndef QUESTION_ROSTER_HEADS_H
#define QUESTION_ROSTER_HEADS_H

#include "intake/intake_options.h"
#include "model/roster.h"

typedef struct roster_heads roster_heads;

/* An empty one; NULL if memory is exhausted. */
roster_heads *roster_heads_new(void);
void roster_heads_free(roster_heads *h);

/* Read the file of columns, if that has not been done. Statuses as roster_load. */
tidu_status roster_heads_load(roster_heads *h, const char *path, dictionary *d, tidu_error *err);

/* An own_heads of which the context is a roster_heads. */
bool roster_heads_find(void *heads, const char *folded, own_head *out);

#endif
