/* Any bytes as a file of the calendar: entries whose days follow each other and can be looked up, or a refusal with a place. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/allocate.h"
#include "base/date.h"
#include "model/filing_calendar.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* "hnte" and "tech-sme" are the only models. */
static char hnte[] = "models/hnte.yaml", tech_sme[] = "models/tech-sme.yaml";
static const char *files[] = {hnte, tech_sme};

static void check_entry(const filing_entry *e)
{
    long before = DATE_NO_BEGIN;

    for (int d = 0; d < FILING_DAYS; d++) {
        if (e->days[d] != DATE_NO_BEGIN && e->days[d] < before)
            abort();
        before = e->days[d] != DATE_NO_BEGIN ? e->days[d] : before;
    }
    if ((e->rung != NULL) != (e->kind == FILING_BATCH || e->kind == FILING_WINDOW) || !e->cite.text || (e->rung && !e->source->year))
        abort();
    if (e->n_changes && !e->changes)
        abort();
}

static void check(const filing_calendar *c)
{
    filing_span span = {.from = 0, .to = 40000};
    filing_due *due;
    size_t n;

    for (size_t i = 0; i < filing_calendar_count(c); i++) {
        const filing_entry *e = filing_calendar_get(c, i);

        check_entry(e);
        if (e->rung && e->days[FILING_CLOSES] != DATE_NO_BEGIN && filing_source_holds(e->source, e->source->region) &&
            !filing_calendar_next(c, e->rung, e->source->region, (application){e->days[FILING_CLOSES], !e->is_for_new}))
            abort();
    }
    if (filing_calendar_between(c, &span, &due, &n, NULL))
        abort();
    for (size_t i = 1; i < n; i++) {
        if (due[i - 1].due > due[i].due)
            abort();
    }
    release(due);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    catalogue models = {.memory = arena_new(), .files = files, .n = 2};
    tidu_error err = {0};
    filing_calendar *c;

    if (!filing_calendar_parse((const char *)data, size, "fuzz", &models, &c, &err)) {
        check(c);
        filing_calendar_free(c);
    } else if (!err.line || !err.message[0]) {
        abort();
    }
    arena_free(models.memory);
    return 0;
}
