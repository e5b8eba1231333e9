/* A league of peers, as a document. */
#ifndef REPORT_LEAGUE_REPORT_H
#define REPORT_LEAGUE_REPORT_H

#include "question/league_study.h"
#include "report/document.h"

/* `table`: only this one: "league", "steps" or "draws"; NULL: all. NULL if memory is exhausted. */
document *league_document(const league_study *s, const char *table, bool is_chinese);

/* Is it the name of a table? */
bool league_has_table(const char *name);

#endif
