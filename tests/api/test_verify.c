/*
 * One byte changed at each of 200 places of a file, in each form: it is never said to hold. The record is made through the public
 * headers; nothing is computed again here, which tests/cli/verify does.
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
#include "base/temporary_folder.h"

enum { PLACES = 200, MOST_BYTES = 1 << 20 };

typedef struct fixture {
    tidu_session *session;
    char folder[TEMPORARY_FOLDER_PATH], db[TEMPORARY_FOLDER_PATH + 8], path[TEMPORARY_FOLDER_PATH + 64];
    tidu_error err;
} fixture;

static void put(const char *path, const char *bytes, size_t n)
{
    FILE *f = fopen(path, "wb");

    assert_non_null(f);
    assert_int_equal(fwrite(bytes, 1, n, f), n);
    fclose(f);
}

static tidu_session *open_session(fixture *f)
{
    tidu_session_options options;
    tidu_session *s;

    tidu_session_options_init(&options);
    options.user = "li";
    assert_int_equal(tidu_session_open(&options, &s, &f->err), TIDU_OK);
    return s;
}

static int begin(void **state)
{
    static const char table[] = "uscc,name,year,revenue,rd_expense\n91990101MA00H83197,甲,2024,1000000,70000\n91990101MA013G622K,乙,2024,2000000,50000\n";
    fixture *f = calloc(1, sizeof *f);
    tidu_source source = {.size = sizeof source};

    if (!f || !temporary_folder_make(f->folder))
        return -1;
    snprintf(f->db, sizeof f->db, "%s/t.db", f->folder);
    snprintf(f->path, sizeof f->path, "%s/table.csv", f->folder);
    put(f->path, table, sizeof table - 1);
    f->session = open_session(f);
    source.input = f->path;
    *state = f;
    return tidu_import(f->session, &source, f->db, NULL, NULL, &f->err) ? -1 : 0;
}

static int end(void **state)
{
    fixture *f = *state;

    tidu_session_close(f->session);
    temporary_folder_remove(f->folder);
    free(f);
    return 0;
}

static bool take(void *context, const char *bytes, size_t n)
{
    return tidu_file_write(context, bytes, n);
}

static void write_answer(fixture *f, const char *form)
{
    tidu_source source = {.size = sizeof source, .db = f->db};
    tidu_query query = {.size = sizeof query, .model = "hnte", .source = &source};
    tidu_assessment *a;
    tidu_report *report;
    tidu_file *file;
    bool is_workbook = !strcmp(form, "xlsx"), is_document = !strcmp(form, "docx");

    snprintf(f->path, sizeof f->path, "%s/list.%s", f->folder, form);
    assert_int_equal(tidu_assess(f->session, &query, &a, NULL, &f->err), TIDU_OK);
    assert_int_equal(tidu_assessment_report(a, true, &report, &f->err), TIDU_OK);
    if (is_workbook || is_document) {
        assert_int_equal((is_workbook ? tidu_report_save_xlsx : tidu_report_save_docx)(report, f->path, &f->err), TIDU_OK);
    } else {
        assert_int_equal(tidu_file_open(f->path, &file, &f->err), TIDU_OK);
        assert_int_equal(tidu_report_write(report, !strcmp(form, "csv") ? TIDU_CSV : !strcmp(form, "json") ? TIDU_JSON : TIDU_HTML, NULL, take, file, &f->err), TIDU_OK);
        assert_int_equal(tidu_file_close(file, true, &f->err), TIDU_OK);
    }
    tidu_report_free(report);
    tidu_assessment_free(a);
}

static tidu_validity verify(fixture *f)
{
    const tidu_verify_options o = {.size = sizeof o, .file = f->path, .db = f->db};
    tidu_verification *v;
    tidu_validity verdict;
    tidu_report *report;

    assert_int_equal(tidu_verify_begin(f->session, &o, &v, &f->err), TIDU_OK);
    assert_int_equal(tidu_verify_end(v, false, &verdict, &report, &f->err), TIDU_OK);
    tidu_report_free(report);
    tidu_verification_free(v);
    return verdict;
}

static void flip_everywhere(fixture *f, const char *form)
{
    static const char *const command[] = {"assess", "hnte", "--lang", "en"};
    static char whole[MOST_BYTES];
    const tidu_export answer = {.size = sizeof answer, .command = command, .n = 4, .file = f->path, .format = form};
    long long id = 0;
    size_t n;
    FILE *file;

    write_answer(f, form);
    assert_string_equal(tidu_session_database(f->session), f->db);
    assert_int_equal(tidu_export_record(f->session, &answer, &id, &f->err), TIDU_OK);
    assert_true(id > 0);
    file = fopen(f->path, "rb");
    n = fread(whole, 1, sizeof whole, file);
    fclose(file);
    assert_true(n > PLACES && n < sizeof whole);
    for (size_t i = 0; i < PLACES; i++) {
        size_t at = i * (n - 1) / (PLACES - 1);

        whole[at] ^= (char)(1 << i % 8);
        put(f->path, whole, n);
        if (verify(f) != TIDU_FILE_CHANGED)
            fail_msg("%s: byte %zu of %zu", form, at, n);
        whole[at] ^= (char)(1 << i % 8);
    }
    put(f->path, whole, n);
    assert_int_not_equal(verify(f), TIDU_FILE_CHANGED);
}

static void every_form_at_200_places(void **state)
{
    static const char *const forms[] = {"csv", "json", "xlsx", "html", "docx"};

    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        flip_everywhere(*state, forms[i]);
}

/* A session that has read no database has nothing to note, and that is no failure. */
static void without_a_database_nothing_is_noted(void **state)
{
    fixture *f = *state;
    tidu_session *other = open_session(f);
    const tidu_export answer = {.size = sizeof answer};
    long long id = 5;

    assert_null(tidu_session_database(other));
    assert_int_equal(tidu_export_record(other, &answer, &id, &f->err), TIDU_OK);
    assert_int_equal(id, 0);
    tidu_session_close(other);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(every_form_at_200_places, begin, end),
        cmocka_unit_test_setup_teardown(without_a_database_nothing_is_noted, begin, end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
