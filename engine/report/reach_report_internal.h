/* The parts of the page of one company. */
#ifndef REPORT_REACH_REPORT_INTERNAL_H
#define REPORT_REACH_REPORT_INTERNAL_H

#include "report/reach_report.h"

typedef struct reach_writer {
    const reach_company *c;
    const model *model;
    const dictionary *dictionary;
    document *doc;
    bool zh;
    text_buffer text;
} reach_writer;

/* What to do on each way. */
void reach_write_acts(reach_writer *w, const reach *r, const char *part, const char *heading);

/* What the levers of these ways ask for, in the words of their file. */
void reach_write_lever_notes(reach_writer *w);

/* What each way leads to. */
void reach_write_results(reach_writer *w, const reach *r);

/* The figures that the first way moves. */
void reach_write_figures(reach_writer *w, const reach *r);

#endif
