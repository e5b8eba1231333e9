/* Shared by the reader and the look-up of the calendar. */
#ifndef MODEL_FILING_CALENDAR_INTERNAL_H
#define MODEL_FILING_CALENDAR_INTERNAL_H

#include "model/filing_calendar.h"
#include "yaml/yaml_tree.h"

/* The keys of the days in a file. */
extern const char *const filing_day_keys[FILING_DAYS];
extern const char *const filing_kind_names[FILING_KINDS + 1]; /* NULL-terminated */

/* Of a parsed file, whose tree it owns from now on, also on failure. Statuses as filing_calendar_load. */
tidu_status filing_source_read(yaml_tree *tree, const catalogue *models, filing_source **out, tidu_error *err);
void filing_source_free(filing_source *s);

#endif
