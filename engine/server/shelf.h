/*
 * The files that were brought through the page: each has a folder of its own beside the database, in which it stays under its own name once it
 * has been imported, with the mapping that was chosen, so that the journal's cells can be looked up. Files that are not imported are removed
 * when they are put away or the server ends. Of the thread that answers.
 */
#ifndef SERVER_SHELF_H
#define SERVER_SHELF_H

#include "api/tidu_data.h"
#include "server/upload.h"

typedef struct shelf_file {
    unsigned number;
    char name[UPLOAD_NAME + 1];
    char folder[UPLOAD_PATH];
    char path[UPLOAD_PATH + UPLOAD_NAME + 2];
    char map[UPLOAD_PATH + 32];    /* the mapping of what was chosen; "": nothing was */
    char review[UPLOAD_PATH + 32]; /* rows whose company is not known, to be matched; "": there are none */
    upload *choices;               /* the last form about it; NULL: none came */
    bool is_imported;
    tidu_import_summary summary;   /* of its import */
    char failure[1600];            /* why the last act failed, for people; "": it did not */
} shelf_file;

/* Where they go, given the database; false: it is too long a path. */
bool shelf_folder(const char *db, char out[UPLOAD_PATH]);

/* Take a file of an upload; NULL with *why (of the system's): it cannot be kept. */
shelf_file *shelf_put(const char *folder, const upload_file *file, int *why);

shelf_file *shelf_find(unsigned number);      /* NULL: there is none */
shelf_file *shelf_get(size_t i);              /* in the order in which they came; NULL: there are fewer */
void shelf_remove(shelf_file *file); /* with what is on disk, unless it has been imported */
void shelf_clear(void);

#endif
