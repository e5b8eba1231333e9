/* Any bytes as a model file: a model that can be run on one company, or a refusal with a place. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "dictionary.h"
#include "verdict/assessor.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void assess(const model *m, dictionary *d)
{
    panel *p = panel_new(d);
    binding b = {.panel = p, .year = 2025, .on = binding_default_date(2025)};
    assessor *a = assessor_new(m);
    assessment *result;
    tidu_error err;

    panel_add_company(p, "A", 1);
    panel_set_number(p, 0, dictionary_find(d, "revenue"), 2024, 2.385);
    if (!a || assessor_run(a, &b, 1, &result, &err))
        abort();
    if (!(result->readiness[0] >= 0 && result->readiness[0] <= 1) ||
        (result->least && !(result->least[0] >= 0 && result->least[0] <= result->greatest[0])))
        abort();
    assessment_free(result);
    assessor_free(a);
    panel_free(p);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    dictionary *d = shipped_dictionary();
    tidu_error err = {0};
    model *m;

    if (!model_parse((const char *)data, size, "fuzz", NULL, d, &m, &err)) {
        assess(m, d);
        model_free(m);
    } else if (!err.line || !err.message[0]) {
        abort();
    }
    dictionary_free(d);
    return 0;
}
