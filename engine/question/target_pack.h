/* The lights of a month beside those of months before, counted and sorted, as bulletins and meetings want them. */
#ifndef QUESTION_TARGET_PACK_H
#define QUESTION_TARGET_PACK_H

#include "question/target_study.h"

enum { PACK_MOST_LIGHTS = 16, PACK_MOST_OFFICES = 64 };

/* How many targets have which light; lights are those of the rule, then without a value, then not judged. */
typedef struct light_counts {
    size_t of[PACK_MOST_LIGHTS];
    size_t all;
} light_counts;

typedef struct pack_office {
    const char *name;
    light_counts lead, joint;
} pack_office;

typedef struct target_pack {
    const target_study *study;
    const light *lights[PACK_MOST_LIGHTS]; /* [n_lights] bad ones first */
    size_t n_lights;
    long day, before;         /* the last day of the month, and of the one it is compared with */
    const target_row **rows;  /* [n] whole targets: the worst light first, then by plan */
    target_row *then;         /* [n] the same on the day before */
    size_t n;
    const target_row **parts; /* [n_parts] of splits, by town */
    size_t n_parts;
    light_counts counts, counts_then;
    pack_office offices[PACK_MOST_OFFICES]; /* [n_offices] in the order of the plans; further ones are left out */
    size_t n_offices, n_left_out;
} target_pack;

/* Compared with so many months before. Borrows the study, whose day is the last of a month. *out is the caller's (target_pack_free). */
tidu_status target_pack_make(const target_study *s, int months, target_pack **out, tidu_error *err);
void target_pack_free(void *pack);

/* The number of a light in counts. */
size_t target_pack_light(const target_pack *p, const light *l);

#endif
