/*
 * Writes a schema by walking the tables recursively. A value has one or more forms: one of several words, a scalar, a
 * mapping with the rows of a table, a list of members, or a mapping with arbitrary keys. Several forms become `anyOf`. If
 * a key has several rows, the most specific one is used. Nested tables are written inline, but for one that lists members of
 * its own form (groups within groups): that is a definition, which is referred to by the key of the list.
 */
#include "report/model_schema.h"

#include <string.h>

#include "base/message.h"
#include "base/suggest.h"
#include "model/file_tables.h"
#include "report/json_text.h"
#include "report/schema_scalar.h"
#include "scenario/scenario.h"
#include "verdict/worked_example.h"

static const schema_kind kinds[] = {
    {"model", "models/NAME.yaml", N_("the rules of one rung"), &model_file},
    {"cases", "models/NAME.cases.yaml", N_("the worked examples of a model"), &cases_file},
    {"definitions", "models/tables/NAME.yaml", N_("definitions shared by models"), &definitions_file},
    {"names", "models/tables/NAME.yaml", N_("the names of the codes of an indicator"), &names_file},
    {"index", "models/indices/NAME.yaml", N_("a composite index"), &index_file},
    {"ladder", "models/ladders/NAME.yaml", N_("a ladder of rungs"), &ladder_file},
    {"policy", "models/policies/NAME.yaml", N_("a policy with its benefits"), &policy_file},
    {"coverage", "models/coverage/NAME.yaml", N_("who should be reached, and who is"), &coverage_file},
    {"pool", "models/pools/NAME.yaml", N_("who enters and leaves a pool"), &pool_file},
    {"metric", "models/metrics/NAME.yaml", N_("a ratio of a district"), &metric_file},
    {"calendar", "models/calendar/NAME.yaml", N_("days of applications, reports and declarations"), &calendar_file},
    {"targets", "models/targets/NAME.yaml", N_("the targets of a plan"), &targets_file},
    {"actions", "models/actions.yaml", N_("what a company can do, and who has which data"), &actions_file},
    {"levers", "models/levers.yaml", N_("what a company can change, at which cost"), &levers_file},
    {"tiers", "models/practice/tiers.yaml", N_("where the tiers of a list begin"), &tiers_file},
    {"base-rates", "models/practice/base-rates.yaml", N_("published shares of those that passed"), &base_rates_file},
    {"filing", "models/practice/filing.yaml", N_("how many applications of a batch pass"), &filing_file},
    {"calibration", "models/practice/calibration.yaml", N_("how chances are fitted to outcomes"), &calibration_file},
    {"transitions", "models/practice/transitions.yaml", N_("what is assumed of moves on a ladder"), &transitions_file},
    {"growth", "models/practice/growth.yaml", N_("how candidates for growth are looked for"), &growth_file},
    {"audit", "models/practice/audit.yaml", N_("what an audit of an index calls worth a second look"), &audit_file},
    {"uncertainty", "models/practice/uncertainty.yaml", N_("what is uncertain about an index that does not say it"), &uncertainty_file},
    {"sheet", "models/practice/sheet.yaml", N_("what the pages of one company show"), &sheet_file},
    {"sizes", "models/practice/sizes.yaml", N_("how companies are grouped by size"), &sizes_file},
    {"baseline", "models/practice/baseline.yaml", N_("baselines by industry"), &baseline_file},
    {"border", "models/practice/border.yaml", N_("what is looked for at the lines of a rule"), &border_file},
    {"research", "models/practice/research.yaml", N_("who states the R&D of companies"), &research_file},
    {"roster", "models/practice/roster.yaml", N_("the columns of the roster of a pool"), &roster_file},
    {"export", "models/practice/export.yaml", N_("what each export level shows"), &export_file},
    {"selection", "models/practice/selection.yaml", N_("what a choice within a budget looks for and shows"), &selection_file},
    {"target-practice", "models/practice/targets.yaml", N_("units of targets, how measures hang together, and what is worth a second look"), &target_rules_file},
    {"lights", "models/practice/lights.yaml", N_("lights and classes of targets"), &lights_file},
    {"indicators", "models/dictionary/indicators.yaml", N_("the dictionary of indicators"), &indicators_file},
    {"subject", "models/subjects/NAME.yaml", N_("the indicators of a subject that is no company"), &subject_file},
    {"certificates", "models/dictionary/certificates.yaml", N_("the names of certificates in lists"), &certificates_file},
    {"words", "models/dictionary/words.yaml", N_("the words that people write into cells"), &words_file},
    {"scenario", NULL, N_("a scenario of 'tidu whatif'"), &scenario_file},
};

