/*
 * Who files, by the chance that its figures give it. Companies choose themselves, and know more of themselves than their figures show:
 * who files against small odds is better than they say.
 */
#ifndef QUESTION_FILING_CHOICE_H
#define QUESTION_FILING_CHOICE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/tidu_error.h"
#include "question/filing_history.h"
#include "question/study.h"

/* Companies that could have filed, in order of their years. Begins as zeros. */
typedef struct filing_choice {
    double *logits; /* [n] of the chance before audits, as the rule states it */
    bool *filed;
    int *years;
    size_t n, logits_room, filed_room, years_room;
} filing_choice;

/* Add those of an assessed year that the rule does not fail and of which no datum is missing; `h` has its filings from `first` to `end`. TIDU_ENOMEM. */
tidu_status filing_choice_add(filing_choice *c, const study *s, const filing_history *h, size_t first, size_t end, tidu_error *err);
void filing_choice_clear(filing_choice *c);

/*
 * The slope by which the logits of chances[n] flatten if what makes a company file goes together with what makes it pass to this extent
 * (a correlation); 1 if filing, in years before `before` (0: all), did not hang on the chance. TIDU_ENOMEM.
 */
tidu_status filing_choice_slope(const filing_choice *c, int before, double strength, const double *logits, size_t n, double *out,
                                tidu_error *err);

#endif
