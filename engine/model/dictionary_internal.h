/*
 * What the readers of the dictionary and of subjects share: how an indicator is read.
 */
#ifndef MODEL_DICTIONARY_INTERNAL_H
#define MODEL_DICTIONARY_INTERNAL_H

#include "model/field.h"
#include "panel/choice.h"
#include "panel/indicator.h"

enum { DICTIONARY_PATH = 1024, INDICATOR_MOST_LABELS = 32 };

/* An indicator that is being read; its labels are kept here until the dictionary has copied them. */
typedef struct entry {
    indicator row;
    const char *labels[INDICATOR_MOST_LABELS + 1];
    const char *choices[CHOICES_MOST + 1];
} entry;

extern const field_row dictionary_indicator_rows[];
extern const field_table dictionary_own_table; /* of an indicator beside those of the dictionary, whose name and labels must be new */

/* Readers of rows: the labels of an entry; and what adds the entry, once read, under the key of its node. */
field_reader dictionary_read_labels;
field_reader dictionary_add_read;

/* Read a node as an entry; or each member of a mapping. */
tidu_status dictionary_read_entry(rule_reader *r, const yaml_node *n, const field_table *table);
tidu_status dictionary_read_list(rule_reader *r, const yaml_node *list, const field_table *table);

/* Read a file into *out, which is the reader's subject, too; `d` is its dictionary. */
tidu_status dictionary_read_file(const char *path, const field_table *file, dictionary *d, void *out, tidu_error *err);

/* The path of indicators.yaml. TIDU_EIO: no folder has one. */
tidu_status dictionary_find_indicators(const char *folders, char path[DICTIONARY_PATH], tidu_error *err);

/* Add the names of certificates and the words that people write into cells. */
tidu_status dictionary_read_words(const char *folders, dictionary *d, tidu_error *err);

#endif
