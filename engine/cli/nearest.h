/*
 * "Did you mean" for commands and options.
 */
#ifndef CLI_NEAREST_H
#define CLI_NEAREST_H

/*
 * Offer names one by one: *best is replaced if `name` is nearer to `wanted`. Start with *best = NULL and *distance = 0.
 */
void nearest_offer(const char *wanted, const char *name, const char **best, int *distance);

#endif