const schema_kind *schema_kind_get(size_t i)
{
    return i < sizeof kinds / sizeof *kinds ? &kinds[i] : NULL;
}

const schema_kind *schema_kind_find(const char *name, const char **nearest)
{
    suggestion best = suggestion_begin(name);

    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (!strcmp(kinds[i].name, name))
            return &kinds[i];
        suggestion_offer(&best, kinds[i].name);
    }
    *nearest = best.nearest;
    return NULL;
}

document *schema_kinds_document(void)
{
    static const table_column columns[] = {
        {"kind", N_("kind"), TABLE_TEXT, -1},
        {"files", N_("files"), TABLE_TEXT, -1},
        {"holds", N_("holds"), TABLE_TEXT, -1}};
    document *d = document_new_of_law();
    grid *g = d ? document_grid(d, "kinds", NULL, columns, 3) : NULL;

    for (size_t i = 0; g && i < sizeof kinds / sizeof *kinds; i++) {
        grid_row(g);
        grid_text(g, 0, kinds[i].name, TABLE_PLAIN);
        if (kinds[i].files)
            grid_text(g, 1, kinds[i].files, TABLE_PLAIN);
        grid_text(g, 2, _(kinds[i].summary), TABLE_PLAIN);
    }
    return d;
}

/* Of a reader of its own: any scalar. */
static const char *shape_of(field_reader *read)
{
    const char *shape = schema_scalar(read);

    return shape ? shape : SCHEMA_TEXT;
}

/* How specific a row is: a table, then a kind, then the plain text that often accompanies it, then a custom reader. */
static int rank_of(const field_row *row)
{
    if (row->table)
        return 3;
    if (row->read == field_text_row)
        return 1;
    return schema_scalar(row->read) ? 2 : 0;
}

/* --- JSON ---------------------------------------------------------------------------------------------------- */

enum { MOST_DEFINITIONS = 4 };

typedef struct writer {
    text_buffer *out;
    int depth;
    bool is_first;     /* in its object or array */
    const char *about; /* describes the next value; NULL: nothing */
    const field_table *definitions[MOST_DEFINITIONS]; /* that are referred to */
    size_t n_definitions;
    bool is_extension; /* of a file that extends another: nothing is required, and an empty value takes a key away */
} writer;

static void new_line(writer *w)
{
    text_buffer_print(w->out, "\n%*s", 2 * w->depth, "");
}

static void open(writer *w, char bracket)
{
    text_buffer_append_char(w->out, bracket);
    w->depth++;
    w->is_first = true;
}

static void close(writer *w, char bracket)
{
    w->depth--;
    if (!w->is_first)
        new_line(w);
    text_buffer_append_char(w->out, bracket);
    w->is_first = false;
}

static void next(writer *w)
{
    if (!w->is_first)
        text_buffer_append_char(w->out, ',');
    new_line(w);
    w->is_first = false;
}

static void key(writer *w, const char *name)
{
    next(w);
    json_append_string(w->out, name);
    text_buffer_append_string(w->out, ": ");
}

static void put_string(writer *w, const char *name, const char *value)
{
    key(w, name);
    json_append_string(w->out, value);
}

/* --- values --------------------------------------------------------------------------------------------------- */

typedef enum form_kind { FORM_WORDS, FORM_SCALAR, FORM_ROWS, FORM_NAMES, FORM_LIST, FORM_NULL } form_kind;

typedef struct form {
    form_kind kind;
    const field_table *table; /* NULL: any */
    field_reader *read;       /* FORM_SCALAR */
} form;

enum { MOST_FORMS = 12 };

static const field_table bilingual = {.rows = field_bilingual_rows};

static bool has_words(const field_table *t)
{
    for (; t; t = t->other) {
        if (t->words)
            return true;
    }
    return false;
}

