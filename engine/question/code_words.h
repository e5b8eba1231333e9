/*
 * Codes by their names, for cells in which people wrote the name: of high-tech fields and levels of R&D units from the
 * models, of regions and industries from the registers of a database.
 */
#ifndef QUESTION_CODE_WORDS_H
#define QUESTION_CODE_WORDS_H

#include <pthread.h>

#include "question/code_names.h"

typedef struct code_words {
    const environment *env;
    const char *db; /* the database with the registers; NULL, or one that does not exist: none */
    code_names names;
    bool is_open;
    pthread_mutex_t lock; /* several threads read cells */
} code_words;

/* Both texts are borrowed. Nothing is opened before the first name is asked for. */
void code_words_init(code_words *w, const environment *env, const char *db);
void code_words_clear(code_words *w);

/* A code_find of which the context is a code_words. */
bool code_words_find(void *words, coded_as what, const char *name, char *out);

#endif
