/*
 * The list of all who do not hold the certificate, by readiness, kept beside a large database.
 */
#ifndef QUESTION_LIST_ORDER_H
#define QUESTION_LIST_ORDER_H

#include "model/model.h"
#include "question/data.h"
#include "rules/binding.h"

/* Ranks in a list of so many. */
typedef struct list_ranks {
    size_t before, after; /* from 1; 0: not in the list, or not known */
    size_t of;
} list_ranks;

/* 1 in *out, a byte a company, for those of the panel who do not hold the model's certificate. TIDU_ENOMEM. */
tidu_status list_order_companies(const binding *b, const model *m, uint8_t **out, tidu_error *err);

/*
 * What became of the readiness of one company in the list of all who do not hold the certificate, by the order that
 * is kept beside the database. False where none is kept that fits.
 */
bool list_order_ranks(const loaded_data *data, const binding *b, const model *m, double before, double after,
                      list_ranks *out);

/* Keep that order, where the data are a large database's and it is not kept yet. */
void list_order_keep(const loaded_data *data, const binding *b, const model *m, const double *readiness,
                     const uint8_t *is_in);

#endif
