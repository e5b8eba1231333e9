/*
 * A program and the table of what it already computes: (node, year) and (load, indicator, year) map to operands. A
 * node that is compiled again, in the same model or through a definition, is found here; equal expressions written
 * twice are found later by program_share.c.
 */
#include "rules/program.h"

#include "base/allocate.h"
#include "rules/program_internal.h"

program *program_new(bool is_plain)
{
    program *p = allocate_array(1, sizeof *p);

    if (!p)
        return NULL;
    p->is_plain = is_plain;
    p->memory = arena_new();
    p->seen = text_index_new();
    if (!p->memory || !p->seen) {
        program_free(p);
        return NULL;
    }
    return p;
}

void program_free(program *p)
{
    if (!p)
        return;
    arena_free(p->memory);
    text_index_free(p->seen);
    release(p->seen_operands);
    release(p->code);
    release(p->outputs);
    release(p->output_nodes);
    release(p);
}

bool program_recall(const program *p, seen_key key, operand *o)
{
    uint32_t i = text_index_find(p->seen, (const char *)&key, sizeof key);

    if (i == TEXT_INDEX_NONE || i >= p->seen_capacity) /* listed, but its operand could not be stored */
        return false;
    *o = p->seen_operands[i];
    return true;
}

size_t program_known(const program *p)
{
    size_t n = text_index_count(p->seen);

    return n < p->seen_capacity ? n : p->seen_capacity;
}

operand program_remember(program *p, seen_key key, operand o)
{
    uint32_t i = text_index_add(p->seen, (const char *)&key, sizeof key);

    if (i == TEXT_INDEX_NONE || !allocate_room((void **)&p->seen_operands, &p->seen_capacity,
                                               (size_t)i + 1, sizeof *p->seen_operands))
        p->failed = true;
    else
        p->seen_operands[i] = o;
    return o;
}

bool program_add(program *p, const node *n, size_t *output)
{
    operand o = program_compile(p, n, ONCE);

    if (p->failed || !allocate_room((void **)&p->outputs, &p->outputs_capacity, p->n_outputs + 1, sizeof *p->outputs) ||
        !allocate_room((void **)&p->output_nodes, &p->nodes_capacity, p->n_outputs + 1, sizeof *p->output_nodes))
        return false;
    p->outputs[p->n_outputs] = o;
    p->output_nodes[p->n_outputs] = n;
    *output = p->n_outputs++;
    return true;
}

bool program_finish(program *p)
{
    if (p->failed || !(p->is_plain || program_share(p)) || !program_note_steps(p))
        return false;
    return p->is_plain || program_reuse_registers(p);
}

const operand *program_find(const program *p, const node *n)
{
    seen_key key = {n->same_as ? n->same_as : n, 0, ONCE};
    uint32_t i;

    if (n->kind == NODE_NAME && n->definition)
        key.what = n->definition;
    i = text_index_find(p->seen, (const char *)&key, sizeof key);
    return i == TEXT_INDEX_NONE ? NULL : &p->seen_operands[i];
}

size_t program_length(const program *p)
{
    return p->n;
}

const instruction *program_at(const program *p, size_t i)
{
    return &p->code[i];
}

size_t program_outputs(const program *p)
{
    return p->n_outputs;
}

const operand *program_output(const program *p, size_t output)
{
    return &p->outputs[output];
}

const node *program_output_node(const program *p, size_t output)
{
    return p->output_nodes[output];
}

size_t program_numbers(const program *p)
{
    return (size_t)p->n_numbers;
}

size_t program_truths(const program *p)
{
    return (size_t)p->n_truths;
}
