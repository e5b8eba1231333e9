/*
 * The documents of `tidu ladder`. Arguments are borrowed and must outlive the document; each returns NULL if memory is
 * exhausted.
 *
 * By label (按资质) a company counts for each label that it holds; by highest rung (按最高层级) and by group every company
 * counts once, so that these add up to the number of companies.
 */
#ifndef REPORT_LADDER_REPORT_H
#define REPORT_LADDER_REPORT_H

#include "model/base_rate.h"
#include "ladder/crossing.h"
#include "ladder/ladder_change.h"
#include "ladder/ladder_expiry.h"
#include "ladder/ladder_state.h"
#include "report/document.h"

typedef struct ladder_style {
    bool is_chinese;
    bool is_for_people; /* names and words; otherwise ids and the words of contract.md */
    double told, formal; /* as of practice (model/filing.h): for which rungs an expected number is given */
    const char *only;   /* only this table, for CSV; NULL: all */
} ladder_style;

/* Tables: ladder, highest, groups, overlaps, tiers. */
document *ladder_district_document(const ladder_state *s, const ladder_style *style);

/* Append the table rates: what is published of the rungs. */
void ladder_append_rates(document *d, const ladder_state *s, const base_rates *rates, const ladder_style *style);

/* Tables: companies. One row each, highest rung first, then by readiness for the next. */
document *ladder_companies_document(const ladder_state *s, const ladder_style *style);

/* One company. Tables: rungs, certificates. */
document *ladder_company_document(const ladder_state *s, uint32_t company, const ladder_style *style);

/* Tables: labels, moves, changes. */
document *ladder_change_document(const ladder_state *s, const ladder_changes *c, const ladder_style *style);

/* Tables: months, certificates. */
document *ladder_expiry_document(const ladder_state *s, const ladder_expiries *e, const ladder_style *style);

/*
 * Companies that would pass a rung, or have at least this readiness for it, and have never had a certificate of it.
 * `rung` LADDER_NO_RUNG: every rung with a model. Tables: never_applied, rungs.
 */
document *ladder_never_document(const ladder_state *s, int rung, double readiness, const ladder_style *style);

/* The pools. Tables: members, tiers. */
document *ladder_reserve_document(const ladder_state *s, const ladder_style *style);

/* Companies that cross the threshold of the model. Tables: crossing. */
document *crossing_document(const crossings *c, const model *m, const binding *b, const ladder_style *style);

#endif
