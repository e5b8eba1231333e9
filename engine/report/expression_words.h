/*
 * A rule's expression as a sentence, in the names of the dictionary and of the rule:
 *
 *   sum(rd_expense[Y-3..Y-1]) / sum(revenue[Y-3..Y-1]) >= 5%
 *   研发费用近三年合计 ÷ 营业收入近三年合计 ≥ 5%
 */
#ifndef REPORT_EXPRESSION_WORDS_H
#define REPORT_EXPRESSION_WORDS_H

#include "base/arena.h"
#include "model/model.h"

/* Whose names are taken. */
typedef struct word_source {
    const dictionary *names;
    const rule_head *head; /* of the model or index: names of its definitions and settings; or NULL */
    arena *memory;         /* for the sentences */
    bool zh;
} word_source;

/* "" for NULL; NULL if memory is exhausted. Valid as long as the memory. */
const char *expression_words(const node *n, const word_source *from);

/* How a definition is called where it is used: by its name, or by what its table goes by. */
const char *definition_words(const model_definition *x, const word_source *from);

enum { PASS_WORDS_SIZE = 256 };

/* What a model asks of its points: "total > 70" as "总分 > 70". Returns `out`. */
const char *pass_words(const model *m, bool zh, char out[PASS_WORDS_SIZE]);

#endif
