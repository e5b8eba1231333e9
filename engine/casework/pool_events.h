/*
 * What happened to companies in pools (培育库): who entered which, who left it, on which day and why. Rows are those that a sheet or a
 * command brought, and are never changed; what they add up to is a pool_log.
 */
#ifndef CASEWORK_POOL_EVENTS_H
#define CASEWORK_POOL_EVENTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/date.h"

typedef enum pool_act { POOL_ENTERED, POOL_LEFT } pool_act;

typedef struct pool_event {
    const char *pool; /* id of its rules */
    const char *code; /* of the company */
    pool_act act;
    long day;           /* since 1970-01-01 */
    const char *rule;   /* by which of the pool's rules; "": by hand, or a sheet says so */
    const char *reason; /* in words; "" as of the next four: not said */
    const char *file;   /* the sheet, or the command as typed */
    const char *by, *at; /* who brought it, and when (ISO 8601, UTC) */
    const char *local_at; /* the same here: "2026-11-29 10:15" */
    uint32_t line;      /* in its file; 0: unknown */
    uint32_t column;    /* of its day there; 0: unknown, or it is in the database */
    long long import;   /* which brought it; 0: it is not in the database yet */
} pool_event;

typedef struct pool_events pool_events;

pool_events *pool_events_new(void);
void pool_events_free(pool_events *p);

/* Add an event, copying its texts (NULL counts as ""). False if memory is exhausted. */
bool pool_events_add(pool_events *p, const pool_event *added);

size_t pool_events_count(const pool_events *p);
const pool_event *pool_events_get(const pool_events *p, size_t i); /* in order of arrival; stays where it is until the list is freed */

/* "entered", "left": as tables and lists write it. */
const char *pool_act_name(pool_act act);
bool pool_act_find(const char *name, pool_act *out);

#endif
