/* A program's questions to a list in memory against the same what-ifs one by one, each with its rank. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "api/tidu.h"

enum { MOST = 65536 };

static const tidu_source sample = {.input = "data/sample/companies.csv", .credentials = "data/sample/credentials.csv"};
static const tidu_query hnte = {.model = "hnte", .source = &sample};

typedef struct text {
    char bytes[MOST];
    size_t n;
} text;

static bool take(void *context, const char *bytes, size_t n)
{
    text *t = context;

    if (t->n + n >= MOST)
        return false;
    memcpy(t->bytes + t->n, bytes, n);
    t->n += n;
    t->bytes[t->n] = '\0';
    return true;
}

static int begin(void **state)
{
    tidu_session_options options;
    tidu_session *s;

    tidu_session_options_init(&options);
    options.models = "models";
    if (tidu_session_open(&options, &s, NULL))
        return -1;
    *state = s;
    return 0;
}

static int end(void **state)
{
    tidu_session_close(*state);
    return 0;
}

/* "whole,NAME,NAME,before,after" */
static void find_whole(const text *t, const char *name, char before[32], char after[32])
{
    char start[64];
    const char *line;

    snprintf(start, sizeof start, "whole,%s,%s,", name, name);
    line = strstr(t->bytes, start);
    *before = *after = '\0';
    if (line)
        sscanf(line + strlen(start), "%31[^,],%31[^,\r\n]", before, after);
}

static void assert_place(const tidu_place *p, size_t n, const char *verdict, const char *readiness, const char *rank)
{
    static const char *const words[] = {[TIDU_NO] = "no", [TIDU_OPEN] = "open", [TIDU_YES] = "yes"};
    char expected[64];

    assert_string_equal(words[p->verdict], verdict);
    snprintf(expected, sizeof expected, "%.6f", p->readiness);
    assert_string_equal(expected, readiness);
    snprintf(expected, sizeof expected, "%zu / %zu", p->rank, n);
    assert_string_equal(p->rank ? expected : "", rank);
}

/* False where both refuse the changes: a part would be more than its whole. */
static bool compare(tidu_session *s, tidu_live_list *l, const char *code, const char *const *changes, size_t n)
{
    tidu_scenario asked = {.company = code, .changes = changes, .n_changes = n, .with_rank = true, .is_flat = true};
    char verdict[2][32], readiness[2][32], rank[2][32];
    tidu_place before, after;
    tidu_report *report;
    tidu_status status = tidu_whatif(s, &hnte, &asked, &report, NULL, NULL);
    static text t;

    t.n = 0;
    assert_int_equal(tidu_live_list_ask(l, code, changes, n, &before, &after, NULL), status);
    if (status)
        return false;
    assert_int_equal(tidu_report_write(report, TIDU_CSV, NULL, take, &t, NULL), TIDU_OK);
    tidu_report_free(report);
    find_whole(&t, "verdict", verdict[0], verdict[1]);
    find_whole(&t, "readiness", readiness[0], readiness[1]);
    find_whole(&t, "rank", rank[0], rank[1]);
    assert_place(&before, tidu_live_list_count(l), verdict[0], readiness[0], rank[0]);
    assert_place(&after, tidu_live_list_count(l), verdict[1], readiness[1], rank[1]);
    return true;
}

static void the_answers_of_single_what_ifs(void **state)
{
    tidu_session *s = *state;
    FILE *file = fopen(sample.input, "r");
    char line[4096], last[64] = "", code[64];
    tidu_live_list *l;
    int asked = 0;

    assert_non_null(file);
    assert_int_equal(tidu_live_list_open(s, &hnte, NULL, &l, NULL, NULL), TIDU_OK);
    for (int i = 0; fgets(line, sizeof line, file) && asked < 40; i++) {
        snprintf(code, sizeof code, "%.*s", (int)strcspn(line, ","), line);
        if (i < 2 || i % 9 || !strcmp(code, last))
            continue;
        strcpy(last, code);
        asked += compare(s, l, code, (const char *[]){"rd_expense+=300%", "ip_class1=2", "major_incident=0"}, 3);
        asked += compare(s, l, code, (const char *[]){"st_staff=0"}, 1);
    }
    assert_true(asked > 20);
    fclose(file);
    tidu_live_list_close(l);
}

static void kept_changes_stay_and_faults_change_nothing(void **state)
{
    tidu_session *s = *state;
    const char *code = "91990101MA1W0MBD4A";
    tidu_place first, before, after;
    tidu_live_list *l;
    tidu_error err;

    assert_int_equal(tidu_live_list_open(s, &hnte, &(tidu_rank_options){.by = "score_hi"}, &l, NULL, NULL),
                     TIDU_OK);
    assert_int_equal(tidu_live_list_ask(l, code, NULL, 0, &first, NULL, NULL), TIDU_OK);
    assert_int_equal(tidu_live_list_keep(l, code, (const char *[]){"conversions[Y-1]=0", "conversions[Y-2]=0"}, 2, &before, &after, NULL), TIDU_OK);
    assert_true(before.rank == first.rank && after.score_hi < before.score_hi && after.rank > before.rank);
    assert_int_equal(tidu_live_list_ask(l, code, NULL, 0, &before, NULL, NULL), TIDU_OK);
    assert_int_equal(before.rank, after.rank);
    assert_int_equal(tidu_live_list_ask(l, code, (const char *[]){"st_staf=3"}, 1, NULL, NULL, &err), TIDU_EUSAGE);
    assert_non_null(strstr(err.message, "st_staff"));
    assert_int_equal(tidu_live_list_keep(l, code, (const char *[]){"ip_class1=9", "st_staff=100000"}, 2, NULL, NULL, &err), TIDU_EUSAGE);
    assert_int_equal(tidu_live_list_ask(l, "nobody", NULL, 0, NULL, NULL, NULL), TIDU_ENOTFOUND);
    assert_int_equal(tidu_live_list_ask(l, code, NULL, 0, &before, NULL, NULL), TIDU_OK);
    assert_int_equal(before.rank, after.rank);
    tidu_live_list_close(l);
    assert_int_equal(tidu_live_list_open(s, &hnte, &(tidu_rank_options){.by = "potential"}, &l, NULL, &err),
                     TIDU_EUSAGE);
    assert_int_equal(tidu_live_list_open(s, &hnte, &(tidu_rank_options){.size = sizeof(tidu_rank_options), .by = "work"}, &l, NULL, &err),
                     TIDU_EUSAGE);
    assert_int_equal(tidu_live_list_open(s, &(tidu_query){.model = "hnt", .source = &sample}, NULL, &l, NULL, &err), TIDU_ENOTFOUND);
    tidu_live_list_close(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_answers_of_single_what_ifs, begin, end),
        cmocka_unit_test_setup_teardown(kept_changes_stay_and_faults_change_nothing, begin, end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
