/*
 * Gaps of towns that others take over (指标缺口调剂): what a town will not reach of its aim goes to towns that can take more, so that the sum of aims stays
 * what it was and nobody gets more than its limit.
 */
#ifndef TARGET_GAP_SHARE_H
#define TARGET_GAP_SHARE_H

#include <stddef.h>
#include <stdint.h>

#include "base/tidu_error.h"

enum { GAP_SHARE_MOST = 10000 };
#define GAP_SHARE_LARGEST 1000000000LL /* an aim */

typedef struct gap_town {
    const char *name;
    int64_t aim, value; /* what it is to reach, and what it is expected to */
    int64_t most;       /* the most that it can take; below its aim: nothing more */
    int64_t least;      /* the least that it keeps */
    int64_t proposed;   /* the answer */
} gap_town;

typedef struct gap_sum {
    int64_t aims, proposed; /* equal */
    int64_t gap;            /* of those that fall short */
    int64_t movable;        /* of it, what they may hand over */
    int64_t room;           /* of the others */
    int64_t moved;          /* the smaller of the two */
} gap_sum;

/* Fill in `proposed`. A town that falls short takes nothing. TIDU_ENOMEM. */
tidu_status gap_share(gap_town *towns, size_t n, gap_sum *out, tidu_error *err);

#endif
