/*
 * Reading the journal: which imports came in, and what a company's values were over time.
 */
#ifndef STORE_STORE_JOURNAL_H
#define STORE_STORE_JOURNAL_H

#include "store/store.h"

/* One import. Texts are valid during the visit; NULL: unknown. */
typedef struct store_import_row {
    long long id;
    const char *imported_at; /* ISO date and time, UTC */
    const char *local_time;  /* the same here: "2026-11-29 10:15" */
    const char *imported_by;
    const char *file;
    const char *digest;
    const char *undone_at; /* NULL: it counts */
    const char *undone_by;
    long long rows;
    long long companies_added, years_added, values_changed; /* -1: unknown */
    long long credentials_added, credentials_changed;
    long long applications_added, applications_changed;
    long long events_added; /* of pools, visits and tasks */
    bool is_journaled; /* false: it cannot be undone */
} store_import_row;

typedef void (*store_import_visit)(void *context, const store_import_row *row);

/* All imports, the oldest first. The store is open with its journal, as for store_list_history. */
tidu_status store_list_imports(store *s, store_import_visit visit, void *context, tidu_error *err);

typedef enum past_state {
    PAST_NOW,     /* the value of today */
    PAST_BEFORE,  /* replaced by a later import */
    PAST_UNDONE,  /* of an import that was undone */
    PAST_BY_HAND  /* the value of today, written into the database by another program */
} past_state;

/* A value of a cell with its source. Texts are valid during the visit. */
typedef struct past_value {
    past_state state;
    const char *indicator; /* of a certificate: "hnte@2021-11-30.expires_on"; of an application: "hnte@2024年第一批@filed.day" */
    int year;              /* 0: an attribute */
    const char *value;     /* as stored; dates as YYYY-MM-DD */
    long long import_id;   /* 0: none, and nothing of what follows is known */
    const char *file;
    unsigned long line, column; /* 0: unknown */
    const char *imported_at;    /* ISO date and time, UTC */
    const char *day;            /* the same here: "2026-11-29" */
} past_value;

typedef void (*past_visit)(void *context, const past_value *value);

/*
 * The values of a company: attributes, annual values, certificates, then applications; of each cell the newest first and the undone
 * last. `indicator` NULL: all. TIDU_ENOTFOUND: no such company.
 */
tidu_status store_list_history(store *s, const char *code, const char *indicator, past_visit visit, void *context,
                               tidu_error *err);

/* A number that a later import replaced. The code and the indicator are valid during the visit. */
typedef struct replaced_value {
    const char *code;
    const char *indicator;
    double value;
    long long import_id; /* the import that replaced it */
} replaced_value;

typedef void (*replaced_visit)(void *context, const replaced_value *value);

/* The numbers of a year that imports replaced, by code, indicator and age. Any store that is open can be asked. */
tidu_status store_list_replaced(store *s, int year, replaced_visit visit, void *context, tidu_error *err);

/* An attribute that the newest imports filled in or changed. Texts are valid during the visit; dates as YYYY-MM-DD. */
typedef struct recent_value {
    const char *code;
    const char *indicator;
    const char *value;
    const char *file;
    unsigned long line;
} recent_value;

/* A value that one import replaced. Texts are valid during the visit; NULL: none. */
typedef struct changed_value {
    const char *code;
    const char *name;      /* of the company, today */
    const char *indicator; /* as of a past_value */
    int year;              /* 0: an attribute */
    const char *before, *after;
    unsigned long line; /* 0: unknown */
} changed_value;

typedef void (*changed_visit)(void *context, const changed_value *value);

/* What the import replaced, by its lines, also if it has been undone. TIDU_ENOTFOUND: no such import. The store is open with its journal. */
tidu_status store_list_changed(store *s, long long import_id, changed_visit visit, void *context, tidu_error *err);

typedef void (*recent_visit)(void *context, const recent_value *value);

/* Those of the `newest` imports that count, of each cell the newest. Any store that is open can be asked. */
tidu_status store_list_recent(store *s, size_t newest, recent_visit visit, void *context, tidu_error *err);

/* The values of an attribute of companies that these imports added, as they came in. */
tidu_status store_list_added(store *s, size_t newest, const char *indicator, recent_visit visit, void *context, tidu_error *err);

#endif
