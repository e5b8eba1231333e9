/*
 * Shared by the documents of a ladder: names of rungs, the labels of a company as one cell, and columns that say
 * whether a company would pass a rung, and why not.
 */
#ifndef REPORT_LADDER_TEXT_H
#define REPORT_LADDER_TEXT_H

#include "report/ladder_report.h"

enum { LADDER_CELL = 2048, LADDER_MOST_COLUMNS = LADDER_MOST_RUNGS + 8 };

/* Is the table of this name wanted? */
bool ladder_wants(const ladder_style *style, const char *table);

/* A grid in which shares have one decimal place for people. */
grid *ladder_grid(document *d, const char *name, const char *heading, const table_column *columns, size_t n,
                  const ladder_style *style);

/* Its name for people, otherwise its id. LADDER_NO_RUNG: "none". */
const char *ladder_rung_text(const ladder_state *s, int rung, const ladder_style *style);

/* The same for a track: "main" is the ladder itself. */
const char *ladder_track_text(const ladder_state *s, size_t track, const ladder_style *style);

/* Rungs in the order of the ladder as one text; for people with the last day of certificates if `with_days`. */
void ladder_labels_text(const ladder_state *s, uint32_t company, rung_set set, bool with_days,
                        const ladder_style *style, char out[LADDER_CELL]);

/* Text of an attribute such as name or town; NULL: missing. */
const char *ladder_attribute(const ladder_state *s, uint32_t company, const char *indicator);
bool ladder_has_towns(const ladder_state *s);

/* Columns of the model of a rung: verdict, readiness, unmet, missing. */
enum { LADDER_STANDING_COLUMNS = 4 };

#define LADDER_STANDING                                                                            \
    {"verdict", N_("would pass"), TABLE_TEXT, 0}, {"readiness", N_("readiness"), TABLE_CHANCE, 6}, \
        {"unmet", N_("unmet"), TABLE_TEXT, 0}, {"missing", N_("data missing for"), TABLE_TEXT, 0}

/* Why not: unmet gates, otherwise too few points; missing data, otherwise what experts decide. */
void ladder_unmet_text(const assessment *a, uint32_t company, const ladder_style *style, char out[LADDER_CELL]);
void ladder_missing_text(const assessment *a, uint32_t company, const ladder_style *style, char out[LADDER_CELL]);

/* Fill these columns from `first` on; they stay empty if no model is in force. */
void ladder_standing_cells(grid *g, size_t first, const ladder_state *s, size_t rung, uint32_t company,
                           const ladder_style *style);

/* The table `tiers`: how many companies are in each tier of each pool. */
void ladder_tiers_table(document *d, const ladder_state *s, const ladder_style *style);

#endif
