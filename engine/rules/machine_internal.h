/* Shared by the files that create and run machines. */
#ifndef RULES_MACHINE_INTERNAL_H
#define RULES_MACHINE_INTERNAL_H

#include "rules/interval.h"
#include "rules/machine.h"
#include "rules/text_match.h"

/* A column of texts with the first letters of each, packed once per batch. */
typedef struct text_view {
    const char *const *column; /* NULL: all missing */
    uint64_t *letters;
    size_t run; /* number of the run in which they were packed */
} text_view;

/*
 * The columns that a load reads: the indicator and its fallbacks, and the date of foundation from which on the year is
 * not applicable.
 */
typedef struct source {
    binding_column column[INDICATOR_MOST_CHAIN];
    size_t n; /* 0: all missing */
    double founded_limit; /* NaN: an attribute, always applicable */
} source;

/* Columns to load from, without duplicates. */
typedef struct column_list {
    const double **list;
    size_t n;
    size_t capacity;
} column_list;

struct machine_part {
    uint32_t *steps;
    size_t n;
    column_list columns;
    uint32_t *outputs; /* indices into machine.limited */
    size_t n_outputs;
};

/* An output that limits of missing data can decide. */
typedef struct limited_output {
    int reg;
    size_t step; /* the instruction that computes it */
    interval *interval;
    bool is_rarely_doubtful; /* few rows in which it is unknown stay so for certain */
} limited_output;

struct machine {
    const program *program;
    const binding *binding;
    size_t rows;          /* of a register */
    double *numbers;      /* registers */
    const double **views; /* where a register reads: its own storage or a column of the panel */
    bool *is_constant;    /* registers with the same number in all rows of all batches */
    uint8_t *truths;
    double *missing;      /* a batch of missing cells */
    source *sources; /* by instruction, of OP_LOAD */
    source **last;   /* by instruction, of OP_LOAD_LAST: the years, latest first */
    column_list columns;
    text_match **matches; /* by instruction, of OP_TEXT */
    text_view *texts;     /* by indicator */
    size_t n_texts;
    const double *founded;
    bool has_exact;
    size_t first;
    size_t run; /* number of runs so far */
    size_t exact_count;
    double *recorded_numbers; /* by instruction, of the last run; NULL unless recording */
    uint8_t *recorded_truths;
    limited_output *limited;
    uint32_t *all_limited; /* 0, 1, 2 ... */
    size_t n_limited;
};

/* machine_limits.c: the limited outputs of a slice (false if memory is exhausted), and deciding them after a run. */
bool machine_part_find_limited(machine_part *part, const machine *m);
void machine_settle(machine *m, const uint32_t *limited, size_t n_limited, size_t n);
void machine_free_limits(machine *m);

static inline const double *machine_view(const machine *m, int reg)
{
    return reg == NO_REGISTER ? NULL : m->views[reg];
}

/* The storage of a register, which becomes its view. */
static inline double *machine_room(const machine *m, int reg)
{
    double *room;

    if (reg == NO_REGISTER)
        return NULL;
    room = m->numbers + (size_t)reg * m->rows;
    m->views[reg] = room;
    return room;
}

static inline uint8_t *machine_truths(const machine *m, int reg)
{
    return m->truths + (size_t)reg * m->rows;
}

static inline void machine_fill(double *out, double value, size_t n)
{
    for (size_t i = 0; i < n; i++)
        out[i] = value;
}

#endif
