/* The parts of a verification: verify_find.c (which row), verify.c (compare, run again), verify_changes.c (what is other since), verify_report.c (say it). */
#ifndef API_VERIFY_INTERNAL_H
#define API_VERIFY_INTERNAL_H

#include "api/api_internal.h"
#include "base/arena.h"
#include "base/digest.h"
#include "base/temporary_folder.h"
#include "intake/list_stamp.h"
#include "intake/output_difference.h"
#include "model/rule_files.h"
#include "store/store_export.h"
#include "store/store_snapshot.h"

enum { VERIFY_MOST_CELLS = 20, VERIFY_PATH = 4096 };

typedef enum verify_answer { VERIFY_UNKNOWN, VERIFY_YES, VERIFY_NO } verify_answer;

/* How the row of the file was found. */
typedef enum verify_found { FOUND_NOT, FOUND_BY_NAME, FOUND_BY_STAMP, FOUND_BY_NUMBER, FOUND_BY_DIGEST } verify_found;

/* A file of rules of which another version was used; NULL: it was not there. */
typedef struct rule_change {
    const char *file;
    const char *then, *now; /* digests */
} rule_change;

/* An answer that was computed again. */
typedef struct verify_rerun {
    bool is_due, is_done;
    char output[VERIFY_PATH];
    char digest[DIGEST_TEXT];
    const char *failure;          /* NULL: none */
    verify_answer is_same;        /* the bytes as recorded; without a record as in the file */
    output_difference difference; /* to the file */
    const char *unreadable;       /* why the file cannot be held against it; NULL: it can */
    verify_answer are_cells_same; /* with the file, whatever stamps say */
} verify_rerun;

struct tidu_verification {
    tidu_session *session;
    tidu_verify_options asked;
    arena *memory;
    char digest[DIGEST_TEXT]; /* of the file */
    long long bytes;
    bool is_folder;           /* the file is one */
    bool is_part;             /* it is a file of the folder that was written: only the digest of all is known */
    list_stamp stamp;
    bool has_stamp;
    store_mark mark;          /* of the database; "": none */
    verify_found found;
    store_export row;         /* in `memory` */
    const char *day;          /* of the row, here */
    const char **words;
    size_t n_words;
    const char *trouble;      /* why it cannot be verified; NULL: nothing so far */
    verify_answer are_bytes_same, are_rules_same, are_data_same;
    rule_change *rules;
    size_t n_rules, rules_capacity;
    store_since since;
    bool has_since;
    bool is_past;             /* the answer is of the data of a past day, which later ones do not change */
    since_cell *cells;        /* [min(n_cells, VERIFY_MOST_CELLS)] that the answer reads, in `memory` */
    size_t n_cells, n_other_cells;
    since_event *events;      /* the same of rows of what people do */
    size_t n_events, n_other_events;
    char folder[TEMPORARY_FOLDER_PATH]; /* "": none yet */
    char snapshot[VERIFY_PATH];         /* "": the database itself is asked */
    const char *unrestored;             /* why there is no snapshot, though the data have changed */
    verify_rerun then, now;             /* on the data of then, or where they cannot be restored only on those of now */
    verify_rerun *running;
};

/* Find the row and its words; what is in the way becomes `trouble`. */
tidu_status verify_find(tidu_verification *v, store *s, tidu_error *err);

/* A file besides the database that the command reads, by its words; NULL: none. Its digest is not in the record. */
const char *verify_named_file(const tidu_verification *v);

/* Tables of what is different since; those without rows are left out. */
void verify_add_tables(document *d, const tidu_verification *v, bool is_for_screen);

/* A copy in the memory of the verification; NULL stays NULL, and a failed allocation becomes "". */
const char *verify_copy(tidu_verification *v, const char *text);

#endif
