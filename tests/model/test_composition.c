/*
 * A model that extends another one and uses tables: what is merged, where faults are said to stand,
 * and that nothing is lost when memory runs out.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/allocate.h"
#include "dictionary.h"
#include "model/model.h"

static const char base[] =
    "model: base\n"
    "rung: base\n"
    "use: [sizes]\n"
    "name: {zh: 甲, en: base}\n"
    "effective: {from: 2020-01-01}\n"
    "documents:\n"
    "  measures: {title: {zh: 办法, en: Measures}, number: 1号, seen: full}\n"
    "priors: {missing: 0.5, note: {zh: 无, en: none}}\n"
    "define:\n"
    "  share: st_staff[Y-1] / employees[Y-1]\n"
    "gates:\n"
    "  - {id: staff, name: {zh: 人, en: staff}, cite: measures art. 1, seen: secondary, need: share >= 10%, act: [st_staff]}\n"
    "  - {id: size, name: {zh: 规, en: size}, cite: measures art. 2, need: is_small}\n"
    "score:\n"
    "  step: 1\n"
    "  groups:\n"
    "    - id: all\n"
    "      name: {zh: 全, en: all}\n"
    "      cite: measures art. 3\n"
    "      items:\n"
    "        - {id: ip, name: {zh: 知, en: ip}, cite: measures art. 3(1), bands: [{when: last(ip_class1) >= 1, points: 8}, {points: 0}]}\n"
    "pass: total >= 8\n";

static const char sizes[] =
    "table: sizes\n"
    "name: {zh: 规模, en: sizes}\n"
    "documents:\n"
    "  classes: {title: {zh: 标准, en: Classes}, number: 2号}\n"
    "define:\n"
    "  is_small: {cite: classes art. 4, is: 'employees[Y-1] <= 300'}\n"
    "  is_software: {cite: classes art. 5, of: industry, edition: GB/T 4754-2017, codes: {I: [651, 652]}}\n";

static const char local[] =
    "model: base@town\n"
    "extends: base\n"
    "name: {zh: 乙, en: town}\n"
    "documents:\n"
    "  town: {title: {zh: 镇规, en: Town}, number: 3号}\n"
    "gates:\n"
    "  - {id: staff, cite: town art. 1, need: share >= 12%}\n"
    "  - {id: software, name: {zh: 软, en: software}, cite: town art. 2, need: is_software}\n"
    "score:\n"
    "  groups:\n"
    "    - id: all\n"
    "      items:\n"
    "        - {id: site, name: {zh: 址, en: site}, cite: town art. 3, bands: [{when: 'town = \"A\"', points: 2}, {points: 0}]}\n"
    "pass: total >= 9\n";

typedef struct folder {
    char path[64];
    dictionary *d;
} folder;

static void put(const folder *f, const char *name, const char *text)
{
    char path[128];
    FILE *file;

    snprintf(path, sizeof path, "%s/%s", f->path, name);
    file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, strlen(text), file), strlen(text));
    assert_int_equal(fclose(file), 0);
}

static int open_folder(void **state)
{
    folder *f = calloc(1, sizeof *f);
    char tables[96];

    strcpy(f->path, "build/composition-XXXXXX");
    assert_non_null(mkdtemp(f->path));
    snprintf(tables, sizeof tables, "%s/tables", f->path);
    assert_int_equal(mkdir(tables, 0700), 0);
    put(f, "base.yaml", base);
    put(f, "tables/sizes.yaml", sizes);
    put(f, "base@town.yaml", local);
    f->d = shipped_dictionary();
    *state = f;
    return 0;
}

static int close_folder(void **state)
{
    static const char *const files[] = {"base.yaml", "tables/sizes.yaml", "base@town.yaml", "tables", ""};
    folder *f = *state;
    char path[128];

    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        snprintf(path, sizeof path, "%s/%s", f->path, files[i]);
        remove(path);
    }
    dictionary_free(f->d);
    free(f);
    return 0;
}

static tidu_status load(const folder *f, const char *name, model **m, tidu_error *err)
{
    char path[128];

    snprintf(path, sizeof path, "%s/%s", f->path, name);
    return model_load(path, NULL, f->d, m, err);
}

static const model_condition *gate(const model *m, const char *id)
{
    for (size_t i = 0; i < m->n_gates; i++) {
        if (!strcmp(m->gates[i].id, id))
            return &m->gates[i];
    }
    return NULL;
}

/* A part was read where its document was, unless it says otherwise; what an extended file says is not said of a new cite. */
static void test_provenance(void **state)
{
    const folder *f = *state;
    size_t counts[PROVENANCES];
    model *m, *plain;
    tidu_error err;

    assert_int_equal(load(f, "base.yaml", &plain, &err), TIDU_OK);
    assert_int_equal(load(f, "base@town.yaml", &m, &err), TIDU_OK);
    assert_int_equal(gate(plain, "staff")->cite.seen, PROVENANCE_SECONDARY);
    assert_int_equal(gate(plain, "size")->cite.seen, PROVENANCE_FULL);
    assert_int_equal(gate(m, "staff")->cite.seen, PROVENANCE_MEMORY);
    assert_int_equal(gate(m, "size")->cite.seen, PROVENANCE_FULL);
    model_count_provenance(plain, counts); /* two gates, an item, two definitions of the table */
    assert_int_equal(counts[PROVENANCE_FULL], 2);
    assert_int_equal(counts[PROVENANCE_PART], 0);
    assert_int_equal(counts[PROVENANCE_SECONDARY], 1);
    assert_int_equal(counts[PROVENANCE_MEMORY], 2);
    model_free(m);
    model_free(plain);
}

