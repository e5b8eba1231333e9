/*
 * Many files as one act: what the database then holds is, cell by cell, the value of the first file that has one; the
 * conflicts listed are the cells for which a later file says otherwise; and a failure at any allocation leaves nothing.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "api/tidu.h"
#include "base/allocate.h"

enum { FILES = 4, COMPANIES = 5, YEARS = 2, CELLS = 2 };

static const char *const codes[COMPANIES] = {"91990101MA00H83197", "91990101MA013G622K", "91990101MA0HRB413R",
                                             "91990101MA02Q9F519", "91990101MA01LQ9351"};
static const char *const names[CELLS] = {"revenue", "employees"};

typedef struct fixture {
    tidu_session *session;
    char folder[64], db[96];
    char paths[FILES][96];
    const char *list[FILES];
    tidu_error err;
} fixture;

static int begin(void **state)
{
    fixture *f = calloc(1, sizeof *f);
    tidu_session_options options;

    snprintf(f->folder, sizeof f->folder, "build/tidu-many-XXXXXX");
    if (!mkdtemp(f->folder))
        return -1;
    snprintf(f->db, sizeof f->db, "%s/t.db", f->folder);
    for (int i = 0; i < FILES; i++) {
        snprintf(f->paths[i], sizeof f->paths[i], "%s/%d.csv", f->folder, i);
        f->list[i] = f->paths[i];
    }
    tidu_session_options_init(&options);
    options.user = "li";
    *state = f;
    return tidu_session_open(&options, &f->session, &f->err) ? -1 : 0;
}

static int end(void **state)
{
    fixture *f = *state;

    tidu_session_close(f->session);
    unlink(f->db);
    for (int i = 0; i < FILES; i++)
        unlink(f->paths[i]);
    rmdir(f->folder);
    free(f);
    return 0;
}

static unsigned long seed = 3;

static int draw(int n)
{
    seed = seed * 6364136223846793005UL + 1442695040888963407UL;
    return (int)((seed >> 33) % (unsigned long)n);
}

typedef int cells[COMPANIES][YEARS][CELLS]; /* 0: missing */

static void write_file(const char *path, cells values)
{
    FILE *file = fopen(path, "w");

    assert_non_null(file);
    fputs("uscc,year,revenue,employees\n91990101MA1TWQ385C,2022,1,1\n", file);
    for (int c = 0; c < COMPANIES; c++)
        for (int y = 0; y < YEARS; y++) {
            fprintf(file, "%s,%d", codes[c], 2022 + y);
            for (int k = 0; k < CELLS; k++)
                fprintf(file, values[c][y][k] ? ",%d" : ",", values[c][y][k]);
            fputc('\n', file);
        }
    fclose(file);
}

static int get(const fixture *f, const char *sql)
{
    sqlite3_stmt *q = NULL;
    sqlite3 *db = NULL;
    int value = 0;

    assert_int_equal(sqlite3_open(f->db, &db), SQLITE_OK);
    if (sqlite3_prepare_v2(db, sql, -1, &q, NULL) == SQLITE_OK && sqlite3_step(q) == SQLITE_ROW)
        value = sqlite3_column_int(q, 0);
    sqlite3_finalize(q);
    sqlite3_close(db);
    return value;
}

static tidu_status import_all(fixture *f, int preferred, size_t *conflicts)
{
    tidu_import_summary summaries[FILES];
    tidu_import_files files = {.size = sizeof files,
                               .paths = f->list,
                               .n = FILES,
                               .prefer = preferred < 0 ? NULL : f->list[preferred],
                               .summaries = summaries};
    tidu_source how = {.size = sizeof how};
    tidu_problems *problems = NULL;
    tidu_report *report = NULL;
    tidu_status status = tidu_import_many(f->session, &how, &files, f->db, &report, &problems, &f->err);

    *conflicts = files.n_conflicts;
    tidu_report_free(report);
    tidu_problems_free(problems);
    return status;
}

/* The value that stays and how many files say otherwise, by looking through the files in their order. */
static void expect(const fixture *f, cells files[FILES], const int order[FILES], size_t conflicts)
{
    size_t n = 0;
    char sql[200];

    for (int c = 0; c < COMPANIES; c++)
        for (int y = 0; y < YEARS; y++)
            for (int k = 0; k < CELLS; k++) {
                int stays = 0;

                for (int i = 0; i < FILES; i++) {
                    int value = files[order[i]][c][y][k];

                    n += stays && value && value != stays;
                    stays = stays ? stays : value;
                }
                snprintf(sql, sizeof sql, "SELECT %s FROM company_year WHERE uscc = '%s' AND year = %d", names[k],
                         codes[c], 2022 + y);
                assert_int_equal(get(f, sql), stays);
            }
    assert_int_equal(conflicts, n);
}

static void the_first_file_with_a_value_decides(void **state)
{
    fixture *f = *state;
    static cells files[FILES];
    size_t conflicts;

    for (int round = 0; round < 12; round++) {
        int preferred = draw(FILES + 1) - 1, order[FILES], n = 0;

        if (preferred >= 0)
            order[n++] = preferred;
        for (int i = 0; i < FILES; i++) {
            if (i != preferred)
                order[n++] = i;
            for (int c = 0; c < COMPANIES; c++)
                for (int y = 0; y < YEARS; y++)
                    for (int k = 0; k < CELLS; k++)
                        files[i][c][y][k] = draw(3);
            write_file(f->list[i], files[i]);
        }
        unlink(f->db);
        if (import_all(f, preferred, &conflicts))
            fail_msg("%s", f->err.message);
        expect(f, files, order, conflicts);
        assert_int_equal(get(f, "SELECT count(*) FROM import WHERE imported_by = 'li'"), FILES);
    }
}

static void every_failed_allocation_is_survived(void **state)
{
    fixture *f = *state;
    static cells files[FILES];
    tidu_status status = TIDU_ENOMEM;
    size_t conflicts;

    for (int i = 0; i < FILES; i++) {
        files[i][0][0][0] = 1 + i % 2;
        write_file(f->list[i], files[i]);
    }
    for (unsigned long k = 1; status; k += 1 + k / 50) {
        allocate_fail_at(k);
        status = import_all(f, 1, &conflicts);
        allocate_fail_at(0);
        if (!status)
            break;
        assert_int_equal(status, TIDU_ENOMEM);
        /* a new database is removed again, unless its opening failed, which leaves an empty file */
        assert_true(access(f->db, F_OK) != 0 || !get(f, "SELECT count(*) FROM sqlite_schema"));
        unlink(f->db);
    }
    assert_int_equal(conflicts, 2);
    assert_int_equal(get(f, "SELECT count(*) FROM import"), 2); /* each of the others has the bytes of one of these */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_first_file_with_a_value_decides, begin, end),
        cmocka_unit_test_setup_teardown(every_failed_allocation_is_survived, begin, end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
