/*
 * Bringing in a table by choosing: dropped, looked at, corrected, imported, and taken back. The same library calls as of `tidu inspect`,
 * `tidu import` and `tidu imports undo`, and what was chosen is written as the mapping file that these read.
 */
#ifndef SERVER_BRING_H
#define SERVER_BRING_H

#include "server/page.h"
#include "server/shelf.h"

enum { BRING_WHY = 1600, BRING_LOCATION = 64 };

/* A session as a command that imports opens it, for whoever asks. False: `why` says what is wrong. */
bool bring_open(const page *p, tidu_session **out, char why[BRING_WHY]);
void bring_close(tidu_session *session);

/* How a file is read: what it points into is the file and `db`. */
tidu_source bring_source(const shelf_file *file, const char *db);

/* A text that may advise an option of a command: without that advice, with where it is chosen here. */
void bring_plain(const char *text, char out[BRING_WHY]);

/* An error as people read it, with its file's name and its place. */
void bring_say(const tidu_error *err, char *why);

/* The file that the address names, "/bring-in/3"; NULL: there is none. */
shelf_file *bring_find(const address *a);

/* The pages /bring-in and /bring-in/N; returns the status of HTTP. */
int bring_write(const page *p);

/* What one file is taken for, with the form in which that is corrected. */
int bring_write_choices(const page *p, tidu_session *session, const shelf_file *file);

/* The result of its import: what it added and replaced, the rows whose company is not known, and the way back. */
int bring_write_result(const page *p, const shelf_file *file);

/* The number of the import that brought the file and counts; 0: there is none. */
long long bring_import_id(const page *p, const char *path);

/* Hidden fields, the beginning and the end of a form that changes something; `path` is one of ours. */
void bring_form_begin(const page *p, const char *path, bool has_files);
void bring_button(const page *p, const char *act, const char *text);

/*
 * Do what a form asks for on one of these pages, and release it. Returns the status of HTTP: 303 if it was understood, and what came of it
 * stands on the page to which `location` leads; otherwise `why` may say what is wrong.
 */
int bring_act(const page *p, upload *form, char location[BRING_LOCATION], char why[BRING_WHY]);

#endif
