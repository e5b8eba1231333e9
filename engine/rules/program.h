/*
 * A program: checked trees compiled to a sequence of column operations over registers. A register holds one number or
 * one truth for each row of a batch. Common subexpressions are computed once; registers are reused after their last
 * use.
 *
 *   rd3 / revenue3 >= rd_floor
 *       load  n0 rd_expense_hnte[-3]   ...   sum n3 <- n0 n1 n2
 *       ...
 *       divide n7 <- n3 n6     select n8 <- ...    compare t0 <- n7 n8
 */
#ifndef RULES_PROGRAM_H
#define RULES_PROGRAM_H

#include <stdbool.h>
#include <stddef.h>

#include "rules/node.h"

/* OP_LOAD and so on; operator_list.def lists what each reads and writes. */
typedef enum opcode {
#define OPERATOR(name, writes, reads, lists, lives, cells, key, run) OP_##name,
#include "rules/operator_list.def"
#undef OPERATOR
    OPERATORS /* number of operators */
} opcode;

enum { NO_REGISTER = -1 };

typedef struct instruction {
    opcode op;
    int out;         /* number or truth register */
    int out_error;   /* number register with the bound of the error, or NO_REGISTER */
    int a, b, c;     /* operands */
    int a_error, b_error;
    double a_units, b_units; /* relative errors in ARITHMETIC_UNIT, for operands without an error register */
    int *list;       /* of OP_WINDOW (numbers) and OP_COUNT (truths) */
    size_t n_list;
    const node *at;  /* the node it computes, with names, kernels and the tree for exact arithmetic */
    int indicator;
    int offset;      /* year relative to Y; of a node in a window: the year it is computed for */
    int member;      /* of OP_COMPARE for NODE_IN: the member compared, from 1 */
    double constant;
    int *list_errors; /* of a minimum or maximum: the error registers of `list`, or NULL */
    bool is_exact_only; /* OP_WINDOW: no error bound is known; comparisons need exact arithmetic */
} instruction;

/* Where the value of a node is stored. */
typedef struct operand {
    bool is_truth;
    int reg;
    int error;       /* error register, or NO_REGISTER if the error is relative, `units` */
    double units;    /* 0: the double nearest to a short decimal */
    bool is_whole;   /* an integer number of days or years: sums and differences are exact */
    size_t step;     /* the instruction that computes it, once the program is finished */
} operand;

typedef struct program program;

/*
 * With `is_plain`, nothing is shared and every value has its own register: slower, with the same results. Tests
 * compare the two forms.
 */
program *program_new(bool is_plain);
void program_free(program *p);

/*
 * Add the tree `n`, borrowed; *output is its number for the machine. False if memory is exhausted; the program is then
 * useless.
 */
bool program_add(program *p, const node *n, size_t *output);

/* Call once after the last program_add. */
bool program_finish(program *p);

/* Where a node of a finished program is computed (its `step`); NULL if it is not. */
const operand *program_find(const program *p, const node *n);

/* For machine and binding. */
size_t program_length(const program *p);
const instruction *program_at(const program *p, size_t i);
size_t program_outputs(const program *p);
const operand *program_output(const program *p, size_t output);
const node *program_output_node(const program *p, size_t output); /* as it was added */
size_t program_numbers(const program *p); /* registers */
size_t program_truths(const program *p);

#endif
