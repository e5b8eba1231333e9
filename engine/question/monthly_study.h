/*
 * An indicator in a month against the same month of the year before. Growth is that of the companies with both figures (the same
 * sample); who came and who left stand apart, so that the whole change is the sum of three parts.
 */
#ifndef QUESTION_MONTHLY_STUDY_H
#define QUESTION_MONTHLY_STUDY_H

#include "numeric/largest_two.h"
#include "question/inquiry.h"

typedef struct monthly_options {
    const char *indicator; /* name or Chinese label */
    int month;             /* panel/period.h; 0: the latest with a figure */
    double growth;         /* of the same sample that is wanted, 0.1; NAN: none */
} monthly_options;

typedef struct monthly_sums {
    size_t n_both, n_came, n_left;     /* with both figures; with that of now alone; with that of then alone */
    double now, then;                  /* of those with both */
    double came, left;
    largest_two now_parts, then_parts, came_parts, left_parts; /* what each of the four is made of */
} monthly_sums;

typedef struct monthly_point {
    int month;
    monthly_sums sums;
} monthly_point;

typedef struct monthly_town {
    const char *name; /* "": companies without a town */
    monthly_sums sums;
} monthly_town;

typedef struct monthly_change {
    uint32_t company;
    double now, then;   /* cell_missing: none */
    bool falls;         /* less than in an earlier month of the same year, which no sum since January can be */
} monthly_change;

typedef struct monthly_study {
    const environment *env;
    loaded_data data;
    monthly_options options; /* with what was left open filled in */
    int indicator;
    uint8_t *is_in;          /* [companies] selected */
    monthly_sums whole;
    monthly_point *points;   /* [n_points] the months of the year up to the month that have figures */
    size_t n_points;
    double fewest_outside;   /* companies with both figures that are not selected, in the month with the fewest; INFINITY: none is left out */
    monthly_town *towns;     /* [n_towns] by name, those without a town last */
    size_t n_towns;
    monthly_change *changes; /* [n_changes] with a figure of either month; the greatest fall first, then who left, then who came */
    size_t n_changes, n_declines, n_falls;
} monthly_study;

/*
 * asked->found gets the problems in the data. *out is the caller's (monthly_study_free). TIDU_EUSAGE: an indicator that is none, or
 * has no amounts that can be added; TIDU_ENOTFOUND: no company has a figure of the month. Else as data_load.
 */
tidu_status monthly_study_make(inquiry *asked, const monthly_options *o, monthly_study **out, tidu_error *err);
void monthly_study_free(void *study);

/* NAN where there was nothing. */
double monthly_growth(const monthly_sums *s);       /* of the same sample */
double monthly_growth_whole(const monthly_sums *s); /* of everybody, whoever came and left */

#endif