/* What a value of these YAML kinds can be that is read by `t`, which may be NULL, or by `read`. */
static size_t collect_forms(const field_table *t, int is, field_reader *read, form out[MOST_FORMS])
{
    field_reader *reader = t && t->read ? t->read : read;
    size_t n = 0;

    if (reader == field_bilingual_row)
        t = &bilingual;
    if (is & YAML_IS_SCALAR && !has_words(t))
        out[n++] = (form){FORM_SCALAR, NULL, reader};
    if (is & YAML_IS_SCALAR && t && t->may_be_null)
        out[n++] = (form){.kind = FORM_NULL};
    if (!t && is & YAML_IS_MAPPING)
        out[n++] = (form){FORM_NAMES, NULL, NULL};
    if (!t && is & YAML_IS_SEQUENCE)
        out[n++] = (form){FORM_LIST, NULL, NULL};
    for (; t && n + 3 < MOST_FORMS; t = t->other) {
        if (is & YAML_IS_SCALAR && t->words)
            out[n++] = (form){FORM_WORDS, t, NULL};
        if (is & YAML_IS_MAPPING && (t->rows || t->members))
            out[n++] = (form){t->rows ? FORM_ROWS : FORM_NAMES, t, NULL};
        if (is & YAML_IS_SEQUENCE && t->members)
            out[n++] = (form){FORM_LIST, t, NULL};
    }
    return n;
}

static void put_value(writer *w, const field_table *t, int is, field_reader *read);

static void put_member(writer *w, const field_table *t)
{
    bool is_mapping = t->rows || t->read == field_bilingual_row;

    put_value(w, t, t->kinds ? t->kinds : is_mapping ? YAML_IS_MAPPING : YAML_IS_SCALAR, NULL);
}

static void put_row(writer *w, const field_row *row)
{
    const field_table list = {.members = row->table};

    put_value(w, row->size ? &list : row->table, row->field.kinds, row->read);
}

/* Of the rows of one key, the one that says most; NULL if the key stands further up. */
static const field_row *best_row(const field_row *rows, const field_row *row)
{
    const field_row *best = row;

    for (const field_row *x = rows; x < row; x++) {
        if (!strcmp(x->field.key, row->field.key))
            return NULL;
    }
    for (const field_row *x = row + 1; x->field.key; x++) {
        if (!strcmp(x->field.key, row->field.key) && rank_of(x) > rank_of(best))
            best = x;
    }
    return best;
}

/* Any row of the key may describe it. */
static const char *about_of(const field_row *rows, const field_row *row)
{
    for (const field_row *x = rows; x->field.key; x++) {
        if (x->about && !strcmp(x->field.key, row->field.key))
            return x->about;
    }
    return NULL;
}

/* The members of an object by a table, without its brackets. */
static void put_rows(writer *w, const field_table *t)
{
    put_string(w, "type", "object");
    key(w, "properties");
    open(w, '{');
    for (const field_row *row = t->rows; row->field.key; row++) {
        const field_row *best = best_row(t->rows, row);

        if (!best)
            continue;
        key(w, row->field.key);
        w->about = about_of(t->rows, row);
        put_row(w, best);
    }
    close(w, '}');
    key(w, "required");
    open(w, '[');
    for (const field_row *row = t->rows; row->field.key && !w->is_extension; row++) {
        if (!row->field.is_required || !best_row(t->rows, row))
            continue;
        next(w);
        json_append_string(w->out, row->field.key);
    }
    close(w, ']');
    key(w, "additionalProperties");
    text_buffer_append_string(w->out, "false");
}

/* The key of the list of members of a table's own form; NULL: there is none. */
static const char *own_list(const field_table *t)
{
    for (const field_row *row = t->rows; row->field.key; row++) {
        if (row->table && row->table->members == t)
            return row->field.key;
    }
    return NULL;
}

static void note_definition(writer *w, const field_table *t)
{
    size_t i = 0;

    while (i < w->n_definitions && w->definitions[i] != t)
        i++;
    if (i == w->n_definitions && i < MOST_DEFINITIONS)
        w->definitions[w->n_definitions++] = t;
}

static void put_words(writer *w, const char *const *words)
{
    text_buffer_append_string(w->out, "\"enum\": [");
    for (size_t i = 0; words[i]; i++) {
        text_buffer_append_string(w->out, i ? ", " : "");
        json_append_string(w->out, words[i]);
    }
    text_buffer_append_string(w->out, "]");
}

