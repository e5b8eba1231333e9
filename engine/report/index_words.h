/* Names instead of identifiers in what an index says. */
#ifndef REPORT_INDEX_WORDS_H
#define REPORT_INDEX_WORDS_H

#include "model/index_model.h"
#include "report/document.h"

/*
 * The columns of identifiers of a grid, which stand beside names: who reads English needs them for --weight, a Chinese table is read
 * by people who name nothing on a command line; there they are for programs alone.
 */
void index_ids_for_programs(grid *g, bool is_chinese);

/* The name of the group of a node; "" of a member of the root. */
const char *index_group_name(const index_model *m, size_t node, bool is_chinese);

/* A word of index files for a scale, a mean or a weighting; in Chinese as people call it. */
const char *index_method_word(const char *word, bool is_chinese);

#endif
