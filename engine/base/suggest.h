/*
 * "Did you mean": the nearest of the names offered, by optimal string alignment distance (the number of letters
 * inserted, deleted, substituted or transposed with their neighbour).
 */
#ifndef BASE_SUGGEST_H
#define BASE_SUGGEST_H

typedef struct suggestion {
    const char *wanted;
    const char *nearest; /* NULL: nothing near enough has been offered */
    int distance;
} suggestion;

suggestion suggestion_begin(const char *wanted);
void suggestion_offer(suggestion *s, const char *name);

#endif
