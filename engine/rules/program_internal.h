/*
 * Shared by the files that make a program: program.c owns it, program_emit.c
 * appends instructions, program_compile.c turns nodes into them, program_registers.c lets registers be used again.
 */
#ifndef RULES_PROGRAM_INTERNAL_H
#define RULES_PROGRAM_INTERNAL_H

#include <stdint.h>

#include "base/arena.h"
#include "base/text_index.h"
#include "rules/program.h"

/* A year of a windowed node, or ONCE for a node with one value. */
enum { ONCE = INT32_MIN };

struct program {
    bool is_plain;
    bool failed;
    arena *memory;
    instruction *code;
    size_t n;
    size_t capacity;
    int n_numbers;
    int n_truths;
    operand *outputs;
    const node **output_nodes;
    size_t n_outputs;
    size_t outputs_capacity;
    size_t nodes_capacity;
    text_index *seen; /* (node, year) and (load, indicator, year) -> operand */
    operand *seen_operands;
    size_t seen_capacity;
};

/* --- program.c: what was computed before --------------------------------------- */

typedef struct seen_key {
    const void *what; /* a node; NULL for a load */
    int64_t indicator;
    int64_t year;
} seen_key;

bool program_recall(const program *p, seen_key key, operand *o);
operand program_remember(program *p, seen_key key, operand o);
size_t program_known(const program *p); /* how many operands are remembered */

/* --- program_emit.c -------------------------------------------------------------- */

/* A fresh register; `units` is its relative error. */
operand program_number(program *p, double units);
operand program_truth(program *p);

/* Append an instruction; after a failed allocation what is written there is never read. */
instruction *program_emit(program *p, opcode op, operand out, const node *at);

/* The operand's error as a register, made from the relative one where there is none. */
operand program_with_error(program *p, operand o);

/* A number that is made of a and b, with room for its error where one of them has one; then both have. */
operand program_number_of(program *p, double units, operand *a, operand *b);

operand program_emit_arithmetic(program *p, opcode op, const node *at, int year, operand a,
                                operand b);
operand program_emit_load(program *p, const node *at, int indicator, int offset);
operand program_emit_constant(program *p, const node *at, double value);
operand program_emit_truths(program *p, opcode op, const node *at, operand a, operand b);
operand program_emit_choice(program *p, const node *at, int year, operand condition, operand a, operand b);

/* --- program_compile.c ------------------------------------------------------------- */

operand program_compile(program *p, const node *n, int year);

/* --- program_registers.c ------------------------------------------------------------ */

/* Visit every register that an instruction reads; it may be changed. */
typedef void (*program_register)(void *context, bool is_truth, int *reg);
void program_visit_reads(instruction *in, program_register visit, void *context);

/* While every register is written once: the instruction behind each operand that is known by its node. */
bool program_note_steps(program *p);

/* Use registers again behind their last use. False when memory is used up. */
bool program_reuse_registers(program *p);

/* --- program_share.c ------------------------------------------------------------------ */

/* Drop what is computed twice. False when memory is used up. */
bool program_share(program *p);

#endif
