/*
 * The filter of a list: `where`, town and industry become one expression, which is compiled and evaluated like a gate.
 */
#include "question/selection.h"

#include <string.h>

#include "base/allocate.h"
#include "base/error.h"
#include "base/message.h"
#include "base/text_buffer.h"
#include "rules/check.h"
#include "rules/machine.h"

struct selection {
    arena *memory;
    program *program;
    size_t output;
};

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

tidu_status selection_new(dictionary *d, const char *where, const char *town, const char *industry,
                          selection **out, tidu_error *err)
{
    selection *s;
    text_buffer text;
    tidu_status status;

    *out = NULL;
    if (!where && !town && !industry)
        return TIDU_OK;
    if ((town && strchr(town, '"')) || (industry && strchr(industry, '"')))
        return error_set(err, TIDU_EUSAGE, _("a town or an industry code cannot contain a quotation mark"));
    s = allocate_array(1, sizeof *s);
    if (!s)
        return error_memory(err);
    s->memory = arena_new();
    s->program = program_new(false);
    text_buffer_init(&text);
    join(&text, "(", where, ")");
    join(&text, "town = \"", town, "\"");
    join(&text, "starts_with(industry, \"", industry, "\")");
    if (!s->memory || !s->program || text.failed)
        status = error_memory(err);
    else
        status = compile(s, d, text_buffer_string(&text), err);
    text_buffer_clear(&text);
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
    arena_free(s->memory);
    release(s);
}

bool selection_want(const selection *s, int year, panel *into)
{
    return !s || binding_want(s->program, year, into);
}

/* Clear is_in[company] where the selection is not certainly true. */
static tidu_status leave_out(const selection *s, const binding *b, uint8_t *is_in, tidu_error *err)
{
    size_t n = panel_count(b->panel), left = 0;
    machine *m = machine_new(s->program, b);

    if (!m)
        return error_memory(err);
    for (size_t first = 0; first < n; first += MACHINE_BATCH) {
        size_t k = n - first < MACHINE_BATCH ? n - first : MACHINE_BATCH;
        const uint8_t *holds;

        machine_run(m, first, k);
        holds = machine_truth(m, s->output);
        for (size_t i = 0; i < k; i++) {
            is_in[first + i] &= holds[i] == TRUTH_TRUE;
            left += is_in[first + i];
        }
    }
    machine_free(m);
    return left ? TIDU_OK
                : error_set(err, TIDU_ENOTFOUND, _("no company matches this filter; try a wider one"));
}

tidu_status selection_members(const selection *s, const binding *b, uint8_t **out, tidu_error *err)
{
    size_t n = panel_count(b->panel);
    uint8_t *is_in = allocate_array(n, 1);
    tidu_status status = TIDU_OK;

    if (!is_in)
        return error_memory(err);
    memset(is_in, 1, n);
    if (s)
        status = leave_out(s, b, is_in, err);
    if (status)
        release(is_in);
    else
        *out = is_in;
    return status;
}
