/*
 * One scenario, run: the data, both models, and what came out. The report borrows nothing of it.
 */
#ifndef API_WHATIF_RUN_H
#define API_WHATIF_RUN_H

#include "api/api_internal.h"
#include "api/selection.h"
#include "report/whatif_report.h"
#include "scenario/change.h"
#include "scenario/scenario.h"
#include "scenario/whatif.h"

typedef struct whatif_run {
    tidu_session *session;
    arena *memory;
    scenario scenario;   /* borrowed texts */
    changes changes;
    selection *selection;
    const tidu_source *source;     /* borrowed, for the run */
    const tidu_question *question; /* the same; may be NULL */
    loaded_data data;
    model *before;
    model *after;
    binding binding;
    panel *changed;       /* of one company: its copy */
    size_t n_missing;
    loaded_data list;     /* of all companies, where `data` is of one and its rank takes them */
    binding list_binding;
    assessment *list_before; /* of all companies; NULL where one alone was asked about */
    assessment *list_after;
    uint8_t *is_in;
    whatif_one *one;     /* or: */
    whatif_many *many;
    size_t rank_before, rank_after, rank_of;
    whatif_change *shown;
    size_t n_shown;
} whatif_run;

/* Fill `r` (zeroed by this function); whatif_run_clear on failure, too. */
tidu_status whatif_run_do(whatif_run *r, tidu_session *s, const scenario *asked, bool with_rank,
                          const tidu_source *source, const tidu_question *q,
                          tidu_problems **problems, tidu_error *err);
void whatif_run_clear(whatif_run *r);

/* What came out as a document with its notes. NULL without memory. */
document *whatif_run_document(const whatif_run *r, bool is_flat);

/* The same for programs, in no language: what is kept and compared to the byte. */
document *whatif_run_plain(const whatif_run *r);

#endif
