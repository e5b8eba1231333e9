/*
 * One table with the leading columns, then one column per gate and direct pass, then two per item (least and greatest
 * points). Cells are pulled from the assessment, so that the size of the table needs no memory.
 */
#include "report/assessment_report.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/allocate.h"
#include "base/message.h"

/* The leading columns. */
enum { CODE, NAME, MODEL, VERSION, YEAR, VERDICT, SCORE_LO, SCORE_HI, READINESS, FIXED = ASSESSMENT_FIXED_COLUMNS };

typedef struct view {
    const assessment *a;
    const binding *b;
    company_rows of;
    int name;
    table_column *columns;
    size_t n_columns;
} view;

const char *state_word(gate_state state)
{
    static const char *const words[] = {
        [GATE_MET] = N_("met"),       [GATE_UNMET] = N_("unmet"),        [GATE_UNKNOWN] = N_("unknown"),
        [GATE_JUDGED] = N_("judged"), [GATE_NOT_APPLICABLE] = N_("not applicable"),
    };

    return _(words[state]);
}

table_tone state_tone(gate_state state)
{
    static const table_tone tones[] = {
        [GATE_MET] = TABLE_GOOD,    [GATE_UNMET] = TABLE_BAD,           [GATE_UNKNOWN] = TABLE_OPEN,
        [GATE_JUDGED] = TABLE_OPEN, [GATE_NOT_APPLICABLE] = TABLE_FAINT,
    };

    return tones[state];
}

const char *verdict_word(truth verdict)
{
    return verdict == TRUTH_TRUE ? _("yes") : verdict == TRUTH_FALSE ? _("no") : _("open");
}

const char *verdict_words(truth verdict, bool needs_exception)
{
    return needs_exception ? _("no, save for an exception") : verdict_word(verdict);
}

const char *assessment_verdict_text(const assessment *a, size_t company, bool is_for_people)
{
    truth verdict = (truth)a->verdicts[company];

    return is_for_people ? verdict_words(verdict, assessment_needs_exception(a, company)) : verdict_name(verdict);
}

table_tone verdict_tone(truth verdict)
{
    return verdict == TRUTH_TRUE ? TABLE_GOOD : verdict == TRUTH_FALSE ? TABLE_BAD : TABLE_OPEN;
}

void assessment_fixed_cell(const assessment *a, const binding *b, int name, size_t i, size_t column,
                           table_cell *out)
{
    *out = (table_cell){.number = NAN};
    switch (column) {
    case CODE:
        out->text = panel_code(b->panel, (uint32_t)i);
        break;
    case NAME:
        out->text = panel_text(b->panel, (uint32_t)i, name);
        break;
    case MODEL:
        out->text = a->model->id;
        break;
    case VERSION:
        out->text = a->model->version;
        break;
    case YEAR:
        out->number = b->year;
        break;
    case VERDICT:
        out->text = verdict_name((truth)a->verdicts[i]);
        out->tone = verdict_tone((truth)a->verdicts[i]);
        break;
    case SCORE_LO:
        out->number = a->least ? a->least[i] : NAN;
        break;
    case SCORE_HI:
        out->number = a->greatest ? a->greatest[i] : NAN;
        break;
    case READINESS:
        out->number = a->readiness[i];
        break;
    default:
        break;
    }
}

static void state_cell(gate_state state, table_cell *out)
{
    out->text = gate_state_name(state);
    out->tone = state_tone(state);
}

static void assessment_cell(void *context, size_t row, size_t column, table_cell *out)
{
    const view *v = context;
    const model *m = v->a->model;
    size_t i = v->of.rows ? v->of.rows[row] : row;
    double least, greatest;

    *out = (table_cell){.number = NAN};
    if (column < FIXED) {
        assessment_fixed_cell(v->a, v->b, v->name, i, column, out);
        return;
    }
    column -= FIXED;
    if (column < m->n_gates) {
        state_cell(assessment_gate(v->a, column, i), out);
        return;
    }
    column -= m->n_gates;
    if (column < m->n_directs) {
        state_cell(assessment_direct(v->a, column, i), out);
        return;
    }
    column -= m->n_directs;
    assessment_item(v->a, column / 2, i, &least, &greatest);
    out->number = column % 2 ? greatest : least;
}

