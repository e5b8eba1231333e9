/*
 * Each case is a panel with a single company. Its file is read once by tables of fields; the parts of a case stay
 * nodes of the YAML tree and are read when the case runs, first those of the base, then its own, which override them.
 * Every case compiles and assesses the model anew, on one thread.
 */
#include "verdict/worked_example.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/cell.h"
#include "base/date.h"
#include "base/error.h"
#include "base/message.h"
#include "base/text_buffer.h"
#include "model/field.h"
#include "panel/credentials.h"
#include "rules/parse.h"
#include "verdict/assessor.h"

/* A part of a case: a node that is interpreted when the case runs. */
typedef const yaml_node *part;

typedef struct expectation {
    part verdict, score, readiness, gates, direct, items;
} expectation;

/* A case, or the common base of all cases, which has neither name nor expectation. */
typedef struct worked_case {
    part at;
    const char *name;
    part year, on, company, annual, settings;
    credential *credentials;
    size_t n_credentials;
    expectation expect;
} worked_case;

/* The file. */
typedef struct case_file {
    worked_case base;
    worked_case *cases;
    size_t n_cases;
} case_file;

typedef struct case_reader {
    const yaml_tree *tree;
    model *model;
    dictionary *dictionary;
    panel *panel;
    credentials *credentials;
    arena *memory;
    tidu_error *err;
} case_reader;

static const char code[] = "CASE";

/* --- data ------------------------------------------------------------------- */

static tidu_status read_value(case_reader *r, const yaml_node *n, const indicator *i, double *out)
{
    source_place place = {n->file, n->line, n->column + n->is_quoted};
    node *literal;
    tidu_status status;
    double sign = 1;

    *out = cell_missing();
    if (yaml_is_null(n))
        return TIDU_OK;
    if (n->kind != YAML_SCALAR)
        return yaml_error(r->tree, n, r->err, _("a value is expected here"));
    status = expression_parse(n->text, &place, r->memory, &literal, r->err);
    if (status)
        return status;
    if (literal->kind == NODE_NEGATE) {
        literal = literal->first;
        sign = -1;
    }
    if (literal->kind != NODE_NUMBER && literal->kind != NODE_DATE)
        return yaml_error(r->tree, n, r->err, _("a plain value is expected here"));
    if ((literal->kind == NODE_DATE) != (i->type == INDICATOR_DATE))
        return yaml_error(r->tree, n, r->err, _("'%s' is %s"), i->name, indicator_type_name(i->type));
    *out = sign * literal->number;
    return TIDU_OK;
}

static tidu_status read_cells(case_reader *r, const yaml_node *cells, int year)
{
    for (const yaml_node *n = cells ? cells->first : NULL; n; n = n->next) {
        int id = dictionary_find(r->dictionary, n->key);
        const indicator *i;
        tidu_status status;
        double value;

        if (id == INDICATOR_NONE)
            id = dictionary_add_judged(r->dictionary, n->key);
        if (id == INDICATOR_NONE)
            return yaml_error(r->tree, n, r->err, _("unknown indicator '%s'"), n->key);
        i = dictionary_get(r->dictionary, id);
        if ((i->kind == INDICATOR_ANNUAL) != (year != PANEL_ANY_YEAR))
            return yaml_error(r->tree, n, r->err, _("'%s' belongs under %s"), n->key,
                              i->kind == INDICATOR_ANNUAL ? "annual" : "company");
        if (i->type == INDICATOR_TEXT) {
            if (!panel_put_text(r->panel, 0, id, yaml_is_null(n) ? NULL : n->text, n->length))
                return error_memory(r->err);
            continue;
        }
        status = read_value(r, n, i, &value);
        if (status)
            return status;
        if (!panel_put_number(r->panel, 0, id, year, value))
            return error_memory(r->err);
    }
    return TIDU_OK;
}

static tidu_status read_years(case_reader *r, const yaml_node *annual)
{
    tidu_status status = TIDU_OK;

    for (const yaml_node *n = annual ? annual->first : NULL; n && !status; n = n->next) {
        int year = atoi(n->key);

        if (year < 1900 || year > 2100)
            return yaml_error(r->tree, n, r->err, _("'%s' is not a year"), n->key);
        status = read_cells(r, n, year);
    }
    return status;
}

