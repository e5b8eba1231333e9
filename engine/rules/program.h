/*
 * A program: checked trees as a sequence of column operations over registers.
 * A register holds one number or one truth for each row of a batch. Equal
 * operands are computed once; registers are used again when nobody needs them.
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

typedef enum opcode {
    OP_LOAD,         /* number <- indicator of a year, or an attribute */
    OP_LOAD_LAST,    /* number <- last known value up to Y */
    OP_CONSTANT,     /* number, filled once */
    OP_SETTING,
    OP_DATE,         /* the application date */
    OP_ADD,
    OP_SUBTRACT,
    OP_MULTIPLY,
    OP_DIVIDE,
    OP_NEGATE,
    OP_WINDOW,       /* number <- kernel over `list` */
    OP_YEARS,
    OP_YEAR_OF,
    OP_ADD_YEARS,
    OP_CHOOSE,       /* number <- truth ? a : b */
    OP_COALESCE,
    OP_COUNT,        /* number <- how many of `list` are true */
    OP_RELATIVE_ERROR, /* error <- k |a| */
    OP_COMPARE,      /* truth */
    OP_TEXT,         /* truth <- text indicator against texts */
    OP_HOLDS,        /* truth */
    OP_KNOWN,        /* truth */
    OP_YEAR_BEFORE,  /* truth <- the year lies before the founding */
    OP_TRUE,         /* truth constant */
    OP_AND,
    OP_OR,
    OP_NOT,
    OP_CHOOSE_TRUTH
} opcode;

enum { NO_REGISTER = -1 };

typedef struct instruction {
    opcode op;
    int out;         /* number or truth register */
    int out_error;   /* number register with the bound of the error, or NO_REGISTER */
    int a, b, c;     /* operands */
    int a_error, b_error;
    double a_units, b_units; /* relative errors in ARITHMETIC_UNIT where there is no register */
    int *list;       /* of OP_WINDOW (numbers) and OP_COUNT (truths) */
    size_t n_list;
    const node *at;  /* what it computes: names, kernels, exact arithmetic */
    int indicator;
    int offset;      /* of the year; of a number or a comparison in a window: the year it looks at */
    int member;      /* of OP_COMPARE for NODE_IN: which one, from 1 */
    double constant;
    int *list_errors; /* of a least or greatest: the errors of `list`, or NULL */
    bool is_exact_only; /* OP_WINDOW: the bounds of its operands are lost, every row is a close one */
} instruction;

/* Where the value of a node is found. */
typedef struct operand {
    bool is_truth;
    int reg;
    int error;       /* register of its error, or NO_REGISTER: relative, `units` */
    double units;    /* 0: the nearest double of a short decimal */
    bool is_whole;   /* a number of days or years: sums and differences are exact */
} operand;

typedef struct program program;

/*
 * With `keeps_all` every node keeps its register, so that an explanation can
 * ask for each (program_find); else registers are used again.
 */
program *program_new(bool keeps_all);
void program_free(program *p);

/*
 * Add the tree `n`; *output is the number to ask the machine with. Returns false when memory is used
 * up; the program is then useless.
 */
bool program_add(program *p, const node *n, size_t *output);

/* Call once behind the last program_add. */
bool program_finish(program *p);

/* The operand of a node of a program that keeps all; NULL when it was never computed. */
const operand *program_find(const program *p, const node *n);

/* For machine and binding. */
size_t program_length(const program *p);
const instruction *program_at(const program *p, size_t i);
size_t program_outputs(const program *p);
const operand *program_output(const program *p, size_t output);
size_t program_numbers(const program *p); /* registers */
size_t program_truths(const program *p);

#endif
