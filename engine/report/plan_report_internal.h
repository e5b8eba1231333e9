/* Shared by the files that write the two pages of a plan: ten parts, in the order of the forms that districts know. */
#ifndef REPORT_PLAN_REPORT_INTERNAL_H
#define REPORT_PLAN_REPORT_INTERNAL_H

#include "report/plan_report.h"
#include "report/value_text.h"

typedef struct plan_writer {
    document *d;
    const plan *p;
    const plan_facts *facts;
    const plan_library *library;
    const dictionary *dictionary;
    bool zh;
    text_buffer text; /* of a cell that is being put together */
} plan_writer;

/* "三、门槛对照", "3. Conditions": part n, from 1. `title` is translated. */
void plan_section(plan_writer *w, int n, const char *title);

/* Empty w->text. Returns it. */
text_buffer *plan_text(plan_writer *w);

/* w->text as a cell. */
void plan_cell(plan_writer *w, grid *g, size_t column, table_tone tone);

/*
 * A value to two decimals, money always in wan, so that figures below each other compare; exact where it is so near to `line` that it
 * would be rounded to it. `line` NAN: there is none.
 */
void plan_value(const plan_writer *w, double value, double line, explained_unit unit, char text[VALUE_TEXT_SIZE]);
void plan_money(const plan_writer *w, double yuan, char text[VALUE_TEXT_SIZE]);

/* A figure of R&D of the sheet's practice, as it was stated, without a fallback; NAN: it is not known. */
double plan_research(const plan_writer *w, size_t i, int year);

/* A row of part 5 whose action is in w->text: who helps, and the condition that it is for. */
typedef void (*plan_row_writer)(plan_writer *w, grid *g, const char *helps, const char *condition);

/* What fails where no way is known, and settings that are not given. */
void plan_gap_rows(plan_writer *w, plan_row_writer write, grid *g);

/* The batch of an application year in the region of the company: filing_calendar_batch. */
const filing_entry *plan_batch(const plan_writer *w, int year);

/* The parts. */
void plan_sheet_company(plan_writer *w);    /* 1 */
void plan_sheet_conclusion(plan_writer *w); /* 2 */
void plan_sheet_conditions(plan_writer *w); /* 3 */
void plan_sheet_points(plan_writer *w);     /* 4 */
void plan_sheet_actions(plan_writer *w);    /* 5 */
void plan_sheet_research(plan_writer *w);   /* 6 */
void plan_sheet_benefits(plan_writer *w);   /* 7 */
void plan_sheet_scenarios(plan_writer *w);  /* 8 */
void plan_sheet_checks(plan_writer *w);     /* 9 */
void plan_sheet_visits(plan_writer *w);     /* 10 */

#endif
