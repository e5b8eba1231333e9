/*
 * Shared by the files of the compiler: program.c owns the program, program_emit.c appends instructions,
 * program_compile.c translates nodes, program_share.c eliminates common subexpressions, program_registers.c allocates
 * registers.
 */
#ifndef RULES_PROGRAM_INTERNAL_H
#define RULES_PROGRAM_INTERNAL_H

#include <stdint.h>

#include "base/arena.h"
#include "base/text_index.h"
#include "rules/program.h"

/* The year of a windowed node, or ONCE for a node with a single value. */
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
    const void *what; /* a node or definition; NULL for a load */
    int64_t indicator;
    int64_t year;
} seen_key;

bool program_recall(const program *p, seen_key key, operand *o);
operand program_remember(program *p, seen_key key, operand o);
size_t program_known(const program *p); /* number of operands remembered */

/* --- program_emit.c -------------------------------------------------------------- */

/* A new register; `units` is its relative error. */
operand program_number(program *p, double units);
operand program_truth(program *p);

/* Append an instruction; after a failed allocation, a dummy that is never read. */
instruction *program_emit(program *p, opcode op, operand out, const node *at);

/* The operand with an error register, computed from its relative error if it has none. */
operand program_with_error(program *p, operand o);

/* A new number computed from a and b, with an error register if one of them has one; both have one then. */
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

/* Call `visit` for every register that an instruction reads; it may change the register. */
typedef void (*program_register)(void *context, bool is_truth, int *reg);
void program_visit_reads(instruction *in, program_register visit, void *context);

/*
 * While every register is still written only once: record for each remembered operand the instruction that computes
 * it.
 */
bool program_note_steps(program *p);

/* Reuse registers after their last use. False if memory is exhausted. */
bool program_reuse_registers(program *p);

/* --- program_share.c ------------------------------------------------------------------ */

/* Eliminate duplicate instructions. False if memory is exhausted. */
bool program_share(program *p);

#endif
