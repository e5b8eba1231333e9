/*
 * An index that a question is asked of: its file, its data and its results. Shared by the calls that answer from it.
 */
#ifndef API_INDEX_INTERNAL_H
#define API_INDEX_INTERNAL_H

#include "api/api_internal.h"
#include "api/subject_stay.h"
#include "index/index.h"
#include "report/index_report.h"

/* An index with its data and results; the document of a list owns it. */
struct tidu_index {
    subject_stay stay;            /* of an index of another subject than the session's */
    index_model *model;
    index_scorer *index_scorer;
    struct selection *selection;
    loaded_data data;
    binding binding;
    index_result *result;
    uint32_t *place;              /* [company] position in result->order; NULL unless opened for values */
    arena *memory;
    index_weight_change *changes; /* [n_changes] of weights */
    size_t n_changes;
    index_weights weights_before;
    index_before before;          /* NULL unless it is a list and weights are changed */
    index_ranks ranks;            /* of a list */
    index_standing standing;
};

typedef struct tidu_index indexed;

void indexed_free(void *index);

/*
 * Load and run the index over all companies; the selection affects only what is listed. *out is also set if only running it fails; the
 * caller frees it in either case.
 */
tidu_status indexed_make(tidu_session *s, inquiry *asked, bool keeps_all, indexed **out, tidu_error *err);

/* Apply the weights of the question, if it has any; what is said of them. */
tidu_status indexed_change_weights(const environment *env, indexed *x, tidu_error *err);
void indexed_note_weights(document *d, const indexed *x, const index_weights *w);

#endif