static void test_merged(void **state)
{
    model *m, *plain;

    assert_int_equal(load(*state, "base@town.yaml", &m, NULL), TIDU_OK);
    assert_int_equal(load(*state, "base.yaml", &plain, NULL), TIDU_OK);
    assert_string_equal(m->id, "base@town");
    assert_string_equal(m->rung, "base");
    assert_string_equal(m->version, "2020-01-01");
    assert_int_equal(m->n_documents, 3);
    assert_int_equal(m->n_gates, 3);
    assert_string_equal(m->gates[0].id, "staff"); /* in the place of the one that it changes */
    assert_string_equal(m->gates[0].text, "share >= 12%");
    assert_string_equal(m->gates[0].cite.text, "town art. 1");
    assert_string_equal(m->gates[0].name.en, "staff"); /* what is not written stays */
    assert_int_equal(m->gates[0].n_act, 1);
    assert_null(m->gates[0].cite.origin);
    assert_non_null(strstr(gate(m, "size")->cite.origin, "/base.yaml"));
    assert_string_equal(gate(m, "software")->cite.text, "town art. 2");
    assert_int_equal(m->n_items, 2);
    assert_string_equal(m->items[1].id, "site");
    assert_string_equal(m->pass_text, "total >= 9");
    assert_string_equal(plain->gates[0].text, "share >= 10%");
    assert_null(plain->extends);
    assert_non_null(strstr(m->extends, "/base.yaml"));
    assert_string_not_equal(m->digest, plain->digest);
    assert_string_equal(m->definitions[0].cite.text, "classes art. 4");
    assert_non_null(strstr(m->definitions[0].cite.origin, "tables/sizes.yaml"));
    assert_string_equal(m->definitions[1].text, "starts_with(industry, \"651\", \"I651\", \"652\", \"I652\")");
    model_free(m);
    model_free(plain);
}

/* Both use the table; the derived model uses what its table says in a gate of its own. */
static void test_table_of_both(void **state)
{
    char text[sizeof local + 64];
    model *m;
    tidu_error err;

    snprintf(text, sizeof text, "use: [sizes]\n%s", local);
    put(*state, "base@town.yaml", text);
    if (load(*state, "base@town.yaml", &m, &err))
        fail_msg("%s:%lu:%lu: %s", err.file, err.line, err.column, err.message);
    put(*state, "base@town.yaml", local);
    assert_int_equal(m->n_definitions, 3);
    assert_string_equal(m->definitions[0].value.name, "is_small"); /* before those of the base, which may use it */
    assert_string_equal(gate(m, "software")->text, "is_software");
    assert_int_equal(m->n_gates, 3);
    assert_int_equal(m->n_documents, 3);
    model_free(m);
}

/* A changed table changes the digest of every model that uses it. */
static void test_digest(void **state)
{
    model *before, *after;

    assert_int_equal(load(*state, "base.yaml", &before, NULL), TIDU_OK);
    put(*state, "tables/sizes.yaml",
        "table: sizes\nname: {zh: 规, en: s}\ndocuments:\n  classes: {title: {zh: 标, en: C}, number: 2号}\n"
        "define:\n  is_small: employees[Y-1] <= 301\n");
    assert_int_equal(load(*state, "base.yaml", &after, NULL), TIDU_OK);
    assert_string_not_equal(before->digest, after->digest);
    model_free(before);
    model_free(after);
}

