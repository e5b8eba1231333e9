/*
 * A command is a row: its place in the help, its options and its function. Each is defined in its own cmd_<name>.c;
 * command.c lists them.
 */
#ifndef CLI_COMMAND_H
#define CLI_COMMAND_H

#include <stdbool.h>

#include "cli/option.h"
#include "cli/terminal.h"

/* Exit statuses of the program. */
enum { EXIT_DONE = 0, EXIT_DATA = 1, EXIT_USAGE = 2, EXIT_INTERNAL = 3 };

typedef struct command command;

struct outgoing;

/* One invocation of a command. */
typedef struct invocation {
    const command *command;
    const arguments *arguments;
    terminal out;      /* standard output */
    terminal talk;     /* standard error */
    bool is_chinese;
    const char *format; /* of its answer (output_format_find); NULL: the command has none to choose */
    bool is_quiet;     /* --quiet: no progress, no summary */
    struct outgoing *outgoing; /* its answer (cli/outgoing.h); NULL: it is not recorded */
} invocation;

enum { COMMAND_MOST_EXAMPLES = 10 };

struct command {
    const char *group;    /* N_("..."): commands of a group are listed together in the help */
    const char *name;     /* NULL ends a table */
    const char *summary;  /* N_("..."): one line, no full stop */
    const char *operands; /* "MODEL [FILE...]"; "" for none */
    int least_operands;
    int most_operands;    /* -1: any number */
    const option *options;
    const char *notes;    /* N_("..."): more lines for --help, or NULL */
    const char *examples[COMMAND_MOST_EXAMPLES]; /* command lines that work; NULL-terminated */
    int (*run)(const invocation *call); /* returns an EXIT_ */
};

/* All commands in the order of the help, NULL-terminated. */
extern const command *const commands[];
extern const option common_options[];

const command *command_find(const char *name); /* NULL if there is none */

extern const command cmd_import;
extern const command cmd_imports;
extern const command cmd_exports;
extern const command cmd_verify;
extern const command cmd_history;
extern const command cmd_diff;
extern const command cmd_application;
extern const command cmd_inspect;
extern const command cmd_quality;
extern const command cmd_monthly;
extern const command cmd_code;
extern const command cmd_assess;
extern const command cmd_rank;
extern const command cmd_explain;
extern const command cmd_models;
extern const command cmd_plan;
extern const command cmd_roster;
extern const command cmd_ladder;
extern const command cmd_index;
extern const command cmd_whatif;
extern const command cmd_gaps;
extern const command cmd_reach;
extern const command cmd_select;
extern const command cmd_forecast;
extern const command cmd_calendar;
extern const command cmd_policy;
extern const command cmd_coverage;
extern const command cmd_research;
extern const command cmd_baseline;
extern const command cmd_border;
extern const command cmd_metric;
extern const command cmd_league;
extern const command cmd_reallocate;
extern const command cmd_target;
extern const command cmd_task;
extern const command cmd_calibrate;
extern const command cmd_backtest;
extern const command cmd_fairness;
extern const command cmd_pool;
extern const command cmd_serve; /* of the room above: server/cmd_serve.c */

#endif
