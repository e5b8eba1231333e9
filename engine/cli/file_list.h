/*
 * The files that operands stand for: themselves, or the tables in a folder.
 */
#ifndef CLI_FILE_LIST_H
#define CLI_FILE_LIST_H

#include "cli/command.h"

typedef struct file_list {
    char **paths; /* [n] */
    size_t n;
    size_t capacity;
    bool has_folder;
} file_list;

/*
 * Append each operand, and in place of a folder its tables (*.csv, *.xlsx, *.xls) by name, without hidden files and the
 * lock files of spreadsheet programs (~$). Returns an EXIT_ status, after a message; file_list_clear is required.
 */
int file_list_read(file_list *l, const invocation *call);
void file_list_clear(file_list *l);

#endif