/* A form that is written on one line. */
static void put_short_form(writer *w, const form *f)
{
    text_buffer_append_char(w->out, '{');
    if (w->about) {
        text_buffer_append_string(w->out, "\"description\": ");
        json_append_string(w->out, w->about);
        text_buffer_append_string(w->out, ", ");
        w->about = NULL;
    }
    if (f->kind == FORM_WORDS)
        put_words(w, f->table->words);
    else if (f->kind == FORM_ROWS)
        text_buffer_print(w->out, "\"$ref\": \"#/$defs/%s\"", own_list(f->table));
    else
        text_buffer_append_string(w->out, f->kind == FORM_NULL ? "\"type\": \"null\"" : shape_of(f->read));
    text_buffer_append_char(w->out, '}');
}

/* Begin an object with what describes the value; `usual` otherwise, which may be NULL. */
static void open_value(writer *w, const char *usual)
{
    const char *about = w->about ? w->about : usual;

    w->about = NULL;
    open(w, '{');
    if (about)
        put_string(w, "description", about);
}

static void put_form(writer *w, const form *f)
{
    bool refers = f->kind == FORM_ROWS && own_list(f->table);

    if (refers)
        note_definition(w, f->table);
    if (refers || f->kind == FORM_WORDS || f->kind == FORM_SCALAR || f->kind == FORM_NULL) {
        put_short_form(w, f);
        return;
    }
    open_value(w, f->kind == FORM_ROWS ? f->table->form : NULL);
    if (f->kind == FORM_ROWS) {
        put_rows(w, f->table);
    } else {
        put_string(w, "type", f->kind == FORM_LIST ? "array" : "object");
        if (f->table) {
            key(w, f->kind == FORM_LIST ? "items" : "additionalProperties");
            put_member(w, f->table->members);
        }
    }
    close(w, '}');
}

static void put_value(writer *w, const field_table *t, int is, field_reader *read)
{
    form forms[MOST_FORMS + 1];
    size_t n = collect_forms(t, is, read, forms);

    if (w->is_extension && !(n == 1 && forms[0].kind == FORM_SCALAR && !strcmp(shape_of(forms[0].read), SCHEMA_TEXT)))
        forms[n++] = (form){.kind = FORM_NULL};
    if (n == 1) {
        put_form(w, &forms[0]);
        return;
    }
    open_value(w, NULL);
    key(w, "anyOf");
    open(w, '[');
    for (size_t i = 0; i < n; i++) {
        next(w);
        put_form(w, &forms[i]);
    }
    close(w, ']');
    close(w, '}');
}

/* --- the file ---------------------------------------------------------------------------------------------------- */

static bool has_key(const field_table *t, const char *name)
{
    for (const field_row *row = t->rows; row->field.key; row++) {
        if (!strcmp(row->field.key, name))
            return true;
    }
    return false;
}

static void put_branch(writer *w, const char *name, const field_table *t, bool is_extension)
{
    w->is_extension = is_extension;
    key(w, name);
    open(w, '{');
    put_rows(w, t);
    close(w, '}');
}

static void put_definitions(writer *w)
{
    if (!w->n_definitions)
        return;
    key(w, "$defs");
    open(w, '{');
    for (size_t i = 0; i < w->n_definitions; i++) {
        key(w, own_list(w->definitions[i]));
        open_value(w, w->definitions[i]->form);
        put_rows(w, w->definitions[i]);
        close(w, '}');
    }
    close(w, '}');
}

void schema_write(const schema_kind *k, text_buffer *out)
{
    writer w = {.out = out};

    open(&w, '{');
    put_string(&w, "$schema", "https://json-schema.org/draft/2020-12/schema");
    put_string(&w, "title", k->summary);
    if (has_key(k->table, "extends")) {
        key(&w, "if");
        text_buffer_append_string(out, "{\"required\": [\"extends\"]}");
        put_branch(&w, "then", k->table, true);
        put_branch(&w, "else", k->table, false);
    } else {
        put_rows(&w, k->table);
    }
    put_definitions(&w);
    close(&w, '}');
    text_buffer_append_char(out, '\n');
}
