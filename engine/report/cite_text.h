/*
 * Where a rule stands, for people: its citation, and in a model that extends another one the file too.
 */
#ifndef REPORT_CITE_TEXT_H
#define REPORT_CITE_TEXT_H

#include "model/model.h"

enum { CITE_TEXT_SIZE = 256 };

/* `origin` as a part of the model has it. "guide III.4(1)", or "guide III.4(1) (hnte.yaml)" */
void cite_text(const model *m, const char *cite, const char *origin, char text[CITE_TEXT_SIZE]);

/* The last part of a path. */
const char *file_of_path(const char *path);

#endif
