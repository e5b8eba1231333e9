/*
 * The filter of a list: `where`, town, park, grid and industry become one expression, which is compiled and evaluated like
 * a gate. Codes do not become part of it, as there may be a million of them: they are looked up in the panel one by one.
 */
#include "question/selection.h"

#include <string.h>

#include "base/allocate.h"
#include "base/error.h"
#include "base/message.h"
#include "base/text_buffer.h"
#include "intake/code_list.h"
#include "rules/check.h"
#include "rules/machine.h"

struct selection {
    arena *memory;
    program *program; /* NULL: no expression */
    size_t output;
    code_list listed; /* of a file; empty: none is given */
    const char *const *given; /* [n_given] borrowed */
    size_t n_given;
};

/* --- making ------------------------------------------------------------------------------------- */

static void join(text_buffer *b, const char *before, const char *value, const char *behind)
{
    if (value)
        text_buffer_print(b, "%s%s%s%s", b->length ? " and " : "", before, value, behind);
}

static tidu_status compile(selection *s, dictionary *d, const char *text, tidu_error *err)
{
    source_place place = {0};
    scope names = {.dictionary = d};
    node *n;
    tidu_status status = expression_parse(text, &place, s->memory, &n, err);

    if (!status)
        status = expression_check(n, VALUE_TRUTH, &names, &place, err);
    if (status)
        return status == TIDU_EMODEL ? (err ? err->status = TIDU_EUSAGE : 0, TIDU_EUSAGE) : status;
    if (!program_add(s->program, n, &s->output) || !program_finish(s->program))
        return error_memory(err);
    return TIDU_OK;
}

/* A list of those for which a condition on a figure holds tells the figure. */
static tidu_status check_level(const selection *s, const dictionary *d, const question *q, tidu_error *err)
{
    for (size_t i = 0; s->program && i < program_length(s->program); i++) {
        const instruction *in = program_at(s->program, i);
        const char *name;
        int level = q->level;

        if (in->op != OP_LOAD && in->op != OP_LOAD_LAST && in->op != OP_TEXT)
            continue;
        name = dictionary_get(d, in->indicator)->name;
        while (export_rules_act(q->exports, (export_level)level, export_rules_class(q->exports, d, NULL, name, NULL)) != EXPORT_SHOW)
            level++;
        if (level > (int)q->level)
            return error_set(err, TIDU_EUSAGE,
                             _("the filter asks about '%s', which level %s (%s) does not show as it stands: a list of those for which it holds would tell it; "
                               "level %s (%s) does (--level)"),
                             name, export_level_name(q->level), export_level_word(q->level), export_level_name((export_level)level), export_level_word((export_level)level));
    }
    return TIDU_OK;
}

static bool has_quote(const char *text)
{
    return text && strchr(text, '"');
}

static tidu_status make_filter(selection *s, dictionary *d, const question *q, tidu_error *err)
{
    text_buffer text;
    tidu_status status = TIDU_OK;

    if (has_quote(q->town) || has_quote(q->park) || has_quote(q->grid) || has_quote(q->industry))
        return error_set(err, TIDU_EUSAGE, _("a town, a park, a grid or an industry code cannot contain a quotation mark"));
    text_buffer_init(&text);
    join(&text, "(", q->where, ")");
    join(&text, "town = \"", q->town, "\"");
    join(&text, "park = \"", q->park, "\"");
    join(&text, "grid = \"", q->grid, "\"");
    join(&text, "starts_with(industry, \"", q->industry, "\")");
    if (text.failed || (text.length && !(s->program = program_new(false))))
        status = error_memory(err);
    else if (text.length)
        status = compile(s, d, text_buffer_string(&text), err);
    text_buffer_clear(&text);
    return !status && q->exports ? check_level(s, d, q, err) : status;
}

tidu_status selection_new(dictionary *d, const question *q, selection **out, tidu_error *err)
{
    selection *s;
    tidu_status status;

    *out = NULL;
    if (!q->where && !q->town && !q->park && !q->grid && !q->industry && !q->codes && !q->n_companies)
        return TIDU_OK;
    s = allocate_array(1, sizeof *s);
    if (!s)
        return error_memory(err);
    s->given = q->companies;
    s->n_given = q->n_companies;
    s->memory = arena_new();
    status = s->memory ? make_filter(s, d, q, err) : error_memory(err);
    if (!status && q->codes)
        status = code_list_read(q->codes, d, &s->listed, err);
    if (status)
        selection_free(s);
    else
        *out = s;
    return status;
}

void selection_free(selection *s)
{
    if (!s)
        return;
    program_free(s->program);
    code_list_clear(&s->listed);
    arena_free(s->memory);
    release(s);
}

bool selection_want(const selection *s, int year, panel *into)
{
    return !s || !s->program || binding_want(s->program, year, into);
}

/* --- the filter --------------------------------------------------------------------------------- */

