/*
 * Common subexpression elimination by value numbering (Cocke and Schwartz 1970) on straight-line code: an instruction
 * with the same operator, operands and other properties as an earlier one is dropped, and readers of its register read
 * the earlier one. Every register is still written exactly once (registers are reused only afterwards), so that equal
 * instructions have equal values in every row. Several models in one program so share their ratios, sums and
 * comparisons. One hash look-up per instruction: O(n).
 */
#include <string.h>

#include "base/allocate.h"
#include "base/text_buffer.h"
#include "rules/operator.h"
#include "rules/print.h"
#include "rules/program_internal.h"

typedef struct sharing {
    program *p;
    text_index *seen; /* key of an instruction -> its number among those kept */
    size_t *kept;     /* index of the instruction, by that number */
    int *numbers;     /* the register that replaces each */
    int *truths;
    text_buffer key;
} sharing;

static void append(text_buffer *b, const void *value, size_t size)
{
    text_buffer_append(b, value, size);
}

#define APPEND(b, value) append((b), &(value), sizeof(value))

/* What an operation takes from its node besides its operands. */
static void append_node(text_buffer *key, const instruction *in)
{
    switch (operators[in->op].key) {
    case OPERATOR_NOTHING:
        break;
    case OPERATOR_DECIMAL: /* as it was written, which is what exact arithmetic reads */
        APPEND(key, in->constant);
        APPEND(key, in->at->shift);
        if (in->at->text)
            text_buffer_append_string(key, in->at->text);
        break;
    case OPERATOR_TRUTH_VALUE:
        APPEND(key, in->constant);
        break;
    case OPERATOR_SETTING:
        APPEND(key, in->at->setting);
        break;
    case OPERATOR_WINDOW:
        APPEND(key, in->at->function);
        APPEND(key, in->at->from);
        APPEND(key, in->at->to);
        break;
    case OPERATOR_RELATION:
        APPEND(key, in->at->kind);
        APPEND(key, in->at->relation);
        APPEND(key, in->member);
        break;
    case OPERATOR_EXPRESSION: /* texts are only in the expression */
        expression_print(in->at, key);
        break;
    }
}

static void make_key(sharing *s, const instruction *in)
{
    text_buffer *key = &s->key;

    text_buffer_empty(key);
    APPEND(key, in->op);
    APPEND(key, in->a);
    APPEND(key, in->b);
    APPEND(key, in->c);
    APPEND(key, in->a_error);
    APPEND(key, in->b_error);
    APPEND(key, in->a_units);
    APPEND(key, in->b_units);
    APPEND(key, in->indicator);
    APPEND(key, in->offset);
    APPEND(key, in->is_exact_only);
    APPEND(key, in->n_list);
    if (in->n_list)
        append(key, in->list, in->n_list * sizeof *in->list);
    if (in->list_errors)
        append(key, in->list_errors, in->n_list * sizeof *in->list_errors);
    append_node(key, in);
}

static void follow(void *context, bool is_truth, int *reg)
{
    const sharing *s = context;

    *reg = (is_truth ? s->truths : s->numbers)[*reg];
}

/* Keep the instruction, or replace its registers by those of an equal one. */
static bool share(sharing *s, size_t i, size_t *n_kept)
{
    program *p = s->p;
    instruction *in = &p->code[i];
    int *of_out = operators[in->op].writes_truth ? s->truths : s->numbers;
    size_t before = text_index_count(s->seen);
    uint32_t place;

    program_visit_reads(in, follow, s);
    make_key(s, in);
    place = s->key.failed ? TEXT_INDEX_NONE : text_index_add(s->seen, s->key.text, s->key.length);
    if (place == TEXT_INDEX_NONE)
        return false;
    if (place < before) {
        const instruction *first = &p->code[s->kept[place]];

        of_out[in->out] = first->out;
        if (in->out_error != NO_REGISTER)
            s->numbers[in->out_error] = first->out_error;
        return true;
    }
    of_out[in->out] = in->out;
    if (in->out_error != NO_REGISTER)
        s->numbers[in->out_error] = in->out_error;
    s->kept[place] = *n_kept;
    p->code[(*n_kept)++] = *in;
    return true;
}

static void rename_operand(const sharing *s, operand *o)
{
    o->reg = (o->is_truth ? s->truths : s->numbers)[o->reg];
    if (o->error != NO_REGISTER)
        o->error = s->numbers[o->error];
}

bool program_share(program *p)
{
    sharing s = {.p = p, .seen = text_index_new(), .kept = allocate_array(p->n, sizeof *s.kept)};
    size_t n_kept = 0;
    bool ok;

    s.numbers = allocate_array((size_t)p->n_numbers, sizeof *s.numbers);
    s.truths = allocate_array((size_t)p->n_truths, sizeof *s.truths);
    text_buffer_init(&s.key);
    ok = s.seen && s.kept && s.numbers && s.truths;
    for (size_t i = 0; i < p->n && ok; i++)
        ok = share(&s, i, &n_kept);
    if (ok) {
        p->n = n_kept;
        for (size_t i = 0; i < p->n_outputs; i++)
            rename_operand(&s, &p->outputs[i]);
        for (size_t i = 0; i < program_known(p); i++)
            rename_operand(&s, &p->seen_operands[i]);
    }
    text_buffer_clear(&s.key);
    text_index_free(s.seen);
    release(s.kept);
    release(s.numbers);
    release(s.truths);
    return ok;
}
