/* Any bytes as a file of levers: levers that can be used and cost something, or a refusal with a place. */
#include <math.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "model/lever.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A few indicators of each kind, so that the dictionary need not be read. */
static dictionary *small_dictionary(void)
{
    static const indicator rows[] = {
        {.name = "year", .kind = INDICATOR_KEY, .type = INDICATOR_COUNT, .greatest = INFINITY},
        {.name = "region", .kind = INDICATOR_ATTRIBUTE, .type = INDICATOR_TEXT},
        {.name = "founded_on", .kind = INDICATOR_ATTRIBUTE, .type = INDICATOR_DATE, .greatest = INFINITY},
        {.name = "audited_books", .kind = INDICATOR_ATTRIBUTE, .type = INDICATOR_FLAG, .greatest = 1},
        {.name = "employees", .kind = INDICATOR_ANNUAL, .type = INDICATOR_COUNT, .greatest = INFINITY},
        {.name = "rd_expense", .kind = INDICATOR_ANNUAL, .type = INDICATOR_MONEY, .greatest = INFINITY},
        {.name = "net_assets", .kind = INDICATOR_ANNUAL, .type = INDICATOR_MONEY, .greatest = INFINITY},
    };
    static const char *const no_labels[] = {NULL};
    dictionary *d = dictionary_new();

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        indicator row = rows[i];

        row.label_en = row.name;
        row.labels_zh = no_labels;
        if (!d || dictionary_add(d, &row) == INDICATOR_NONE)
            abort();
    }
    return d;
}

static void check(const levers *all, const dictionary *d)
{
    for (size_t i = 0; i < all->n_levers; i++) {
        const lever *l = &all->lever[i];

        if (levers_get(all, l->id) != l || !l->n_effects || !(l->cost > 0 || l->fixed_cost > 0))
            abort();
        if (!(l->step > 0 && l->step <= l->most) || (isinf(l->most) && !(l->most_share > 0)) || l->months < 0)
            abort();
        if (isnan(l->most_share) != (l->most_of == INDICATOR_NONE) || (l->recurs && !l->lasts))
            abort();
        if (l->is_money && dictionary_get(d, l->effects[0].indicator)->type != INDICATOR_MONEY)
            abort();
        for (size_t k = 0; k < l->n_effects; k++) {
            if (l->effects[k].amount == 0 || dictionary_get(d, l->effects[k].indicator)->kind == INDICATOR_KEY)
                abort();
        }
    }
    if (!all->n_levers)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    dictionary *d = small_dictionary();
    tidu_error err = {0};
    levers *l;

    if (!levers_parse((const char *)data, size, "fuzz", NULL, d, &l, &err)) {
        check(l, d);
        levers_free(l);
    } else if (!err.line || !err.message[0]) {
        abort();
    }
    dictionary_free(d);
    return 0;
}