static tidu_status read_data(case_reader *r, const worked_case *c)
{
    tidu_status status = read_cells(r, c->company, PANEL_ANY_YEAR);

    if (!status)
        status = read_years(r, c->annual);
    for (size_t i = 0; i < c->n_credentials && !status; i++)
        status = credentials_add(r->credentials, &c->credentials[i]) ? TIDU_OK : error_memory(r->err);
    return status;
}

/* --- expectations --------------------------------------------------------------- */

/* Begin the next difference. */
static void differ(text_buffer *differs, const char *what)
{
    text_buffer_print(differs, "%s%s: ", differs->length ? "; " : "", what);
}

static void expect_text(text_buffer *differs, const char *what, const yaml_node *wanted,
                        const char *got)
{
    if (!wanted || !strcmp(wanted->text, got))
        return;
    differ(differs, what);
    text_buffer_print(differs, "%s, not %s", got, wanted->text);
}

static void expect_interval(text_buffer *differs, const char *what, const yaml_node *wanted,
                            double least, double greatest)
{
    double low, high;

    if (!wanted)
        return;
    low = atof(wanted->kind == YAML_SEQUENCE && wanted->n == 2 ? wanted->first->text
               : wanted->text                                  ? wanted->text
                                                               : "");
    high = wanted->kind == YAML_SEQUENCE && wanted->n == 2 ? atof(wanted->first->next->text) : low;
    if (low == least && high == greatest)
        return;
    differ(differs, what);
    text_buffer_print(differs, "%g to %g, not %g to %g", least, greatest, low, high);
}

static const yaml_node *unknown_member(const yaml_node *wanted, const char *const *ids, size_t n)
{
    for (const yaml_node *m = wanted ? wanted->first : NULL; m; m = m->next) {
        size_t i = 0;

        while (i < n && strcmp(ids[i], m->key))
            i++;
        if (i == n)
            return m;
    }
    return NULL;
}

static void expect_conditions(text_buffer *differs, const yaml_node *wanted,
                              const model_condition *conditions, size_t n,
                              gate_state (*state)(const assessment *, size_t, size_t),
                              const assessment *a)
{
    const char *ids[MODEL_MOST_CONDITIONS];
    const yaml_node *odd;

    for (size_t i = 0; i < n; i++) {
        ids[i] = conditions[i].id;
        expect_text(differs, conditions[i].id, yaml_find(wanted, conditions[i].id),
                    gate_state_name(state(a, i, 0)));
    }
    odd = unknown_member(wanted, ids, n);
    if (odd) {
        differ(differs, odd->key);
        text_buffer_append_string(differs, _("no such condition"));
    }
}

static void expect_items(text_buffer *differs, const yaml_node *wanted, const assessment *a)
{
    const char *ids[MODEL_MOST_ITEMS];
    const yaml_node *odd;

    for (size_t i = 0; i < a->model->n_items; i++) {
        double least, greatest;

        ids[i] = a->model->items[i].id;
        assessment_item(a, i, 0, &least, &greatest);
        expect_interval(differs, ids[i], yaml_find(wanted, ids[i]), least, greatest);
    }
    odd = unknown_member(wanted, ids, a->model->n_items);
    if (odd) {
        differ(differs, odd->key);
        text_buffer_append_string(differs, _("no such item"));
    }
}

static void compare_result(text_buffer *differs, const expectation *expect, const assessment *a)
{
    part readiness = expect->readiness;

    expect_text(differs, "verdict", expect->verdict, verdict_name((truth)a->verdicts[0]));
    if (expect->score && a->least) {
        expect_interval(differs, "score", expect->score, a->least[0], a->greatest[0]);
    } else if (expect->score) {
        differ(differs, "score");
        text_buffer_append_string(differs, _("the model has none"));
    }
    if (readiness && fabs(atof(readiness->text) - a->readiness[0]) > 0.5e-6) {
        differ(differs, "readiness");
        text_buffer_print(differs, "%.6f, not %s", a->readiness[0], readiness->text);
    }
    expect_conditions(differs, expect->gates, a->model->gates, a->model->n_gates, assessment_gate, a);
    expect_conditions(differs, expect->direct, a->model->directs, a->model->n_directs, assessment_direct, a);
    expect_items(differs, expect->items, a);
}

