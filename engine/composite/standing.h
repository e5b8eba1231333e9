/*
 * Where one company stands among others, indicator by indicator: its strengths and weaknesses in its stratum, and what decides
 * between two neighbours of a ranking.
 */
#ifndef COMPOSITE_STANDING_H
#define COMPOSITE_STANDING_H

#include <stddef.h>
#include <stdint.h>

typedef struct standing {
    size_t indicator;
    double value;
    uint32_t rank;      /* 1 + how many of the stratum are better; 0: no value */
    uint32_t n;         /* companies of the stratum with a value, itself included */
    double percentile;  /* the share of the others that are worse, equal ones counting half; undefined if there are no others or
                           all are equal */
} standing;

/*
 * The standing of `company` in k columns x[j] of cells among the companies member[n_members] (places in the columns; the company is
 * one of them). direction[j] is 1 where more is better and -1 where less is.
 */
void standing_measure(const double *const *x, const int *direction, size_t k, const size_t *member, size_t n_members,
                      size_t company, standing *out);

/*
 * Puts the first `most` strengths or weaknesses first: by the share of the others that are not better, as COINr does, then by
 * percentile, so that what one has in common with many is no outstanding strength; equal ones in the order of indicators. Returns how
 * many there are, without those that have no percentile.
 */
size_t standing_strengths(standing *s, size_t k, size_t most);
size_t standing_weaknesses(standing *s, size_t k, size_t most);

typedef struct border_part {
    size_t indicator;
    double difference; /* contribution of the upper company less that of the lower one */
} border_part;

/*
 * Who decides between two companies: contribution[j] of each to their scores (a missing one counts as 0), into out[k], the greatest
 * |difference| first, equal ones in the order of indicators. Returns the difference of the scores: what the parts add up to.
 */
double standing_border(const double *upper, const double *lower, size_t k, border_part *out);

#endif
