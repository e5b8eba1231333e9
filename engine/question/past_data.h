/* What was known before an application year, from data that go on after it. */
#ifndef QUESTION_PAST_DATA_H
#define QUESTION_PAST_DATA_H

#include "panel/panel.h"

/* Forget the annual cells of that year and of later ones that the panel holds. */
void past_data_hide(panel *p, int year);

/* Does the company have a row before that year? */
bool past_data_has(const panel *p, uint32_t company, int year);

#endif
