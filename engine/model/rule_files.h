/*
 * The files of rules that answers are made by: every YAML file of the folders of models but worked examples, of each path that of the first
 * folder that has it, and own indicators. They are taken whole, whatever an answer reads of them: a decree that joins a folder can change
 * what another file means.
 */
#ifndef MODEL_RULE_FILES_H
#define MODEL_RULE_FILES_H

#include "base/digest.h"
#include "base/tidu_error.h"

typedef struct rule_file {
    int place;        /* the number of its folder among those that are there, from 0; RULE_FILE_OWN: own indicators beside the data */
    const char *path; /* in the folder: "practice/tiers.yaml"; of own indicators "./indicators.yaml" */
    char digest[DIGEST_TEXT];
} rule_file;

enum { RULE_FILE_OWN = 1000 };

typedef struct rule_files rule_files;

/* `folders` is separated by ':'; `own` is a file or NULL. What cannot be read is left out. TIDU_ENOMEM. */
tidu_status rule_files_read(const char *folders, const char *own, rule_files **out, tidu_error *err);
void rule_files_free(rule_files *r);

size_t rule_files_count(const rule_files *r);
const rule_file *rule_files_get(const rule_files *r, size_t i); /* by path */

/* Of all of them with their paths, in that order: the same wherever the folders stand. */
const char *rule_files_digest(const rule_files *r);

#endif
