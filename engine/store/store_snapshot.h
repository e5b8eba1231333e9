/*
 * The data of an answer that was given before: what became of them, and a database that holds them again.
 */
#ifndef STORE_STORE_SNAPSHOT_H
#define STORE_STORE_SNAPSHOT_H

#include "store/store_mark.h"

/* A cell that has another value since. Texts are valid during the visit; NULL: unknown, or none. */
typedef struct since_cell {
    const char *code;
    const char *indicator; /* as in history; "": the company, or its year, came in or went */
    int year;              /* 0: an attribute */
    const char *old_value, *new_value;
    const char *file;
    unsigned long line;
    long long import_id;
    bool is_undone;        /* by undoing that import */
} since_cell;

typedef void (*since_visit)(void *context, const since_cell *cell);

/* What imports changed that came in since, or were undone since, of a store that is open with its journal. */
tidu_status store_list_since(store *s, const store_since *since, since_visit visit, void *context, tidu_error *err);

/* A row of what people do, or a figure of a month. Texts are valid during the visit; NULL: unknown, or none. */
typedef struct since_event {
    const char *table;     /* "pool_event", "visit", "task", "task_event", "application", "monthly_value" */
    const char *code;
    const char *event;     /* "hnte left": what the row says, in the words of its table */
    const char *day;
    const char *user;      /* who brought it in */
    const char *file;      /* or the command as typed */
    unsigned long line;
    long long import_id;
    bool is_undone;        /* by undoing that import */
} since_event;

typedef void (*since_event_visit)(void *context, const since_event *event);

/* Such rows that imports added since, or that went when they were undone since, where these are still there. */
tidu_status store_list_since_events(store *s, const store_since *since, since_event_visit visit, void *context, tidu_error *err);

/* An import of `since`. */
typedef struct since_import {
    long long id;
    const char *day;      /* when it came in, or was undone, here: "2026-11-29 10:15" */
    const char *user;     /* who did that */
    const char *file;
    bool is_undone;
} since_import;

typedef void (*since_import_visit)(void *context, const since_import *import);
tidu_status store_list_since_imports(store *s, const store_since *since, since_import_visit visit, void *context, tidu_error *err);

/*
 * Write the database as it was into the new file `path`: later imports are undone, those that were undone since count again, chances
 * fitted after `time` are forgotten. TIDU_ESTORE: it cannot be restored, because the rows of an import went when it was undone
 * (since->lost), or the journal does not reach back, with the reason.
 */
tidu_status store_save_snapshot(const char *db, const store_since *since, const char *time, const char *path, const dictionary *d,
                                tidu_error *err);

#endif
