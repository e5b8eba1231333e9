/*
 * A scenario: who asks what of which model and which companies. Read from a file
 *
 *   name: more S&T staff
 *   author: 王某
 *   date: 2025-03-01
 *   reason: planning of next year's list
 *   model: hnte
 *   year: 2025
 *   where: town = "样例桥镇"          # or  company: 91990101MA00H83197
 *   changes: [st_staff+=20%, "revenue[Y-1]=5000 wan"]
 *   params: [hnte.rd_floor.1=3.5%]
 *   version: 2024-01-01               # the rule as it stood then
 *   draws: 1000                       # where a change is a distribution
 *   seed: 1
 *   forward: 1                        # the district as it would be that many years later
 *
 * Strict: unknown and duplicate keys are errors with line and column.
 */
#ifndef SCENARIO_SCENARIO_H
#define SCENARIO_SCENARIO_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/text_buffer.h"
#include "base/tidu_error.h"
#include "model/field.h"

enum { SCENARIO_MOST_DRAWS = 100000, SCENARIO_MOST_FORWARD = 3 };
enum { SCENARIO_DRAWS = 1000, SCENARIO_SEED = 1 }; /* defaults */

typedef struct scenario {
    const char *name;    /* NULL: none given */
    const char *author;
    const char *date;
    const char *reason;
    const char *model;
    int year;            /* 0: the year after the latest one with data */
    const char *company; /* one code, or NULL: many */
    const char *where;   /* NULL: all */
    const char *const *changes;
    size_t n_changes;
    const char *const *params;
    size_t n_params;
    const char *version; /* date that selects the version of the rule, or NULL */
    const char *other_model; /* a model or a model file to compare with, or NULL */
    size_t draws; /* of changes that follow a law; 0: the default */
    uint32_t seed; /* of them; 0: the default */
    int forward; /* years by which the figures are carried forward; 0: not at all */
} scenario;

/* Texts live in `memory`. TIDU_EIO, TIDU_EMODEL with file, line, column, TIDU_ENOMEM. */
tidu_status scenario_load(const char *path, arena *memory, scenario *out, tidu_error *err);
tidu_status scenario_parse(const char *text, size_t length, const char *file, arena *memory,
                           scenario *out, tidu_error *err);

/*
 * Make one scenario of several, in their order: all their changes and parameters; what is said of one thing only (the
 * companies, the year, a version ...) stands in one of them or is the same in all. Texts live in `memory`. TIDU_EUSAGE.
 */
tidu_status scenario_compose(const scenario *list, size_t n, arena *memory, scenario *out, tidu_error *err);

/* Write it as a file in canonical form, which is stored and whose digest identifies it. */
void scenario_print(const scenario *s, text_buffer *out);

/* The table by which a scenario file is read. */
extern const field_table scenario_file;

#endif
