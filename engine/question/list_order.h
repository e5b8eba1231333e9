/*
 * The ranking of all companies without the certificate by readiness, cached beside a large database.
 */
#ifndef QUESTION_LIST_ORDER_H
#define QUESTION_LIST_ORDER_H

#include "model/model.h"
#include "question/data.h"
#include "rules/binding.h"

/* Ranks in a list of `of` companies. */
typedef struct list_ranks {
    size_t before, after; /* from 1; 0: not in the list, or unknown */
    size_t of;
} list_ranks;

/* *out becomes a new array [companies of the panel]: 1 for those without the model's certificate. TIDU_ENOMEM. */
tidu_status list_order_companies(const binding *b, const model *m, uint8_t **out, tidu_error *err);

/*
 * The ranks of one company with readiness `before` and `after` in the cached ranking. False if no valid ranking is
 * cached.
 */
bool list_order_ranks(const loaded_data *data, const binding *b, const model *m, double before, double after,
                      list_ranks *out);

/* Cache that ranking, if the data come from a large database and it is not cached yet. */
void list_order_keep(const loaded_data *data, const binding *b, const model *m, const double *readiness,
                     const uint8_t *is_in);

#endif
