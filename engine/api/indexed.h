/* An index that has been run, for the files that show it as a report or as values. */
#ifndef API_INDEXED_H
#define API_INDEXED_H

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
    index_weighting instead;       /* of all levels, if is_weighed_anew */
    bool is_weighed_anew;
    index_weights *weights_before; /* [as those of the result, or of the cases] */
    size_t n_weights;
    index_before before;          /* NULL unless it is a list and weights are changed */
    index_ranks ranks;            /* of a list */
    index_standing standing;
};

typedef struct tidu_index indexed;

/* Load and run the index. *out is also set if only running it fails; the caller frees it in either case. */
tidu_status indexed_make(tidu_session *s, inquiry *asked, bool keeps_all, indexed **out, tidu_error *err);
void indexed_free(void *object); /* NULL: nothing */

/* Apply the weights of the question, if it has any. */
tidu_status indexed_change_weights(const environment *env, indexed *x, tidu_error *err);

/* Only open the index of a query; indexed_free. */
tidu_status indexed_open(tidu_session *s, inquiry *asked, indexed **out, tidu_error *err);

/* Say which weights were changed; `sets` as weights_before, n of them. */
void indexed_note_weights(const environment *env, document *d, const indexed *x, const index_weights *sets, size_t n);

/* "30,100" into first[ROBUST_MOST_FIRST] (index/index_robust.h), ascending; those that are usual for a list of so many. TIDU_EUSAGE. */
tidu_status robust_first_read(const char *text, uint32_t *first, size_t *n, tidu_error *err);
void robust_first_usual(size_t listed, uint32_t *first, size_t *n);

#endif
