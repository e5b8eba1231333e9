/*
 * A new folder of files, whole or not there: they are written under a temporary name in the same place, which is renamed when
 * all are complete and on the disk.
 */
#ifndef API_OUTPUT_FOLDER_H
#define API_OUTPUT_FOLDER_H

#include "base/file_replace.h"
#include "base/text_index.h"
#include "base/tidu_error.h"

enum { OUTPUT_FOLDER_NAME = 256, OUTPUT_FOLDER_FILE = FILE_REPLACE_PATH + OUTPUT_FOLDER_NAME };

typedef struct output_folder {
    char final[FILE_REPLACE_PATH];
    char work[FILE_REPLACE_PATH]; /* until it is complete; "": it was not created */
    text_index *files;            /* names in it */
} output_folder;

/* TIDU_EIO: the name is in use, or the folder cannot be created. Nothing is to be closed then. */
tidu_status output_folder_open(output_folder *f, const char *name, tidu_error *err);

/*
 * A place for a file: its name as given, with what a file name cannot hold replaced, and a number behind it if there is one
 * already. False if memory is exhausted.
 */
bool output_folder_add(output_folder *f, const char *name, const char *ending, char path[OUTPUT_FOLDER_FILE]);

/* The same of a name that a file name can hold, as it is; asked for again, the same place. */
bool output_folder_place(output_folder *f, const char *file, char path[OUTPUT_FOLDER_FILE]);

/* Give the folder its name once every file is on the disk; after a failure (`status`, which is returned) it is removed with all files in it. */
tidu_status output_folder_close(output_folder *f, tidu_status status, tidu_error *err);

#endif
