/*
 * What every question is answered with: the dictionary of indicators, the folders of model files, the language of
 * their texts, threads, and whom to tell how far the work has come. One thread at a time uses an environment.
 */
#ifndef QUESTION_ENVIRONMENT_H
#define QUESTION_ENVIRONMENT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/tidu_error.h"
#include "intake/intake_options.h"
#include "model/catalogue.h"
#include "model/tier.h"
#include "panel/indicator.h"

enum { ENVIRONMENT_PATH = 1024 };

typedef struct environment {
    dictionary *dictionary; /* grows by an expert's columns when a model that has some is loaded */
    catalogue catalogue;
    char *folders;          /* of models, separated by ':' */
    bool is_chinese;
    int threads;            /* 0: all cores */
    intake_progress progress; /* may be NULL */
    void *progress_context;
} environment;

/* Zeroed but for the dictionary, the folders and the catalogue. TIDU_ENOMEM, TIDU_EIO; cleared on failure. */
tidu_status environment_init(environment *env, const char *folders, tidu_error *err);
void environment_clear(environment *env);

/* Where `name` stands in the first folder of models that has it; in the last one where none has. */
tidu_status environment_file(const environment *env, const char *name, char path[ENVIRONMENT_PATH], tidu_error *err);

/* practice/tiers.yaml of the first folder of models that has it. As tier_rules_load. */
tidu_status environment_tiers(const environment *env, tier_rules *out, tidu_error *err);

#endif
