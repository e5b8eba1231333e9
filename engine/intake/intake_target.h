/*
 * The destination of the cells of the current row and of their problems.
 */
#ifndef INTAKE_INTAKE_TARGET_H
#define INTAKE_INTAKE_TARGET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/tidu_error.h"
#include "intake/problem.h"
#include "intake/text_cache.h"
#include "panel/panel.h"

typedef struct intake_target {
    panel *panel;
    problems *found;
    const char *file;
    unsigned long line;
    uint32_t company;
    const word_lists *words;
    text_cache *cache;
    int name; /* the indicator whose texts are not cached, since they do not repeat */
    bool is_masked; /* cells with a mask are known to be there (intake/masked_cell.h) */
    int year; /* of the row; PANEL_ANY_YEAR if it has none */
} intake_target;

/* Report a problem of this row; `field` NO_FIELD: of the whole row. */
tidu_status intake_target_note(const intake_target *t, problem_kind kind, size_t field,
                               const char *header, const char *found, tidu_error *err);

#endif
