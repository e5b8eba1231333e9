#include "intake/exception_list.h"

#include <stdio.h>
#include <string.h>

#include "base/allocate.h"
#include "base/date.h"
#include "base/error.h"
#include "base/message.h"
#include "intake/cell_date.h"
#include "intake/credit_code.h"
#include "intake/part_table.h"
#include "yaml/yaml_tree.h"

enum { P_CODE, P_GATE, P_WHO, P_WHY, P_WHEN, PARTS, MOST_CELL = 256 };

static const table_part parts[PARTS] = {
    [P_CODE] = {"uscc", {"uscc", "code", "统一社会信用代码", "信用代码"}, true},
    [P_GATE] = {"gate", {"gate", "门槛", "条件"}, false},
    [P_WHO] = {"who", {"who", "批准人", "批准单位", "审批人"}, true},
    [P_WHY] = {"why", {"why", "理由", "原因", "批准理由"}, true},
    [P_WHEN] = {"when", {"when", "日期", "批准日期", "审批日期"}, true},
};

/* The place of an exception, for messages. */
typedef struct place {
    const char *file;
    unsigned long line, column;
    tidu_status fault;
} place;

static tidu_status add(exception_list *l, const char *const text[PARTS], const place *at, tidu_error *err)
{
    funding_exception x = {.line = at->line};
    char code[MOST_CELL];

    for (int p = 0; p < PARTS; p++) {
        if (p != P_GATE && !*text[p])
            return error_at(err, at->fault, at->file, at->line, at->column,
                            _("an exception names the company (uscc), who made it, why and when: '%s' is empty"), parts[p].key);
    }
    if (!cell_scan_date(text[P_WHEN], &x.on))
        return error_at(err, at->fault, at->file, at->line, at->column, _("'%s' is not a date; write it like 2025-07-01"), text[P_WHEN]);
    snprintf(code, sizeof code, "%s", text[P_CODE]);
    if (!credit_code_unwrap(code))
        credit_code_clean(code);
    x.code = arena_copy_string(l->memory, code);
    x.gate = arena_copy_string(l->memory, text[P_GATE]);
    x.who = arena_copy_string(l->memory, text[P_WHO]);
    x.why = arena_copy_string(l->memory, text[P_WHY]);
    if (!x.code || !x.gate || !x.who || !x.why || !allocate_room((void **)&l->list, &l->capacity, l->n + 1, sizeof *l->list))
        return error_memory(err);
    l->list[l->n++] = x;
    return TIDU_OK;
}

/* --- a table ----------------------------------------------------------------------------------------------------- */

static tidu_status take_row(void *context, const char *file, unsigned long line, const char *const *text, tidu_error *err)
{
    exception_list *l = context;
    place at = {file, line, 0, TIDU_EDATA};

    if (!l->file && !(l->file = arena_copy_string(l->memory, file)))
        return error_memory(err);
    return add(l, text, &at, err);
}

static tidu_status read_table(exception_list *l, const char *path, tidu_error *err)
{
    tidu_status status = part_table_read(path, parts, PARTS, _("a table of exceptions has the columns uscc, gate, who, why and when"), take_row, l, err);

    if (!status && !l->file && !(l->file = arena_copy_string(l->memory, path)))
        status = error_memory(err);
    return status;
}

/* --- YAML -------------------------------------------------------------------------------------------------------- */

static const yaml_field root_fields[] = {{"overrides", YAML_IS_SEQUENCE, true}, {NULL, 0, false}};
static const yaml_field fields[] = {{"uscc", YAML_IS_SCALAR, true}, {"gate", YAML_IS_SCALAR, false}, {"who", YAML_IS_SCALAR, true},
                                    {"why", YAML_IS_SCALAR, true},  {"when", YAML_IS_SCALAR, true},  {NULL, 0, false}};

static tidu_status add_node(exception_list *l, const yaml_tree *t, const yaml_node *n, tidu_error *err)
{
    const char *text[PARTS];
    place at = {t->file, n->line, n->column, TIDU_EMODEL};
    tidu_status status = n->kind == YAML_MAPPING ? yaml_check_keys(t, n, fields, err)
                                                 : yaml_error(t, n, err, _("an exception is {uscc, gate, who, why, when}"));

    for (size_t p = 0; p < PARTS; p++) {
        const yaml_node *x = yaml_find(n, parts[p].key);

        text[p] = x && x->text ? x->text : "";
    }
    return status ? status : add(l, text, &at, err);
}

static tidu_status read_yaml(exception_list *l, const char *path, tidu_error *err)
{
    yaml_tree *t;
    const yaml_node *list;
    tidu_status status = yaml_load(path, &t, err);

    if (status)
        return status;
    status = t->root && t->root->kind == YAML_MAPPING ? yaml_check_keys(t, t->root, root_fields, err)
                                                      : error_at(err, TIDU_EMODEL, t->file, 1, 1, _("this file must begin with '%s: ...'"), "overrides");
    list = status ? NULL : yaml_find(t->root, "overrides");
    for (const yaml_node *n = list ? list->first : NULL; n && !status; n = n->next)
        status = add_node(l, t, n, err);
    if (!status && !(l->file = arena_copy_string(l->memory, path)))
        status = error_memory(err);
    yaml_free(t);
    return status;
}

static bool ends_in(const char *path, const char *ending)
{
    size_t n = strlen(path), m = strlen(ending);

    return n > m && !strcmp(path + n - m, ending);
}

tidu_status exception_list_read(const char *path, exception_list *out, tidu_error *err)
{
    bool is_yaml = ends_in(path, ".yaml") || ends_in(path, ".yml");
    tidu_status status;

    *out = (exception_list){.memory = arena_new()};
    status = !out->memory ? error_memory(err) : is_yaml ? read_yaml(out, path, err) : read_table(out, path, err);
    if (status)
        exception_list_clear(out);
    return status;
}

void exception_list_clear(exception_list *l)
{
    arena_free(l->memory);
    release(l->list);
    *l = (exception_list){0};
}

const funding_exception *exception_list_find(const exception_list *l, const char *code, const char *gate, long on)
{
    for (size_t i = 0; i < l->n; i++) {
        const funding_exception *x = &l->list[i];

        if (!strcmp(x->code, code) && (!*x->gate || !strcmp(x->gate, gate)) && x->on <= on)
            return x;
    }
    return NULL;
}
