/* Each allocation of an answer fails in turn: the answer is an answer or TIDU_ENOMEM. Behind cmocka.h. */
#ifndef TESTS_API_FAILING_ALLOCATION_H
#define TESTS_API_FAILING_ALLOCATION_H

#include "api/tidu.h"
#include "base/allocate.h"

static inline bool drop(void *context, const char *bytes, size_t n)
{
    (void)bytes;
    *(size_t *)context += n;
    return true;
}

/* Every one of the first allocations, then every seventh; the answer is written, too. */
static inline void fail_in_turn(tidu_status (*ask)(tidu_report **out, tidu_error *err))
{
    tidu_status status = TIDU_ENOMEM;

    for (unsigned long k = 1; status; k += k < 100 ? 1 : 7) {
        tidu_report *report = NULL;
        tidu_style style = {.width = 0};
        tidu_error err;
        size_t written = 0;

        allocate_fail_at(k);
        status = ask(&report, &err);
        if (!status)
            status = tidu_report_write(report, TIDU_JSON, &style, drop, &written, &err);
        allocate_fail_at(0);
        assert_true(status == TIDU_OK || status == TIDU_ENOMEM);
        tidu_report_free(report);
    }
}

#endif
