/* The forecasts on the sample district: options that are not given, and every allocation that may fail. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "api/tidu.h"
#include "base/allocate.h"

static tidu_session *session;

static const tidu_source source = {.size = sizeof source, .input = "data/sample/companies.csv", .credentials = "data/sample/credentials.csv"};
static const tidu_question question = {.size = sizeof question, .year = 2025};

static tidu_query query_of(const char *model)
{
    return (tidu_query){.size = sizeof(tidu_query), .model = model, .source = &source, .question = &question};
}

static int begin(void **state)
{
    tidu_session_options options;

    (void)state;
    tidu_session_options_init(&options);
    options.models = "models";
    return (int)tidu_session_open(&options, &session, NULL);
}

static int end(void **state)
{
    (void)state;
    tidu_session_close(session);
    return 0;
}

typedef tidu_status asked(tidu_report **out, tidu_error *err);

static tidu_status stock(tidu_report **out, tidu_error *err)
{
    tidu_query q = query_of("hnte");
    tidu_stock_options o = {.size = sizeof o, .target = 40};

    return tidu_stock(session, &q, &o, out, NULL, err);
}

static tidu_status growth(tidu_report **out, tidu_error *err)
{
    tidu_query q = query_of("hgf@oecd");

    return tidu_growth(session, &q, NULL, out, NULL, err);
}

static tidu_status transitions(tidu_report **out, tidu_error *err)
{
    tidu_query q = query_of(NULL);
    tidu_ladder_options o = {.size = sizeof o, .view = TIDU_LADDER_TRANSITIONS};

    return tidu_ladder(session, &q, &o, out, NULL, err);
}

static asked *const all[] = {stock, growth, transitions};

static void each_gives_a_report(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        tidu_report *r = NULL;
        tidu_error err;

        assert_int_equal(all[i](&r, &err), TIDU_OK);
        assert_non_null(r);
        tidu_report_free(r);
    }
}

/* Some of them, further and further apart: reading the files is tested elsewhere. */
static void allocations_may_fail(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        tidu_status status = TIDU_ENOMEM;

        for (unsigned long k = 1; status == TIDU_ENOMEM; k += 1 + k / 97) {
            tidu_report *r = NULL;
            tidu_error err;

            allocate_fail_at(k);
            status = all[i](&r, &err);
            allocate_fail_at(0);
            assert_true(status == TIDU_ENOMEM || status == TIDU_OK);
            tidu_report_free(r);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_gives_a_report),
        cmocka_unit_test(allocations_may_fail),
    };

    return cmocka_run_group_tests(tests, begin, end);
}
