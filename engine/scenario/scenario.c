/*
 * Reads a scenario by a table of fields (model/field.h) and writes it in canonical form: fixed order of keys, every
 * text in double quotes, so that equal scenarios have equal bytes.
 */
#include "scenario/scenario.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/error.h"
#include "base/message.h"
#include "model/field.h"

/* Texts outlive the tree and are copied; null is no text. */
static tidu_status read_text(rule_reader *r, const yaml_node *n, void *out)
{
    const char **text = out;

    if (yaml_is_null(n))
        return TIDU_OK;
    *text = arena_copy(r->memory, n->text, n->length);
    return *text ? TIDU_OK : error_memory(r->err);
}

static tidu_status read_day(rule_reader *r, const yaml_node *n, void *out)
{
    long day;

    if (!yaml_is_null(n) && !date_parse_iso(n->text, strlen(n->text), &day))
        return yaml_error(r->tree, n, r->err, _("'%s' is not a date; write it like 2025-07-01"), n->text);
    return read_text(r, n, out);
}

static tidu_status read_year(rule_reader *r, const yaml_node *n, void *out)
{
    int *year = out;
    long value;
    char *end;

    if (yaml_is_null(n))
        return TIDU_OK;
    value = strtol(n->text, &end, 10);
    if (*end || value < 1901 || value > 2100)
        return yaml_error(r->tree, n, r->err, _("'%s' is not a year"), n->text);
    *year = (int)value;
    return TIDU_OK;
}

/* A whole number from 1 to `most`; 0: null */
static tidu_status read_count(rule_reader *r, const yaml_node *n, unsigned long most, unsigned long *out)
{
    char *end;

    *out = 0;
    if (yaml_is_null(n))
        return TIDU_OK;
    errno = 0;
    *out = n->text[0] >= '1' && n->text[0] <= '9' ? strtoul(n->text, &end, 10) : 0;
    if (!*out || *end || errno || *out > most)
        return yaml_error(r->tree, n, r->err, _("'%s' is no whole number from 1 to %lu"), n->text, most);
    return TIDU_OK;
}

static tidu_status read_draws(rule_reader *r, const yaml_node *n, void *out)
{
    unsigned long value;
    tidu_status status = read_count(r, n, SCENARIO_MOST_DRAWS, &value);

    *(size_t *)out = value;
    return status;
}

static tidu_status read_seed(rule_reader *r, const yaml_node *n, void *out)
{
    unsigned long value;
    tidu_status status = read_count(r, n, UINT32_MAX, &value);

    *(uint32_t *)out = (uint32_t)value;
    return status;
}

static tidu_status read_forward(rule_reader *r, const yaml_node *n, void *out)
{
    unsigned long value;
    tidu_status status = read_count(r, n, SCENARIO_MOST_FORWARD, &value);

    *(int *)out = (int)value;
    return status;
}

static tidu_status read_change(rule_reader *r, const yaml_node *n, void *out)
{
    const char **text = out;

    if (n->kind != YAML_SCALAR)
        return yaml_error(r->tree, n, r->err, _("a change is written like st_staff=30"));
    *text = arena_copy(r->memory, n->text, n->length);
    return *text ? TIDU_OK : error_memory(r->err);
}

static const char form[] = N_("a scenario has name, model and changes");

static tidu_status check_scenario(rule_reader *r, const yaml_node *root, void *out)
{
    const scenario *s = out;

    if (!s->name || !s->model)
        return yaml_error(r->tree, root, r->err, "%s", _(form));
    if (s->company && s->where)
        return yaml_error(r->tree, yaml_find(root, "where"), r->err, _("'%s' and '%s' exclude each other"), "company",
                          "where");
    return TIDU_OK;
}

#define TEXT(name, when, reader) FIELD_MEMBER(#name, when, YAML_IS_SCALAR, reader, const char *, scenario, name)

static const field_table changes = {.read = read_change};