/* --- one case --------------------------------------------------------------------- */

static tidu_status assess_case(case_reader *r, const worked_case *c, const worked_case *base, assessment **out)
{
    part on = c->on, year = c->year ? c->year : base->year;
    binding b = {r->panel, r->credentials, 0, 0};
    assessor *a;
    tidu_status status = read_data(r, base);

    if (!status)
        status = read_data(r, c);
    if (status)
        return status;
    b.year = year ? atoi(year->text) : 0;
    if (b.year < 1900 || b.year > 2100)
        return yaml_error(r->tree, c->at, r->err, _("the case needs 'year', the application year"));
    b.on = binding_default_date(b.year);
    if (on && !date_parse_iso(on->text, on->length, &b.on))
        return yaml_error(r->tree, on, r->err, _("a date such as 2016-01-01 is expected here"));
    a = assessor_new(r->model);
    if (!a)
        return error_memory(r->err);
    status = assessor_run(a, &b, 1, out, r->err);
    assessor_free(a);
    return status;
}

static tidu_status read_settings(case_reader *r, part settings, setting *saved)
{
    tidu_status status = TIDU_OK;

    for (size_t i = 0; i < r->model->n_settings; i++)
        saved[i] = r->model->settings[i].value;
    for (const yaml_node *m = settings ? settings->first : NULL; m && !status; m = m->next)
        status = model_set(r->model, m->key, m->text ? m->text : "", r->err);
    return status ? yaml_error(r->tree, settings, r->err, _("no such setting or no number")) : TIDU_OK;
}

enum { MOST_SETTINGS = 32 };

static tidu_status run_case(case_reader *r, const worked_case *c, const worked_case *base, assessment **out)
{
    setting saved[MOST_SETTINGS];
    tidu_status status;

    if (r->model->n_settings > MOST_SETTINGS)
        return yaml_error(r->tree, c->at, r->err, _("a model has at most %d settings"), MOST_SETTINGS);
    r->panel = panel_new(r->dictionary);
    r->credentials = credentials_new();
    if (!r->panel || !r->credentials ||
        panel_add_company(r->panel, code, strlen(code)) == PANEL_NO_COMPANY) {
        status = error_memory(r->err);
    } else {
        status = read_settings(r, c->settings, saved);
        if (!status)
            status = assess_case(r, c, base, out);
        for (size_t i = 0; i < r->model->n_settings; i++)
            r->model->settings[i].value = saved[i];
    }
    credentials_free(r->credentials);
    panel_free(r->panel);
    return status;
}

/* --- the file -------------------------------------------------------------------------- */

static tidu_status keep(rule_reader *r, const yaml_node *n, void *out)
{
    part *kept = out;

    (void)r;
    *kept = n;
    return TIDU_OK;
}

static tidu_status check_model(rule_reader *r, const yaml_node *n, void *out)
{
    const model *m = r->subject;

    (void)out;
    return !strcmp(n->text, m->id)
               ? TIDU_OK
               : yaml_error(r->tree, n, r->err, _("these cases are for another model than %s"), m->id);
}

static tidu_status read_day(rule_reader *r, const yaml_node *n, void *out)
{
    long *day = out;

    return date_parse_iso(n->text, n->length, day)
               ? TIDU_OK
               : yaml_error(r->tree, r->owner, r->err, _("a date such as 2016-01-01 is expected here"));
}

static const field_row credential_rows[] = {
    FIELD("credential", REQUIRED, text, credential, model),
    FIELD_MEMBER("granted_on", REQUIRED, YAML_IS_SCALAR, read_day, long, credential, granted_on),
    FIELD_MEMBER("expires_on", OPTIONAL, YAML_IS_SCALAR, read_day, long, credential, expires_on),
    FIELD_END};

static const credential usual_credential = {.code = code, .expires_on = CREDENTIAL_FOR_EVER};

static const field_table credential_table = {.rows = credential_rows, .usual = &usual_credential};

