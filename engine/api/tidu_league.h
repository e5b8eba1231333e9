/*
 * Leagues of towns, zones and parks by an index: ranks, what leads to the next one, and the chance of a rank if the others grow.
 */
#ifndef TIDU_LEAGUE_H
#define TIDU_LEAGUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "api/tidu_data.h"
#include "api/tidu_report.h"
#include "base/tidu_error.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct tidu_league_options {
    size_t size;        /* of this struct; see TIDU_ABI */
    const char *of;     /* code or name of the peer that is asked about; NULL: none */
    bool is_of_towns;   /* peers are the towns of the companies: amounts and counts added up */
    size_t place;       /* the rank that is to be reached; 0: none */
    const char *growth; /* "8%" or "8%,3%": yearly growth of every figure of the peers, with its standard deviation; NULL: they stay as they are */
    const char *own_growth; /* the same of the one asked about; NULL: it stays as it is */
    size_t draws;       /* with `growth` or `own_growth`; 0: 1000 where a deviation is given */
    uint32_t seed;      /* 0: 1 */
    const char *table;  /* only this table: "league", "steps" or "draws"; NULL: all */
    bool is_flat;       /* one table, for CSV: "league" */
} tidu_league_options;

/*
 * Peers by the index that is the model of the query (its id or file; every row of the data is a peer): rank, score, distance to the next above. Of one
 * of them the smallest change of a single figure that leads to the next rank, the others staying as they are, and how often in draws it has which rank.
 * The same seed gives the same draws. The report is the caller's.
 *
 * Returns the statuses of tidu_index_run; TIDU_ENOTFOUND for a peer that is not there or has no score; TIDU_EUSAGE for a growth or a table that is none.
 */
TIDU_API tidu_status tidu_league(tidu_session *session, const tidu_query *query, const tidu_league_options *options, tidu_report **out,
                                 tidu_problems **problems, tidu_error *err);

#ifdef __cplusplus
}
#endif
#endif
