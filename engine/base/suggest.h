/*
 * "Did you mean": the nearest of the names offered, by the number of letters
 * inserted, left out, changed or swapped with a neighbour (optimal string
 * alignment distance).
 */
#ifndef BASE_SUGGEST_H
#define BASE_SUGGEST_H

typedef struct suggestion {
    const char *wanted;
    const char *nearest; /* NULL while nothing near was offered */
    int distance;
} suggestion;

suggestion suggestion_begin(const char *wanted);
void suggestion_offer(suggestion *s, const char *name);

#endif
