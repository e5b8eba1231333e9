/*
 * The header is the row with the most labels: titles above it have none, and data hardly any. Labels may be spread over
 * several rows, with merged cells, years, units and items in any of them, so rows next to it are asked whether they
 * belong to it: at most three below, at most two above.
 */
#include "intake/table_head.h"

enum { MOST_BELOW = 3, MOST_ABOVE = 2 };

void table_head_clear(table_head *h)
{
    record_batch_clear(&h->rows);
    *h = (table_head){0};
}

bool table_head_add(table_head *h, const table_record *row)
{
    return record_batch_copy(&h->rows, row);
}

static bool joins(const table_head *h, const head_judge *judge, size_t i)
{
    table_record base = table_head_row(h, h->base), row = table_head_row(h, i);

    return judge->joins && judge->joins(judge->context, &base, &row);
}

bool table_head_find(table_head *h, const head_judge *judge)
{
    for (; h->n_counted < h->rows.n_records; h->n_counted++) {
        table_record row = table_head_row(h, h->n_counted);
        size_t labels = judge->count_labels(judge->context, &row);

        if (labels > h->most) {
            h->most = labels;
            h->base = h->n_counted;
        }
    }
    h->first = h->last = h->base;
    if (!h->most)
        return false;
    while (h->last + 1 < h->rows.n_records && h->last - h->base < MOST_BELOW && joins(h, judge, h->last + 1))
        h->last++;
    while (h->first && h->base - h->first < MOST_ABOVE && joins(h, judge, h->first - 1))
        h->first--;
    return true;
}
