/*
 * What was done to the values of an indicator within a stratum, in words: how outliers were treated and how values were
 * brought to the scale. For a result that keeps its fits (index/index.h).
 */
#ifndef REPORT_INDEX_STEP_TEXT_H
#define REPORT_INDEX_STEP_TEXT_H

#include "base/text_buffer.h"
#include "index/index.h"

/* Append to `out`. */
void index_treatment_text(const index_result *r, size_t indicator, size_t stratum, text_buffer *out);
void index_scale_text(const index_result *r, size_t indicator, size_t stratum, text_buffer *out);

#endif