/* Clear is_in[company] where the filter is not certainly true. */
static tidu_status leave_out(const selection *s, const binding *b, uint8_t *is_in, tidu_error *err)
{
    size_t n = panel_count(b->panel);
    machine *m = machine_new(s->program, b);

    if (!m)
        return error_memory(err);
    for (size_t first = 0; first < n; first += MACHINE_BATCH) {
        size_t k = n - first < MACHINE_BATCH ? n - first : MACHINE_BATCH;
        const uint8_t *holds;

        machine_run(m, first, k);
        holds = machine_truth(m, s->output);
        for (size_t i = 0; i < k; i++)
            is_in[first + i] &= holds[i] == TRUTH_TRUE;
    }
    machine_free(m);
    return TIDU_OK;
}

static tidu_status check_any(const uint8_t *is_in, size_t n, tidu_error *err)
{
    return memchr(is_in, 1, n) ? TIDU_OK : error_set(err, TIDU_ENOTFOUND, _("no company matches this filter; try a wider one"));
}

tidu_status selection_filtered(const selection *s, const binding *b, uint8_t **out, tidu_error *err)
{
    size_t n = panel_count(b->panel);
    uint8_t *is_in = allocate_array(n, 1);
    tidu_status status = TIDU_OK;

    if (!is_in)
        return error_memory(err);
    memset(is_in, 1, n);
    if (s && s->program)
        status = leave_out(s, b, is_in, err);
    if (!status && s && s->program)
        status = check_any(is_in, n, err);
    if (status)
        release(is_in);
    else
        *out = is_in;
    return status;
}

/* --- names --------------------------------------------------------------------------------------- */

bool selection_has_names(const selection *s)
{
    return s && (s->listed.n || s->n_given);
}

static bool mark(const panel *p, const char *code, uint8_t *is_named)
{
    uint32_t company = panel_find_company(p, code, strlen(code));

    if (company != PANEL_NO_COMPANY)
        is_named[company] = 1;
    return company != PANEL_NO_COMPANY;
}

static tidu_status mark_named(const selection *s, const panel *p, uint8_t *is_named, tidu_error *err)
{
    size_t known = 0;

    for (size_t i = 0; i < s->n_given; i++) {
        if (!mark(p, s->given[i], is_named))
            return error_set(err, TIDU_ENOTFOUND, _("the data contain no company with the code '%s'"), s->given[i]);
    }
    for (size_t i = 0; i < s->listed.n; i++)
        known += mark(p, s->listed.codes[i].code, is_named);
    return known || !s->listed.n
               ? TIDU_OK
               : error_at(err, TIDU_ENOTFOUND, s->listed.file, s->listed.codes[0].line, 0,
                          _("none of the companies of this list, of which '%s' is the first, is in the data; is it the list of another "
                            "district, or is another database meant (--db)?"),
                          s->listed.codes[0].code);
}

tidu_status selection_keep_named(const selection *s, const panel *p, uint8_t *is_in, tidu_error *err)
{
    size_t n = panel_count(p);
    uint8_t *is_named;
    tidu_status status;

    if (!selection_has_names(s))
        return TIDU_OK;
    is_named = allocate_array(n, 1);
    if (!is_named)
        return error_memory(err);
    status = mark_named(s, p, is_named, err);
    for (size_t i = 0; i < n && !status; i++)
        is_in[i] &= is_named[i];
    release(is_named);
    return status;
}

tidu_status selection_members(const selection *s, const binding *b, uint8_t **out, tidu_error *err)
{
    uint8_t *is_in;
    tidu_status status = selection_filtered(s, b, &is_in, err);

    if (status)
        return status;
    status = selection_keep_named(s, b->panel, is_in, err);
    if (!status && selection_has_names(s))
        status = check_any(is_in, panel_count(b->panel), err);
    if (status)
        release(is_in);
    else
        *out = is_in;
    return status;
}

static bool is_there(const panel *p, const char *code)
{
    return panel_find_company(p, code, strlen(code)) != PANEL_NO_COMPANY;
}

/* Whether the file names any company of the panel; if not, that is an error of its own. */
static bool has_any(const selection *s, const panel *p)
{
    for (size_t i = 0; i < s->listed.n; i++) {
        if (is_there(p, s->listed.codes[i].code))
            return true;
    }
    return false;
}

bool selection_report(const selection *s, const panel *p, problems **found)
{
    bool ok = true;

    for (size_t i = 0; s && has_any(s, p) && i < s->listed.n && ok; i++) {
        const listed_code *x = &s->listed.codes[i];

        if (is_there(p, x->code))
            continue;
        if (!*found)
            *found = problems_new();
        ok = *found && problems_add(*found, &(problem){PROBLEM_LISTED_UNKNOWN, s->listed.file, x->line, 0, "", x->code});
    }
    return ok;
}
