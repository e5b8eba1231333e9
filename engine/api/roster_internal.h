/* The roster of a list, for those who write it. */
#ifndef API_ROSTER_INTERNAL_H
#define API_ROSTER_INTERNAL_H

#include "api/api_internal.h"
#include "report/roster_report.h"

typedef struct roster_maker {
    const environment *env;
    roster *columns;
    roster_figures *figures;
    actions *actions; /* NULL: there are none */
    certificate_names *certificates;
    filing_calendar *calendar;
    uint32_t *places; /* [n] listed companies, as places in the order of the list */
    size_t n;
    size_t n_left;    /* of the list, which the roster leaves out */
    double doubt;
} roster_maker;

/* Read the files of practice. Cleared by roster_maker_clear, also on failure. */
tidu_status roster_maker_open(roster_maker *m, const environment *env, tidu_error *err);
void roster_maker_clear(roster_maker *m);

/* A data_want, whose context is the maker. */
bool roster_maker_want(void *maker, int year, panel *into);

/* Choose the companies of a list and compute their figures. TIDU_ENOTFOUND: the roster leaves out all of them. */
tidu_status roster_maker_read(roster_maker *m, const study *s, const work_list *l, tidu_error *err);

/* Part of the list: rows[n] of its companies, NULL: all; `group` is what it is of, NULL: the whole. */
typedef struct roster_part {
    const uint32_t *rows;
    size_t n;
    const char *group;
    bool is_sweep;
} roster_part;

tidu_status roster_maker_write(const roster_maker *m, const study *s, const work_list *l, const roster_part *part, const char *path,
                               tidu_error *err);

#endif
