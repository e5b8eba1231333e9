/* Any bytes as a policy file: a policy whose clauses can be judged and priced, or a refusal with a place. */
#include <math.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "model/policy.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A few indicators, so that the dictionary need not be read. */
static dictionary *small_dictionary(void)
{
    static const indicator rows[] = {
        {.name = "year", .kind = INDICATOR_KEY, .type = INDICATOR_COUNT, .greatest = INFINITY},
        {.name = "region", .kind = INDICATOR_ATTRIBUTE, .type = INDICATOR_TEXT},
        {.name = "founded_on", .kind = INDICATOR_ATTRIBUTE, .type = INDICATOR_DATE, .greatest = INFINITY},
        {.name = "rd_statistics", .kind = INDICATOR_ANNUAL, .type = INDICATOR_FLAG, .greatest = 1},
        {.name = "rd_expense", .kind = INDICATOR_ANNUAL, .type = INDICATOR_MONEY, .greatest = INFINITY},
        {.name = "revenue", .kind = INDICATOR_ANNUAL, .type = INDICATOR_MONEY, .greatest = INFINITY},
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

static void check(const policy *p)
{
    const model *m = p->conditions;

    if (!p->n_lines && !m)
        abort();
    if ((m ? m->n_directs : 0) != p->n_awards || !(p->most_each > 0) || !(p->most_total > 0))
        abort();
    for (size_t i = 0; i < p->n_awards; i++) {
        const policy_award *a = &p->awards[i];

        if ((a->group && a->cost) || (a->amount != NULL) != (a->text != NULL) || (a->amount && a->amount->money != 1) || !m->directs[i].need)
            abort();
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    dictionary *d = small_dictionary();
    tidu_error err = {0};
    policy *p;

    if (!policy_parse((const char *)data, size, "fuzz", NULL, d, &p, &err)) {
        check(p);
        policy_free(p);
    } else if (!err.line || !err.message[0]) {
        abort();
    }
    dictionary_free(d);
    return 0;
}
