/*
 * The ASEM index of COINr (Becker et al. 2022): 51 countries, 49 indicators in four levels, from its data to all its
 * results through an index file: denominated, filled by group means, screened, treated by shape, min-max, arithmetic means.
 * The files are written from the metadata of the oracle; skipped where that is not there.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <ctype.h>
#include <unistd.h>

#include "base/text_buffer.h"
#include "index/index_internal.h"
#include "intake/intake.h"
#include "model/subject.h"
#include "numeric/oracle.h"

enum { YEAR = 2019 };

static oracle_table data, meta;
static text_buffer text;

static const char *about(size_t row, const char *column)
{
    return meta.cells[row][oracle_column(&meta, column)];
}

static bool is_a(size_t row, const char *type)
{
    return !strcmp(about(row, "Type"), type);
}

/* In small letters, as names are. */
static const char *small(const char *name)
{
    static char out[4][64];
    static int at;
    char *to = out[at++ % 4];
    size_t i = 0;

    for (; name[i]; i++)
        to[i] = (char)tolower((unsigned char)name[i]);
    to[i] = '\0';
    return to;
}

/* --- the files ------------------------------------------------------------------------------------ */

static void write_subject(void)
{
    text_buffer_empty(&text);
    text_buffer_append_string(&text, "subject: countries\nname: {zh: 国家, en: countries}\n"
                                     "key: {en: country code, zh: [国家代码]}\ncalled: {en: country, zh: [国家]}\nindicators:\n");
    for (size_t i = 1; i < meta.n_rows; i++) {
        const char *name = about(i, "iCode");

        if (is_a(i, "Group"))
            text_buffer_print(&text, "  %s: {kind: attribute, type: text, en: a %s, zh: [组%s]}\n", small(name), small(name), name);
        else if (!is_a(i, "Aggregate"))
            text_buffer_print(&text, "  %s: {kind: annual, type: count, en: a %s, zh: [数%s]}\n", small(name), small(name), name);
    }
}

static void write_node(size_t row, int depth);

/* The groups or the indicators below a node: all of its members are of one kind. */
static void write_members(const char *parent, int depth)
{
    bool is_begun = false;

    for (size_t i = 1; i < meta.n_rows; i++) {
        if (strcmp(about(i, "Parent"), parent) || (!is_a(i, "Indicator") && !is_a(i, "Aggregate")))
            continue;
        if (!is_begun)
            text_buffer_print(&text, "%*s%s:\n", depth, "", is_a(i, "Indicator") ? "indicators" : "groups");
        is_begun = true;
        write_node(i, depth + 2);
    }
}

static void write_node(size_t row, int depth)
{
    const char *code = about(row, "iCode"), *by = about(row, "Denominator");

    text_buffer_print(&text, "%*s- id: %s\n%*s  name: {zh: 项, en: %s}\n%*s  weight: %s\n", depth, "", small(code), depth, "", small(code),
                      depth, "", about(row, "Weight"));
    if (is_a(row, "Aggregate")) {
        text_buffer_print(&text, "%*s  weights: given\n", depth, "");
        write_members(code, depth + 2);
        return;
    }
    text_buffer_print(&text, "%*s  value: %s[Y-1]", depth, "", small(code));
    if (*by)
        text_buffer_print(&text, " / %s[Y-1]", small(by));
    text_buffer_print(&text, "\n%*s  direction: %s\n%*s  treatment: coinr\n%*s  normalise: min-max\n", depth, "",
                      strtod(about(row, "Direction"), NULL) > 0 ? "up" : "down", depth, "", depth, "");
}

static void write_index(void)
{
    text_buffer_empty(&text);
    text_buffer_append_string(&text, "index: asem\nsubject: countries\nname: {zh: 指数, en: asem}\ndecimals: 6\n"
                                     "missing: {group: eurasia_group, of: values}\nscreening: {indicators: 60%}\n"
                                     "aggregation: arithmetic\nweights: given\n");
    write_members("Index", 0);
}

static void write_table(void)
{
    text_buffer_empty(&text);
    text_buffer_append_string(&text, "国家代码,年度");
    for (size_t c = 0; c < data.n_columns; c++) {
        for (size_t i = 1; i < meta.n_rows; i++) {
            if (!strcmp(about(i, "iCode"), data.cells[0][c]))
                text_buffer_print(&text, ",%s", small(data.cells[0][c]));
        }
    }
    for (size_t r = 1; r < data.n_rows; r++) {
        text_buffer_print(&text, "\n%s,%d", data.cells[r][oracle_column(&data, "uCode")], YEAR - 1);
        for (size_t c = 0; c < data.n_columns; c++) {
            for (size_t i = 1; i < meta.n_rows; i++) {
                if (!strcmp(about(i, "iCode"), data.cells[0][c]))
                    text_buffer_print(&text, ",%s", strcmp(data.cells[r][c], "NA") ? data.cells[r][c] : "");
            }
        }
    }
    text_buffer_append_string(&text, "\n");
}

