#include "scenario/scenario.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/error.h"
#include "base/message.h"
#include "yaml/yaml_tree.h"

static const yaml_field fields[] = {
    {"name", YAML_IS_SCALAR, true},     {"author", YAML_IS_SCALAR, false},
    {"date", YAML_IS_SCALAR, false},    {"reason", YAML_IS_SCALAR, false},
    {"model", YAML_IS_SCALAR, true},    {"year", YAML_IS_SCALAR, false},
    {"company", YAML_IS_SCALAR, false}, {"where", YAML_IS_SCALAR, false},
    {"changes", YAML_IS_SEQUENCE, false}, {"params", YAML_IS_SEQUENCE, false},
    {"version", YAML_IS_SCALAR, false}, {"other_model", YAML_IS_SCALAR, false},
    {.key = NULL},
};

typedef struct reader {
    const yaml_tree *tree;
    arena *memory;
    tidu_error *err;
    tidu_status status;
} reader;

static const char *read_text(reader *r, const char *key)
{
    const yaml_node *n = yaml_find(r->tree->root, key);
    const char *copy;

    if (r->status || yaml_is_null(n))
        return NULL;
    copy = arena_copy(r->memory, n->text, n->length);
    if (!copy)
        r->status = error_memory(r->err);
    return copy;
}

static const char *read_day(reader *r, const char *key)
{
    const yaml_node *n = yaml_find(r->tree->root, key);
    const char *text = read_text(r, key);
    long day;

    if (text && !date_parse_iso(text, strlen(text), &day))
        r->status = yaml_error(r->tree, n, r->err, _("'%s' is no date; write it like 2025-07-01"), text);
    return text;
}

static int read_year(reader *r)
{
    const yaml_node *n = yaml_find(r->tree->root, "year");
    const char *text = read_text(r, "year");
    char *end;
    long year = text ? strtol(text, &end, 10) : 0;

    if (text && (*end || year < 1901 || year > 2100))
        r->status = yaml_error(r->tree, n, r->err, _("'%s' is no year"), text);
    return (int)year;
}

static const char *const *read_list(reader *r, const char *key, size_t *n)
{
    const yaml_node *list = yaml_find(r->tree->root, key);
    const char **out;

    *n = 0;
    if (r->status || !list)
        return NULL;
    out = arena_take_array(r->memory, list->n, sizeof *out);
    if (!out)
        r->status = error_memory(r->err);
    for (const yaml_node *m = list->first; m && !r->status; m = m->next) {
        if (m->kind != YAML_SCALAR)
            r->status = yaml_error(r->tree, m, r->err, _("a change is written like st_staff=30"));
        else if (!(out[(*n)++] = arena_copy(r->memory, m->text, m->length)))
            r->status = error_memory(r->err);
    }
    return out;
}

static tidu_status read_all(reader *r, scenario *s)
{
    if (!r->tree->root || r->tree->root->kind != YAML_MAPPING)
        return error_at(r->err, TIDU_EMODEL, r->tree->file, 1, 1, _("a scenario has name, model and changes"));
    r->status = yaml_check_keys(r->tree, r->tree->root, fields, r->err);
    s->name = read_text(r, "name");
    s->author = read_text(r, "author");
    s->date = read_day(r, "date");
    s->reason = read_text(r, "reason");
    s->model = read_text(r, "model");
    s->year = read_year(r);
    s->company = read_text(r, "company");
    s->where = read_text(r, "where");
    s->changes = read_list(r, "changes", &s->n_changes);
    s->params = read_list(r, "params", &s->n_params);
    s->version = read_day(r, "version");
    s->other_model = read_text(r, "other_model");
    if (!r->status && (!s->name || !s->model))
        r->status = yaml_error(r->tree, r->tree->root, r->err, _("a scenario has name, model and changes"));
    if (!r->status && s->company && s->where)
        r->status = yaml_error(r->tree, yaml_find(r->tree->root, "where"), r->err,
                               _("'%s' and '%s' exclude each other"), "company", "where");
    return r->status;
}

static tidu_status read_tree(yaml_tree *t, arena *memory, scenario *out, tidu_error *err)
{
    reader r = {t, memory, err, TIDU_OK};
    scenario s = {0};
    tidu_status status = read_all(&r, &s);

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

/* In double quotes everything but these two stands for itself; a line break is written \n. */
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
}
