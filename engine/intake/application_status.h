/*
 * The states of an application, by their names and by the words that lists use for them.
 */
#ifndef INTAKE_APPLICATION_STATUS_H
#define INTAKE_APPLICATION_STATUS_H

#include "panel/word_list.h"

/*
 * The name of a status, "filed", "recommended", "proposed", "recognised", "refused" or "withdrawn", by this name or a
 * word of the dictionary; NULL: neither. The result is constant.
 */
const char *application_status_find(const word_lists *words, const char *folded);

#endif