/* --- running it ------------------------------------------------------------------------------------- */

static dictionary *load_dictionary(void)
{
    char path[] = "/tmp/tidu_asem_XXXXXX";
    int file = mkstemp(path);
    dictionary *d = NULL;
    tidu_error err;
    size_t length;

    assert_true(file >= 0);
    write_subject();
    length = strlen(text_buffer_string(&text));
    assert_int_equal(write(file, text_buffer_string(&text), length), length);
    close(file);
    if (subject_dictionary_load_file("models", path, &d, &err))
        fail_msg("%lu:%lu: %s", err.line, err.column, err.message);
    unlink(path);
    return d;
}

static panel *load_panel(dictionary *d)
{
    panel *p = panel_new(d);
    problems *found = problems_new();
    intake_options options = {0};
    tidu_error err;

    write_table();
    if (intake_read_bytes((intake_bytes){text_buffer_string(&text), strlen(text_buffer_string(&text)), "asem.csv"}, &options, p, found, NULL, &err))
        fail_msg("%s", err.message);
    assert_int_equal(panel_count(p), 51);
    problems_free(found);
    return p;
}

/* The column of the results for a node: its code in the metadata. */
static size_t column_of(const oracle_table *results, const index_node *x)
{
    for (size_t i = 1; i < meta.n_rows; i++) {
        if (!strcmp(small(about(i, "iCode")), x->id))
            return oracle_column(results, about(i, "iCode"));
    }
    return oracle_column(results, "Index");
}

static void assert_results(const index_result *r, const panel *p)
{
    static oracle_table results;
    size_t compared = 0;

    assert_true(oracle_load(&results, "coinr/results_full.csv"));
    for (size_t row = 1; row < results.n_rows; row++) {
        const char *code = results.cells[row][0];
        size_t place = index_result_place(r, panel_find_company(p, code, strlen(code)));
        double value[INDEX_MOST_NODES];

        assert_true(place < r->n);
        index_values(r->model, index_weights_of(r, place), r->scaled + place, r->n, GAP_LEFT_OUT, value);
        for (size_t i = 0; i < r->model->n_nodes; i++) {
            size_t column = column_of(&results, &r->model->nodes[i]);
            double wanted = strtod(results.cells[row][column], NULL);

            assert_true(column < results.n_columns);
            if (!(oracle_distance(100 * value[i], wanted) <= 1e-12))
                fail_msg("%s of %s is %.17g, not %.17g", r->model->nodes[i].id, code, 100 * value[i], wanted);
            compared++;
        }
        assert_true(fabs(r->score[r->order[place]] - 100 * value[0]) <= 5.0001e-7);
    }
    assert_int_equal(compared, 51 * (49 + 8 + 2 + 1));
    free(results.text);
}

static void all_of_asem_through_its_file(void **state)
{
    dictionary *d;
    panel *p;
    index_model *m;
    index_scorer *x;
    index_result *r;
    tidu_error err;

    (void)state;
    if (!oracle_load(&data, "coinr/asem_idata.csv") || !oracle_load(&meta, "coinr/asem_imeta.csv"))
        skip();
    text_buffer_init(&text);
    d = load_dictionary();
    p = load_panel(d);
    write_index();
    if (index_parse(text_buffer_string(&text), strlen(text_buffer_string(&text)), "asem.yaml", d, &m, &err))
        fail_msg("%lu:%lu: %s", err.line, err.column, err.message);
    x = index_scorer_new(m);
    for (int threads = 1; threads <= 3; threads++) {
        binding b = {p, NULL, YEAR, binding_default_date(YEAR)};

        if (index_scorer_run(x, &b, threads, true, &r, &err))
            fail_msg("%s", err.message);
        assert_int_equal(r->n_screened, 0);
        assert_results(r, p);
        index_result_free(r);
    }
    index_scorer_free(x);
    index_free(m);
    panel_free(p);
    dictionary_free(d);
    text_buffer_clear(&text);
    free(data.text);
    free(meta.text);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {cmocka_unit_test(all_of_asem_through_its_file)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
