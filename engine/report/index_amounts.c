/*
 * The sum of the amounts of the bands of those on the list, and from where to where it lies when missing data are at their
 * worst and at their best. A company without a score is in no band, but its interval may reach one.
 */
#include "report/index_amounts.h"

#include <math.h>

#include "base/cell.h"
#include "base/message.h"
#include "base/number_text.h"

/* Amounts in yuan. */
typedef struct exposure {
    double sum, least, greatest;
    size_t n, n_untold; /* companies with an amount; in a band whose amount is not told */
} exposure;

static double amount_of(const index_band *x)
{
    return x && isfinite(x->amount) ? x->amount : 0;
}

static exposure add_up(const index_list *l)
{
    const index_result *r = l->r;
    exposure e = {0};

    for (size_t i = 0; i < l->list->n; i++) {
        uint32_t company = l->list->company[i];
        const index_band *band = l->standing->band[company];
        double low = r->low[company], high = r->high[company];

        e.n += band && isfinite(band->amount);
        e.n_untold += band && !isfinite(band->amount);
        e.sum += amount_of(band);
        e.least += cell_is_value(low) ? amount_of(index_band_of(r->model, low)) : 0;
        if (cell_is_value(high) || cell_is_value(low))
            e.greatest += amount_of(index_band_of(r->model, cell_is_value(high) ? high : INFINITY));
    }
    return e;
}

/* Only then is it known what the gaps of the data could do. */
static bool all_told(const index_model *m)
{
    bool told = true;

    for (size_t i = 0; i < m->n_bands; i++)
        told &= isfinite(m->bands[i].amount);
    return told;
}

enum { AMOUNT_SIZE = 40 };

static void note_range(document *d, const exposure *e)
{
    char sum[AMOUNT_SIZE], least[AMOUNT_SIZE], greatest[AMOUNT_SIZE];

    number_format_fixed(e->sum / 10000, 2, sum, sizeof sum);
    number_format_fixed(e->least / 10000, 2, least, sizeof least);
    number_format_fixed(e->greatest / 10000, 2, greatest, sizeof greatest);
    document_note(d, PLURAL("the bands of %zu company stand for %s wan; with the gaps of the data from %s to %s wan",
                            "the bands of %zu companies stand for %s wan; with the gaps of the data from %s to %s wan", e->n),
                  e->n, sum, least, greatest);
}

static void note_sum(document *d, const exposure *e)
{
    char sum[AMOUNT_SIZE];

    number_format_fixed(e->sum / 10000, 2, sum, sizeof sum);
    document_note(d, PLURAL("the bands of %zu company stand for %s wan", "the bands of %zu companies stand for %s wan", e->n), e->n, sum);
}

void index_amounts_add(document *d, const index_list *l)
{
    exposure e;

    if (!index_has_amounts(l->r->model))
        return;
    e = add_up(l);
    if (all_told(l->r->model))
        note_range(d, &e);
    else
        note_sum(d, &e);
    if (e.n_untold)
        document_note(d, PLURAL("%zu company is in a band whose amount is not told in the index file yet; it is not in the sum",
                                "%zu companies are in bands whose amounts are not told in the index file yet; they are not in the sum", e.n_untold),
                      e.n_untold);
}
