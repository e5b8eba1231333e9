/*
 * Ways up: what a company can do until an application, at least cost, so that a rung is reached. examples/ways_up.c uses it.
 */
#ifndef TIDU_REACH_H
#define TIDU_REACH_H

#include <stdbool.h>
#include <stddef.h>

#include "api/tidu_data.h"
#include "api/tidu_report.h"
#include "base/tidu_error.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct tidu_reach_options {
    size_t size;        /* of this struct; see TIDU_ABI */
    int by;             /* application year, one to three years after that of the query; 0: the first with a way */
    double chance;      /* that the verdict is yes: above 0, at most 1; 0: 0.8 */
    double points;      /* this many certain points instead of the verdict; 0: the verdict */
    double budget;      /* yuan; 0: none */
    size_t ways;        /* of one company: how many ways to look for; 0: 3 */
    const char *levers; /* a region, a version or a file of levers; NULL: levers.yaml */
    bool with_holders;  /* of a list: companies that hold the certificate, too */
    size_t top;         /* of a list: only the first; 0: all */
    size_t rank;        /* of one company: be among the first so many of today's list, instead of `chance`; 0: no such goal */
    size_t slots;       /* of a list: companies that can be pushed until the next application; 0: any number */
} tidu_reach_options;

/*
 * The ways of one company, given by its code. Every way has been run through the rule of its application year. Only that
 * company is read, unless `rank` asks for a place among all.
 *
 * Returns the statuses of a query; TIDU_EUSAGE also for a year that is over or too far ahead, TIDU_ENOTFOUND also if there is no
 * such company or no such file of levers.
 */
TIDU_API tidu_status tidu_reach(tidu_session *session, const tidu_query *query, const char *code,
                                const tidu_reach_options *options, tidu_report **out, tidu_problems **problems, tidu_error *err);

/*
 * How far each figure of the year before the application may fall or rise, alone and all together, before the company no longer has
 * the chance asked for (or, without it today, before the verdict is no): for holders who will be checked again. options: by and
 * chance. The same statuses.
 */
TIDU_API tidu_status tidu_margins(tidu_session *session, const tidu_query *query, const char *code,
                                  const tidu_reach_options *options, tidu_report **out, tidu_problems **problems, tidu_error *err);

/* Every company of the query's selection, in the order of the work. The same statuses. */
TIDU_API tidu_status tidu_reach_all(tidu_session *session, const tidu_query *query, const tidu_reach_options *options,
                                    tidu_report **out, tidu_problems **problems, tidu_error *err);

typedef struct tidu_select_options {
    size_t size;          /* of this struct; see TIDU_ABI */
    tidu_reach_options reach; /* by, chance (of who can file: for tidu_fairness), levers, with_holders */
    double budget;        /* yuan, above 0 */
    size_t slots;         /* companies that can be looked after; 0: any number */
    size_t per_town;      /* of each town at least; 0: none */
    size_t most_per_town; /* of each town at most; 0: any number */
    size_t target;        /* passes that are wanted: their chance is told; 0: none */
    size_t per_size;      /* of each quarter of employees at least, as tidu_fairness shows them; 0: none */
    size_t per_age;       /* the same of the years since the foundation */
    bool maximises_target; /* the chance of `target`, which must be given, instead of expected passes */
} tidu_select_options;

/*
 * The companies and ways to pay for, so that most passes are expected within the budget and the slots; with the frontier over
 * other budgets and what one more slot or 10,000 yuan would add. With maximises_target, the choice with the greatest chance of the
 * target among several, that of most expected passes among them; it is not proven to be the best, and frontier and prices stay those
 * of expected passes.
 *
 * Returns the statuses of tidu_reach_all; TIDU_EUSAGE also without a budget, or a target that is to be maximised; TIDU_ENOTFOUND also if nobody has a way, or the floors cannot be met. A company whose number
 * of employees or day of foundation is not known is in no floor of that.
 */
TIDU_API tidu_status tidu_select(tidu_session *session, const tidu_query *query, const tidu_select_options *options,
                                 tidu_report **out, tidu_problems **problems, tidu_error *err);

/* The rates at which companies can file, today and with that choice, by town, size, age and industry. The same statuses. */
TIDU_API tidu_status tidu_fairness(tidu_session *session, const tidu_query *query, const tidu_select_options *options,
                                   tidu_report **out, tidu_problems **problems, tidu_error *err);

#ifdef __cplusplus
}
#endif
#endif
