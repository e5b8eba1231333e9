/* What the tables about the quality of data share: how they are shown, and words that are texts for people. */
#ifndef REPORT_QUALITY_TEXT_H
#define REPORT_QUALITY_TEXT_H

#include "panel/indicator.h"
#include "report/document.h"

typedef struct quality_style {
    bool is_chinese;
    bool is_for_people; /* labels and sentences, otherwise names */
    bool with_matrix;   /* also the table town × indicator */
    const char *only;   /* the only table that is wanted; NULL: all */
    size_t top;         /* the first so many suspicious figures and codes; 0: all */
} quality_style;

/* A word for programs and a text for people, to be translated. */
typedef struct quality_wording {
    const char *word, *text;
} quality_wording;

const char *quality_say(const quality_wording *w, const quality_style *style);

/* A grid in which shares have one decimal place for people. */
grid *quality_grid(document *d, const char *name, const char *heading, const table_column *columns, size_t n,
                   const quality_style *style);

/* Who keeps an indicator; "" where nobody is named. */
const char *quality_keeper_text(indicator_keeper keeper, const quality_style *style);

#endif
