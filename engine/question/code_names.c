/*
 * The names of the codes of companies: regions and industries from the registers of a database, high-tech fields from
 * a table of the models. A code that is no longer in use is named with its successor.
 */
#include "question/code_names.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/cell.h"
#include "base/error.h"
#include "base/message.h"
#include "base/number_text.h"
#include "intake/code_check.h"
#include "intake/intake_session.h"

enum { MOST_TEXT = 512 };

/* The indicators whose codes have names. */
static const struct {
    const char *indicator;
    code_kind kind;
    int edition;
} coded[] = {{"region", CODE_REGION, 0},
             {"industry", CODE_INDUSTRY, CODE_LATEST_EDITION},
             {"industry_2011", CODE_INDUSTRY, 2011}};

enum { N_CODED = sizeof coded / sizeof *coded };

/* --- opening ------------------------------------------------------------------------------ */

static tidu_status load_names(const environment *env, const char *file, name_table **out, tidu_error *err)
{
    char path[ENVIRONMENT_PATH];
    tidu_status status;

    *out = NULL;
    if (!*env->folders)
        return TIDU_OK;
    status = environment_file(env, file, path, err);
    if (status || access(path, R_OK)) /* the table is optional */
        return status;
    return name_table_load(path, env->dictionary, out, err);
}

tidu_status code_names_open(const environment *env, store *from, code_names *out, tidu_error *err)
{
    tidu_status status;

    *out = (code_names){.registers = code_register_new(), .is_chinese = env->is_chinese};
    status = out->registers ? load_names(env, "tables/hightech-fields.yaml", &out->fields, err) : error_memory(err);
    if (!status)
        status = load_names(env, "tables/rd-units.yaml", &out->units, err);
    if (!status && from)
        status = store_load_register(from, out->registers, &out->last_import, err);
    if (status)
        code_names_clear(out);
    return status;
}

void code_names_clear(code_names *n)
{
    code_register_free(n->registers);
    name_table_free(n->fields);
    name_table_free(n->units);
    *n = (code_names){0};
}

const char *code_names_industry(const code_names *n, const char *code)
{
    code_answer a = code_register_find(n->registers, CODE_INDUSTRY, CODE_LATEST_EDITION, code);

    return a.standing == CODE_UNKNOWN ? NULL : a.entry->name;
}

bool code_names_want(void *context, int year, panel *into)
{
    const dictionary *d = panel_dictionary(into);
    bool ok = panel_want(into, dictionary_find(d, "hightech_field"), 0, 0);

    (void)context;
    (void)year;
    for (size_t i = 0; i < N_CODED && ok; i++)
        ok = panel_want(into, dictionary_find(d, coded[i].indicator), 0, 0);
    return ok;
}

/* --- descriptions --------------------------------------------------------------------------- */

/* "320621 海安县; no longer in use, now 320685 海安市"; false if the code is not in any register. */
static bool describe(const code_names *n, size_t i, const char *code, char text[2 * MOST_TEXT])
{
    code_answer a = code_register_find(n->registers, coded[i].kind, coded[i].edition, code);
    char successor[MOST_TEXT];

    if (a.standing == CODE_UNKNOWN)
        return false;
    code_successor_text(&a, successor, sizeof successor);
    if (a.standing == CODE_IN_USE || coded[i].kind == CODE_INDUSTRY)
        snprintf(text, 2 * MOST_TEXT, "%s %s", code, a.entry->name);
    else if (*successor)
        snprintf(text, 2 * MOST_TEXT, _("%s %s; no longer in use, now %s"), code, a.entry->name, successor);
    else
        snprintf(text, 2 * MOST_TEXT, _("%s %s; no longer in use, successor not established"), code,
                 a.entry->name);
    return true;
}

static bool describe_field(const code_names *n, double code, char text[2 * MOST_TEXT])
{
    const name_entry *e;
    char digits[32];

    if (!n->fields || !cell_is_value(code) || code == 0)
        return false;
    number_format(code, digits);
    e = name_table_knows(n->fields, digits) ? name_table_find(n->fields, digits) : NULL;
    if (e)
        snprintf(text, 2 * MOST_TEXT, "%s %s", digits, model_text_in(e->name, n->is_chinese));
    return e != NULL;
}

static bool keep(explanation *e, int indicator, const char *text)
{
    const char *copy = arena_copy_string(e->memory, text);

    if (copy)
        e->codes[e->n_codes++] = (explained_code){indicator, copy};
    return copy != NULL;
}

tidu_status code_names_explain(const code_names *n, const panel *p, uint32_t company, explanation *e,
                               tidu_error *err)
{
    const dictionary *d = panel_dictionary(p);
    int field = dictionary_find(d, "hightech_field");
    char text[2 * MOST_TEXT];
    bool ok = true;

    for (size_t i = 0; i < N_CODED && ok; i++) {
        int indicator = dictionary_find(d, coded[i].indicator);
        const char *code = panel_text(p, company, indicator);

        if (code && describe(n, i, code, text))
            ok = keep(e, indicator, text);
    }
    if (ok && describe_field(n, panel_number(p, company, field, PANEL_ANY_YEAR), text))
        ok = keep(e, field, text);
    return ok ? TIDU_OK : error_memory(err);
}

/* --- checking --------------------------------------------------------------------------------- */

bool code_names_know_field(const void *names, double code)
{
    const code_names *n = names;
    char digits[32];

    if (!n->fields || code == 0)
        return true;
    number_format(code, digits);
    return name_table_knows(n->fields, digits);
}

/* The industries in the database, which an import does not overwrite. *out is NULL if it has no companies. */
static tidu_status load_industries(store *from, dictionary *d, panel **out, tidu_error *err)
{
    panel *p = panel_new(d);
    tidu_status status = TIDU_OK;

    if (!p || !panel_want(p, dictionary_find(d, "industry"), 0, 0))
        status = error_memory(err);
    if (!status)
        status = store_load(from, NULL, p, err);
    if (status) {
        panel_free(p);
        return status;
    }
    *out = p;
    return TIDU_OK;
}

static tidu_status fill(const code_names *n, store *from, panel *p, const intake_report *report,
                        problems *found, tidu_error *err)
{
    dictionary *d = panel_dictionary(p);
    panel *stored = NULL;
    tidu_status status;

    if (!panel_text_column(p, dictionary_find(d, "industry_2011")) ||
        !code_register_has(n->registers, CODE_INDUSTRY, 2011))
        return TIDU_OK;
    status = from ? load_industries(from, d, &stored, err) : TIDU_OK;
    if (!status)
        status = code_fill_industry(p, stored, report, n->registers, found, err);
    panel_free(stored);
    return status;
}

tidu_status code_names_check(const code_names *n, store *from, panel *p, const intake_report *report,
                             bool is_strict, problems *found, tidu_error *err)
{
    intake_session session = {.file = report->file, .found = found, .found_before = problems_count(found)};
    tidu_status status = code_check(p, report, n->registers, found, err);

    if (!status)
        status = fill(n, from, p, report, found, err);
    if (!status)
        status = code_check_fields(p, report, code_names_know_field, n, found, err);
    return !status && is_strict ? intake_session_be_strict(&session, err) : status;
}
