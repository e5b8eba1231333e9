/* What-if comparisons as documents. */
#ifndef REPORT_WHATIF_REPORT_H
#define REPORT_WHATIF_REPORT_H

#include "report/document.h"
#include "scenario/whatif.h"
#include "scenario/whatif_curve.h"
#include "scenario/whatif_draws.h"

/* One change of the scenario: a cell, a parameter, a version. */
typedef struct whatif_change {
    const char *what;   /* "st_staff[Y-1]=30", "hnte.rd_floor.1=3.5%" */
    const char *before; /* as officials write it; may be empty */
    const char *after;
} whatif_change;

typedef struct whatif_frame {
    const char *title;
    const whatif_change *changes;
    size_t n_changes;
    size_t rank_before, rank_after; /* 0: unknown */
    size_t rank_of;
    const dictionary *names;
    bool is_chinese;
    bool is_flat; /* one table, for CSV */
    bool is_plain; /* words for programs, the same in every language */
} whatif_frame;

/* Each copies what it needs; NULL if memory is exhausted. */
document *whatif_one_document(const whatif_one *w, const whatif_frame *f);
document *whatif_many_document(const whatif_many *w, const panel *p, const whatif_frame *f);
/* Append the same to a document, without a title. */
void whatif_many_append(document *d, const whatif_many *w, const panel *p, const whatif_frame *f);

/* A curve over the values of a parameter, with a picture in HTML. */
document *whatif_curve_document(const whatif_curve *c, const panel *p, const whatif_frame *f);

/* The distribution that comes of draws. */
document *whatif_draws_document(const whatif_draws *w, const panel *p, const whatif_frame *f);

/* Parts of these: the table of what changes, and a move in words. */
void whatif_write_changes(document *d, const whatif_frame *f);
const char *whatif_move_word(whatif_move move);

/* Scenarios side by side: one column each, after the base. */
typedef struct whatif_column {
    const char *name;
    const whatif_one *one;   /* or: */
    const whatif_many *many;
} whatif_column;

document *whatif_compare_document(const whatif_column *c, size_t n, const whatif_frame *f);

#endif