const table_column assessment_fixed_columns[FIXED] = {
    [CODE] = {"uscc", N_("code"), TABLE_CODE, 0},
    [NAME] = {"name", N_("name"), TABLE_TEXT, 0},
    [MODEL] = {"model", N_("model"), TABLE_TEXT, 0},
    [VERSION] = {"version", N_("version"), TABLE_CODE, 0},
    [YEAR] = {"year", N_("year"), TABLE_NUMBER, 0},
    [VERDICT] = {"verdict", N_("verdict"), TABLE_TEXT, 0},
    [SCORE_LO] = {"score_lo", N_("score from"), TABLE_NUMBER, -1},
    [SCORE_HI] = {"score_hi", N_("to"), TABLE_NUMBER, -1},
    [READINESS] = {"readiness", N_("readiness"), TABLE_NUMBER, 6},
};

static table_column named_column(document *d, const char *kind, const char *id, const char *end,
                                 model_text name, bool is_chinese, table_kind type)
{
    char *full = arena_print(document_memory(d), "%s.%s%s", kind, id, end);
    const char *heading = model_text_in(name, is_chinese);

    return (table_column){full ? full : "", heading, type, -1};
}

static void name_conditions(document *d, view *v, const char *kind, const model_condition *c,
                            size_t n, bool is_chinese)
{
    for (size_t i = 0; i < n; i++)
        v->columns[v->n_columns++] =
            named_column(d, kind, c[i].id, "", c[i].name, is_chinese, TABLE_TEXT);
}

static bool name_columns(document *d, view *v, bool is_chinese)
{
    const model *m = v->a->model;
    size_t n = FIXED + m->n_gates + m->n_directs + 2 * m->n_items;

    v->columns = arena_take_array(document_memory(d), n, sizeof *v->columns);
    if (!v->columns)
        return false;
    for (size_t i = 0; i < FIXED; i++) {
        v->columns[i] = assessment_fixed_columns[i];
        v->columns[i].heading = _(assessment_fixed_columns[i].heading);
    }
    v->n_columns = FIXED;
    name_conditions(d, v, "gate", m->gates, m->n_gates, is_chinese);
    name_conditions(d, v, "direct", m->directs, m->n_directs, is_chinese);
    for (size_t i = 0; i < 2 * m->n_items; i++)
        v->columns[v->n_columns++] =
            named_column(d, "item", m->items[i / 2].id, i % 2 ? ".hi" : ".lo", m->items[i / 2].name,
                         is_chinese, TABLE_NUMBER);
    return true;
}

bool company_rows_find(const uint8_t *is_in, size_t n, arena *memory, company_rows *out)
{
    uint32_t *rows = is_in ? arena_take_array(memory, n + 1, sizeof *rows) : NULL;

    *out = (company_rows){rows, is_in ? 0 : n};
    for (size_t i = 0; rows && i < n; i++) {
        if (is_in[i])
            rows[out->n++] = (uint32_t)i;
    }
    return rows || !is_in;
}

document *assessment_document(const assessment *a, const binding *b, const uint8_t *is_in, bool is_chinese)
{
    document *d = document_new();
    view *v = d ? arena_take(document_memory(d), sizeof *v) : NULL;
    table t;

    if (!v) {
        document_free(d);
        return NULL;
    }
    v->a = a;
    v->b = b;
    v->name = dictionary_find(panel_dictionary(b->panel), "name");
    if (!company_rows_find(is_in, a->n, document_memory(d), &v->of) || !name_columns(d, v, is_chinese)) {
        document_free(d);
        return NULL;
    }
    t = (table){v->columns, v->n_columns, v->of.n, assessment_cell, v};
    document_table(d, "companies", NULL, &t);
    return d;
}

static void detail_conditions(const char *name, const model_condition *c, size_t n,
                              const uint8_t *states, size_t stride, text_buffer *out)
{
    text_buffer_print(out, "\"%s\": {", name);
    for (size_t i = 0; i < n; i++)
        text_buffer_print(out, "%s\"%s\": \"%s\"", i ? ", " : "", c[i].id,
                          gate_state_name((gate_state)states[i * stride]));
    text_buffer_append_string(out, "}");
}

void assessment_detail(const assessment *a, size_t company, text_buffer *out)
{
    const model *m = a->model;

    text_buffer_append_char(out, '{');
    detail_conditions("gates", m->gates, m->n_gates, a->gates + company, a->n, out);
    text_buffer_append_string(out, ", ");
    detail_conditions("direct", m->directs, m->n_directs, a->directs + company, a->n, out);
    text_buffer_append_string(out, ", \"items\": {");
    for (size_t i = 0; i < m->n_items; i++) {
        double least, greatest;

        assessment_item(a, i, company, &least, &greatest);
        text_buffer_print(out, "%s\"%s\": [%g, %g]", i ? ", " : "", m->items[i].id, least, greatest);
    }
    text_buffer_append_string(out, "}}");
}
