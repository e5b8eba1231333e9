/* Companies in the order of their codes, in which sums are taken and numbers are drawn: rows of a file have none. */
#ifndef SCENARIO_COMPANY_ORDER_H
#define SCENARIO_COMPANY_ORDER_H

#include "panel/panel.h"

/* The companies with is_in[company] (NULL: all); *n is their number. The caller's (release); NULL if memory is exhausted. */
uint32_t *company_order_new(const panel *p, const uint8_t *is_in, size_t *n);

#endif
