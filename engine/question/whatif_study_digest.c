/*
 * What a result comes from. Which cells are read follows from the question and its year alone, not from what the panel
 * happens to hold, so that a file and a database of the same data have one digest.
 */
#include <string.h>

#include "base/allocate.h"
#include "base/error.h"
#include "question/data_digest.h"
#include "question/whatif_study_internal.h"
#include "scenario/company_order.h"

/* The cells that the study reads; NULL if memory is exhausted. */
static panel *read_cells(const whatif_study *w)
{
    panel *read = panel_new(w->env->dictionary);
    int year = w->base->binding.year;

    if (read && assessor_want(w->base->assessor, year, read) && selection_want(w->base->selection, year, read) &&
        panel_want(read, dictionary_find(w->env->dictionary, "town"), 0, 0) && whatif_study_want(w, year, read))
        return read;
    panel_free(read);
    return NULL;
}

static tidu_status digest_data(whatif_study *w, tidu_error *err)
{
    const loaded_data *d = &w->base->data;
    panel *read = read_cells(w);
    size_t n = 1;
    uint32_t company = 0, *order = NULL;
    tidu_status status = read ? TIDU_OK : error_memory(err);

    if (!status && w->scenario.company)
        status = data_find_company(d, w->scenario.company, &company, err);
    else if (!status && !(order = company_order_new(d->panel, NULL, &n)))
        status = error_memory(err);
    if (!status && !data_digest(d, read, order ? order : &company, n, w->data_digest))
        status = error_memory(err);
    release(order);
    panel_free(read);
    return status;
}

static void take(struct sha256_ctx *sum, const char *digest)
{
    sha256_update(sum, digest ? strlen(digest) : 0, (const uint8_t *)digest);
    sha256_update(sum, 1, (const uint8_t *)"\n");
}

tidu_status whatif_study_digest(whatif_study *w, tidu_error *err)
{
    struct sha256_ctx sum;

    sha256_init(&sum);
    take(&sum, w->base->model->digest);
    take(&sum, whatif_study_has_other_rule(w) ? w->other->digest : NULL);
    take(&sum, w->model_now ? w->model_now->digest : NULL);
    take(&sum, w->levers ? w->levers->digest : NULL);
    digest_so_far(&sum, w->rules_digest);
    return digest_data(w, err);
}
