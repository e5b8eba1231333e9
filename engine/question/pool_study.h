/*
 * Pools with the data that they are about: their rules, the log of who entered and left, the companies and the visits. The state is that at
 * the end of a day by all that the database knows, or by what it knew on an earlier day (data_source.as_of).
 */
#ifndef QUESTION_POOL_STUDY_H
#define QUESTION_POOL_STUDY_H

#include "casework/pool_log.h"
#include "casework/visit_log.h"
#include "ladder/ladder_state.h"
#include "question/condition_set.h"
#include "question/ladder_study.h"
#include "question/pool_library.h"

/* A pool that is asked about; what is due needs its conditions. */
typedef struct pool_study {
    const environment *env;
    pool_library library;
    const pool_rules *rules; /* of the pool named; NULL: all pools are asked about */
    pool_rules gone;         /* in their place where only the log knows the pool: its id, and nothing else */
    condition_set *set;      /* the companies */
    size_t needs[POOL_MOST_RULES], chances[POOL_MOST_RULES], exits[POOL_MOST_RULES]; /* conditions of the rules */
    ladder_study *reserves[POOL_MOST_RULES]; /* of the rules of entering that ask for one */
    char region[13];         /* the pool's own, or as given, without zeros behind it; "": not said */
    pool_events *events;
    pool_log *log;
    visit_log *visits; /* sorted */
    long on;
} pool_study;

typedef struct pool_question {
    const char *pool;   /* id or name; NULL: all */
    const char *on;     /* YYYY-MM-DD */
    const char *region; /* in place of that of the pool's file; NULL: that one */
    bool asks_entries;  /* the rules of entering are to be judged, */
    bool asks_exits;    /* and those of leaving */
} pool_question;

/*
 * The question of `asked` gets the day and its year. asked->found gets the problems in the data. TIDU_ENOTFOUND: no such pool, or company;
 * TIDU_EUSAGE: the data come from no database, or the region is the beginning of no division code.
 */
tidu_status pool_study_open(inquiry *asked, const pool_question *q, pool_study **out, tidu_error *err);
void pool_study_free(void *study);

/* The company of a code; PANEL_NO_COMPANY: the data do not have it. */
uint32_t pool_study_company(const pool_study *s, const char *code);

/* An attribute as text; "": missing. The code where the company has no name. */
const char *pool_study_text(const pool_study *s, uint32_t company, const char *indicator);

/* Whether members of this code are asked about: the company is of the selection, or the data do not have it and nothing is selected. */
bool pool_study_shows(const pool_study *s, const char *code);

/* The day after which a member whose last visit was earlier is due: `days` 0 stands for those of the pool. DATE_NO_BEGIN: nobody is. */
long pool_study_visit_line(const pool_study *s, const pool_rules *rules, int days);

/* Whether the pool named has no file any more: nothing but its log is known. */
bool pool_study_is_gone(const pool_study *s);

/* The file of the pool of an id; NULL: it is gone, and only the log knows the pool. */
const pool_rules *pool_study_rules(const pool_study *s, const char *pool);

#endif