static void test_faults(void **state)
{
    static const struct fault {
        const char *file;     /* written */
        const char *text;
        const char *at;       /* where the fault stands */
        unsigned long line, column;
        const char *message;
    } faults[] = {
        {"base@town.yaml", "model: a\nextends: bass\n", "base@town.yaml", 2, 10, "there is no file 'bass.yaml'"},
        {"base@town.yaml", "model: a\nextends: base@town\n", "base@town.yaml", 2, 10, "there is no file"},
        {"base@town.yaml", "model: a\nextends: base\nuse: [size]\n", "base@town.yaml", 3, 7,
         "there is no file 'tables/size.yaml'"},
        {"base@town.yaml", "model: a\nextends: base\nuse: sizes\n", "base@town.yaml", 3, 6, "a list of tables"},
        {"base@town.yaml", "model: a\nextends: base\ngates:\n  - {id: staff, need: share >= 12%}\n",
         "base@town.yaml", 4, 23, "a cite of its own"},
        {"base@town.yaml", "model: a\nextends: base\ngates:\n  - {id: new, need: share >= 12%}\n",
         "base@town.yaml", 4, 5, "'name'"},
        {"base@town.yaml", "model: a\nextends: base\ngatess: []\n", "base@town.yaml", 3, 1, "unknown key 'gatess'"},
        {"tables/sizes.yaml",
         "table: sizes\nname: {zh: 规, en: s}\ndocuments: {}\ndefine:\n  is_small: employes[Y-1] <= 301\n",
         "sizes.yaml", 5, 13, "employes"},
        {"tables/sizes.yaml", "table: sizes\nname: {zh: 规, en: s}\ndocuments: {}\ndefine:\n  is_small: {of: industry, codes: [x1]}\n",
         "sizes.yaml", 5, 36, "made of digits"},
        {"tables/sizes.yaml", "table: sizes\nname: {zh: 规, en: s}\ndocuments: {}\ngates: []\ndefine: {}\n",
         "sizes.yaml", 4, 1, "unknown key 'gates'"},
    };

    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        const struct fault *x = &faults[i];
        tidu_error err;
        model *m;

        put(*state, "base@town.yaml", local);
        put(*state, "tables/sizes.yaml", sizes);
        put(*state, x->file, x->text);
        if (load(*state, "base@town.yaml", &m, &err) != TIDU_EMODEL)
            fail_msg("fault %zu is not found", i);
        if (!strstr(err.file, x->at) || err.line != x->line || err.column != x->column ||
            !strstr(err.message, x->message))
            fail_msg("fault %zu: %s:%lu:%lu: %s", i, err.file, err.line, err.column, err.message);
    }
}

/* Two files that extend each other end in an error, not in a loop. */
static void test_circle(void **state)
{
    tidu_error err;
    model *m;

    put(*state, "base.yaml", "model: base\nextends: base@town\n");
    assert_int_equal(load(*state, "base.yaml", &m, &err), TIDU_EMODEL);
    assert_non_null(strstr(err.message, "there is no file 'base.yaml'"));
    assert_non_null(strstr(err.file, "base@town.yaml"));
}

static void test_memory(void **state)
{
    tidu_status status = TIDU_ENOMEM;

    for (unsigned long k = 1; status == TIDU_ENOMEM; k++) {
        model *m = NULL;

        assert_true(k < 100000);
        allocate_fail_at(k);
        status = load(*state, "base@town.yaml", &m, NULL);
        allocate_fail_at(0);
        assert_true(status == TIDU_ENOMEM || status == TIDU_OK);
        if (!status)
            model_free(m);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_provenance, open_folder, close_folder),
        cmocka_unit_test_setup_teardown(test_merged, open_folder, close_folder),
        cmocka_unit_test_setup_teardown(test_table_of_both, open_folder, close_folder),
        cmocka_unit_test_setup_teardown(test_digest, open_folder, close_folder),
        cmocka_unit_test_setup_teardown(test_faults, open_folder, close_folder),
        cmocka_unit_test_setup_teardown(test_circle, open_folder, close_folder),
        cmocka_unit_test_setup_teardown(test_memory, open_folder, close_folder),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
