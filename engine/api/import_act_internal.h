/*
 * Many files on their way into a database together.
 */
#ifndef API_IMPORT_ACT_INTERNAL_H
#define API_IMPORT_ACT_INTERNAL_H

#include "api/import_internal.h"
#include "base/text_buffer.h"
#include "casework/case_rows.h"

/* One file that was read. */
typedef struct one_file {
    const char *path;
    size_t place; /* among the files as given */
    panel *panel;
    problems *found;
    intake_report report;
    bool needs_names;    /* it has rows without codes: to be read again when all names are known */
    credentials *held;   /* of a list of certificates, which has an empty panel; or NULL */
    text_buffer without; /* digests of the files whose values stay instead of its own */
    char options[IMPORT_OPTIONS_TEXT];
    applications *filed; /* of a list of applications, which has an empty panel; or NULL */
    typed_values *typed; /* the same of values of targets */
    pool_events *listed; /* the same of entries into pools */
    pool_events *pooled; /* what the file says of pools and fits; or NULL */
    case_sheet *sheet;   /* the same of visits or of tasks */
    case_rows *cases;    /* visits and tasks that come of it; or NULL */
} one_file;

typedef struct import_act {
    tidu_session *session;
    tidu_source how;
    const char *db;
    one_file *files; /* [n] the one whose values stay first */
    size_t n;
    bool has_preferred;
    credentials *held;
    problems *held_found;
    intake_report certificates;
    applications *filed;
    problems *filed_found;
    intake_report filings;
    store *store;
    code_names names;
    company_finder finder;
    panel *stored;    /* names of the companies of the store; NULL: not asked for */
    bool knows_names; /* all files were read once */
    grid *conflicts;
    size_t n_conflicts;
    tidu_error *err;
} import_act;

/* The list of conflicts, to be filled by import_settle_conflicts. NULL if memory is exhausted. */
grid *import_conflict_grid(document *d);

/* Two texts for one place of two files: which stays, and where each stands. */
typedef struct import_dispute {
    const one_file *stays, *goes;
    const char *code;      /* of the company */
    const char *indicator; /* "hnte@2023-11-08.expires_on" */
    const char *label;
    const char *part;      /* of the lists, whose column is named */
    int year;              /* 0: none */
    const char *value, *other;
    uint32_t line, other_line;
} import_dispute;

/* Add one to the list of conflicts, and count it. */
void import_say_dispute(import_act *a, const import_dispute *d);

/* As import_settle_conflicts, of lists of certificates and of applications. */
void import_settle_lists(import_act *a);

/*
 * Where files have different values, keep that of the file that stands first, and list it. The others are taken out of
 * their panels, so that each import says only what it brought. TIDU_EDATA: there are any, and the source is strict.
 */
tidu_status import_settle_conflicts(import_act *a);

/* Then what they say of applications, of pools, of visits and of tasks. */
tidu_status import_settle_together(import_act *a);

#endif