static const field_row rows[] = {
    TEXT(name, REQUIRED, read_text),
    TEXT(author, OPTIONAL, read_text),
    TEXT(date, OPTIONAL, read_day),
    TEXT(reason, OPTIONAL, read_text),
    TEXT(model, REQUIRED, read_text),
    FIELD_MEMBER("year", OPTIONAL, YAML_IS_SCALAR, read_year, int, scenario, year),
    TEXT(company, OPTIONAL, read_text),
    TEXT(where, OPTIONAL, read_text),
    FIELD_LIST("changes", OPTIONAL, &changes, scenario, changes, n_changes),
    FIELD_LIST("params", OPTIONAL, &changes, scenario, params, n_params),
    TEXT(version, OPTIONAL, read_day),
    TEXT(other_model, OPTIONAL, read_text),
    FIELD_MEMBER("draws", OPTIONAL, YAML_IS_SCALAR, read_draws, size_t, scenario, draws),
    FIELD_MEMBER("seed", OPTIONAL, YAML_IS_SCALAR, read_seed, uint32_t, scenario, seed),
    FIELD_MEMBER("forward", OPTIONAL, YAML_IS_SCALAR, read_forward, int, scenario, forward),
    FIELD_END};

const field_table scenario_file = {.rows = rows, .form = form, .check = check_scenario};

static tidu_status read_tree(yaml_tree *t, arena *memory, scenario *out, tidu_error *err)
{
    scenario s = {0};
    tidu_status status = file_read(&(rule_reader){.tree = t, .memory = memory, .err = err}, &scenario_file, &s);

    yaml_free(t);
    if (!status)
        *out = s;
    return status;
}

tidu_status scenario_load(const char *path, arena *memory, scenario *out, tidu_error *err)
{
    yaml_tree *t;
    tidu_status status = yaml_load(path, &t, err);

    return status ? status : read_tree(t, memory, out, err);
}

tidu_status scenario_parse(const char *text, size_t length, const char *file, arena *memory,
                           scenario *out, tidu_error *err)
{
    yaml_tree *t;
    tidu_status status = yaml_parse(text, length, file, &t, err);

    return status ? status : read_tree(t, memory, out, err);
}

/* --- writing -------------------------------------------------------------------------------- */

/* YAML double-quoted style: only these two and the line break are escaped. */
static void print_quoted(const char *text, text_buffer *out)
{
    text_buffer_append_char(out, '"');
    for (const char *c = text; *c; c++) {
        if (*c == '"' || *c == '\\')
            text_buffer_append_char(out, '\\');
        if (*c == '\n')
            text_buffer_append_string(out, "\\n");
        else
            text_buffer_append_char(out, *c);
    }
    text_buffer_append_char(out, '"');
}

static void print_field(const char *key, const char *text, text_buffer *out)
{
    if (!text)
        return;
    text_buffer_print(out, "%s: ", key);
    print_quoted(text, out);
    text_buffer_append_char(out, '\n');
}

static void print_list(const char *key, const char *const *texts, size_t n, text_buffer *out)
{
    if (!n)
        return;
    text_buffer_print(out, "%s:\n", key);
    for (size_t i = 0; i < n; i++) {
        text_buffer_append_string(out, "  - ");
        print_quoted(texts[i], out);
        text_buffer_append_char(out, '\n');
    }
}

void scenario_print(const scenario *s, text_buffer *out)
{
    print_field("name", s->name, out);
    print_field("author", s->author, out);
    print_field("date", s->date, out);
    print_field("reason", s->reason, out);
    print_field("model", s->model, out);
    if (s->year)
        text_buffer_print(out, "year: %d\n", s->year);
    print_field("company", s->company, out);
    print_field("where", s->where, out);
    print_list("changes", s->changes, s->n_changes, out);
    print_list("params", s->params, s->n_params, out);
    print_field("version", s->version, out);
    print_field("other_model", s->other_model, out);
    if (s->draws)
        text_buffer_print(out, "draws: %zu\n", s->draws);
    if (s->seed)
        text_buffer_print(out, "seed: %" PRIu32 "\n", s->seed);
    if (s->forward)
        text_buffer_print(out, "forward: %d\n", s->forward);
}