#define KEEP(owner, name, is) FIELD_MEMBER(#name, OPTIONAL, is, keep, part, owner, name)

static const field_row expectation_rows[] = {
    KEEP(expectation, verdict, YAML_IS_SCALAR), KEEP(expectation, score, YAML_IS_ANY),
    KEEP(expectation, readiness, YAML_IS_SCALAR), KEEP(expectation, gates, YAML_IS_MAPPING),
    KEEP(expectation, direct, YAML_IS_MAPPING), KEEP(expectation, items, YAML_IS_MAPPING),
    FIELD_END};

static const field_table expectation_table = {.rows = expectation_rows};

#define DATA_ROWS                                                                                          \
    KEEP(worked_case, year, YAML_IS_SCALAR), KEEP(worked_case, company, YAML_IS_MAPPING),                  \
        KEEP(worked_case, annual, YAML_IS_MAPPING),                                                        \
        FIELD_LIST("credentials", OPTIONAL, &credential_table, worked_case, credentials, n_credentials)

static const field_row base_rows[] = {DATA_ROWS, FIELD_END};

static const field_table base_table = {.rows = base_rows};

static tidu_status mark_place(rule_reader *r, const yaml_node *n, void *out)
{
    worked_case *c = out;

    return keep(r, n, &c->at);
}

static const field_row case_rows[] = {
    FIELD("name", REQUIRED, text, worked_case, name),
    FIELD_UNREAD("cite", OPTIONAL, YAML_IS_SCALAR, "for people"),
    DATA_ROWS,
    KEEP(worked_case, on, YAML_IS_SCALAR),
    KEEP(worked_case, settings, YAML_IS_MAPPING),
    FIELD_STRUCT("expect", REQUIRED, &expectation_table, worked_case, expect),
    FIELD_END};

static const field_table case_table = {
    .rows = case_rows, .form = N_("a case has name and expect"), .check = mark_place};

static const field_row rows[] = {
    FIELD_PART("model", REQUIRED, YAML_IS_SCALAR, check_model),
    FIELD_UNREAD(FIELD_ABOUT("cite", "the documents that the expected values come from"),
                 OPTIONAL, YAML_IS_SCALAR | YAML_IS_SEQUENCE, "read by lint_cases", FIELD_LIST_LIKE(&field_text_form)),
    FIELD_STRUCT("base", OPTIONAL, &base_table, case_file, base),
    FIELD_LIST("cases", REQUIRED, &case_table, case_file, cases, n_cases),
    FIELD_END};

const field_table cases_file = {.rows = rows, .form = N_("a file of cases begins with 'model: ID'")};

/* Run one case and report it; *goes_on is the answer of the visitor. */
static tidu_status visit_case(case_reader *r, const worked_case *c, const worked_case *base, case_visit visit,
                              void *context, bool *goes_on)
{
    assessment *a = NULL;
    text_buffer differs;
    tidu_status status = run_case(r, c, base, &a);

    if (status)
        return status;
    text_buffer_init(&differs);
    compare_result(&differs, &c->expect, a);
    if (differs.failed)
        status = error_memory(r->err);
    else
        *goes_on = visit(context, &(case_result){r->tree->file, c->at->line, c->name,
                                                 differs.length ? text_buffer_string(&differs) : NULL, a});
    text_buffer_clear(&differs);
    assessment_free(a);
    return status;
}

tidu_status cases_run(const char *path, model *m, dictionary *d, case_visit visit, void *context,
                      tidu_error *err)
{
    case_reader r = {.model = m, .dictionary = d, .err = err};
    case_file f = {.n_cases = 0};
    yaml_tree *tree;
    tidu_status status = yaml_load(path, &tree, err);
    bool goes_on = true;

    if (status)
        return status;
    r.tree = tree;
    r.memory = arena_new();
    status = r.memory ? file_read(&(rule_reader){.tree = tree, .memory = r.memory, .subject = m, .err = err}, &cases_file, &f)
                      : error_memory(err);
    for (size_t i = 0; i < f.n_cases && !status && goes_on; i++)
        status = visit_case(&r, &f.cases[i], &f.base, visit, context, &goes_on);
    arena_free(r.memory);
    yaml_free(tree);
    return status;
}
