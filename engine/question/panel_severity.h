/*
 * How far the chance of each company reacts to the panel that judges its batch, as forecasts count with it (forecast/pass_count.h).
 */
#ifndef QUESTION_PANEL_SEVERITY_H
#define QUESTION_PANEL_SEVERITY_H

#include "model/filing.h"
#include "verdict/assessment.h"

typedef struct panel_severity panel_severity;

/* `severity` of panels: standard deviation; 0: they do not differ. Borrows the assessment. NULL if memory is exhausted. */
panel_severity *panel_severity_new(const assessment *a, const filing_rules *practice, double severity);
void panel_severity_free(panel_severity *p);

/* Standard deviation of a panel for this company, in those of its latent quality. NaN if memory is exhausted. */
double panel_severity_of(panel_severity *p, uint32_t company);

#endif
