/* Shared by the functions of indices: an index with its data and results. */
#ifndef API_INDEX_INTERNAL_H
#define API_INDEX_INTERNAL_H

#include "api/api_internal.h"
#include "api/subject_stay.h"
#include "index/index.h"
#include "index/index_ranks.h"
#include "index/index_standing.h"
#include "report/index_report.h"

/* The document of a list owns it. */
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

/* Open the index of a query, and free it. */
tidu_status indexed_open(tidu_session *s, inquiry *asked, indexed **out, tidu_error *err);
void indexed_free(void *object);

/* Load and run the index. *out is also set if only running it fails; the caller frees it in either case. */
tidu_status indexed_make(tidu_session *s, inquiry *asked, bool keeps_all, indexed **out, tidu_error *err);

/* Apply the weights of the question, if it has any. */
tidu_status indexed_reweigh(const environment *env, indexed *x, tidu_error *err);

/* Say which weights were changed. */
void indexed_note_weights(document *d, const indexed *x, const index_weights *w);

/* "30,100" into first[ROBUST_MOST_FIRST] (index/index_robust.h), ascending; those that are usual for a list of so many. TIDU_EUSAGE. */
tidu_status robust_first_read(const char *text, uint32_t *first, size_t *n, tidu_error *err);
void robust_first_usual(size_t listed, uint32_t *first, size_t *n);

#endif
