/*
 * The record of exports: one row for each answer that left the house, and the files of rules it was made by. Rows are added and never
 * changed; no answer depends on them, so cache files beside the database stay those of its state.
 */
#ifndef STORE_STORE_EXPORT_H
#define STORE_STORE_EXPORT_H

#include "store/store.h"

/* Texts are valid during a visit; NULL: unknown. */
typedef struct store_export {
    long long id;
    const char *exported_at; /* ISO date and time, UTC */
    const char *local_time;  /* the same here: "2026-11-29 10:15" */
    const char *exported_by;
    const char *command;     /* a JSON array of the words behind "tidu" */
    const char *level;
    const char *file;        /* as given; NULL: standard output */
    const char *format;
    long long bytes;
    const char *digest;      /* SHA-256 of the bytes; of a folder see store_digest_output */
    const char *withheld;
    const char *data_digest; /* store_mark.data */
    const char *rules_digest;
    const char *program;     /* its version */
} store_export;

/* A file of rules: the number of its folder of models, its path in there, SHA-256. */
typedef struct store_rule_file {
    int place;
    const char *file;
    const char *digest;
} store_rule_file;

/*
 * Add a row to a store that is open with STORE_NOTE, with the rules behind its rules_digest [n]. Its id, exported_at and local_time are
 * set here. Statuses as store_open.
 */
tidu_status store_add_export(store *s, const store_export *row, const store_rule_file *rules, size_t n, long long *id, tidu_error *err);

typedef void (*store_export_visit)(void *context, const store_export *row);

/* Those of the days from..to (YYYY-MM-DD here; NULL: open), the oldest first. TIDU_OK without a visit if the schema knows none. */
tidu_status store_list_exports(store *s, const char *from, const char *to, store_export_visit visit, void *context, tidu_error *err);

typedef void (*store_rule_visit)(void *context, const store_rule_file *file);

/* The files of rules behind a digest, by file. */
tidu_status store_list_rules(store *s, const char *rules_digest, store_rule_visit visit, void *context, tidu_error *err);

typedef void (*store_word_visit)(void *context, const char *word);

/* The words of a recorded command. TIDU_ESTORE: it is no JSON array of texts. */
tidu_status store_list_words(store *s, const char *command, store_word_visit visit, void *context, tidu_error *err);

/*
 * The SHA-256 and size of what was written: of a file its bytes; of a folder the lines "DIGEST  NAME\n" of its files, by name, those in
 * folders below as FOLDER/NAME. False: it is neither, or cannot be read.
 */
bool store_digest_output(const char *path, char digest[65], long long *bytes);

#endif
