/*
 * A list of a district: today's ranking, and behind those who can file the others by their ways up. Only for them, and only if
 * any is listed, ways are looked for.
 */
#ifndef QUESTION_WORK_LIST_H
#define QUESTION_WORK_LIST_H

#include "question/reach_study.h"

/* Ways are looked for of so many companies of a list: those that lack least today. */
enum { WORK_LIST_MOST_WAYS = 10000 };

typedef struct work_options {
    ranking_key by;    /* RANK_BY_WORK; by any other key the ways are only told */
    size_t top;        /* 0: all */
    unsigned tiers;    /* only these (a bit for each, 1 << TIER_PUSH); 0: all */
    size_t slots;      /* companies that can be pushed until the next application; 0: any number */
    bool without_ways; /* order those below the line by what they lack today, and leave their tier open */
} work_options;

typedef struct work_list {
    ranking *order;
    uint32_t *places; /* [n_places] in it, of those listed; NULL: all */
    size_t n_places;
    reach_study *ways;  /* NULL: nobody's were looked for */
    bool owns_ways;
    inquiry asked;      /* of ways of its own */
    reach_row *rows;    /* of the companies whose ways were looked for, */
    uint32_t *row_of;   /* [companies] 1 + where; 0: none; NULL: nobody's */
    size_t n_rows;
    size_t n_whole;     /* companies of the whole list */
    size_t n_below;     /* companies of the list that cannot file */
    double file_from;   /* the readiness from which a company can file */
    const assessment *assessment;
} work_list;

/*
 * The list of an assessed study, with is_in[company] set for its companies. `ways` is the same question opened for ways, or NULL:
 * then the data are read again if ways are needed. *out is cleared by work_list_clear, also on failure. TIDU_ENOTFOUND: the
 * index to order by does not exist, or no company of the list has the tiers. TIDU_EUSAGE: slots or tiers without ways.
 * TIDU_EDATA: the data changed between the readings.
 */
tidu_status work_list_make(study *s, reach_study *ways, const work_options *o, const uint8_t *is_in, work_list *out,
                           tidu_error *err);

/*
 * The companies with is_named[company] set, whose ways alone are looked for. Who of them can file has its rank in the whole list
 * (is_in) in the order of the work; the others have rank 0 and stand behind, by code. Statuses as above.
 */
tidu_status work_list_make_named(study *s, reach_study *ways, const uint8_t *is_in, const uint8_t *is_named, work_list *out,
                                 tidu_error *err);
void work_list_clear(work_list *l);

/* TIDU_EDATA: data that were read twice do not have the same companies. */
tidu_status work_list_check_companies(const panel *first, const panel *again, tidu_error *err);

/* The way of a company; NULL: it can file, or its way was not looked for. */
const reach_row *work_list_row(const work_list *l, uint32_t company);

/* False: its way was not looked for. */
bool work_list_tier(const work_list *l, uint32_t company, tier *out);

#endif
