/* Shared by the pages of metrics. */
#ifndef REPORT_METRIC_REPORT_INTERNAL_H
#define REPORT_METRIC_REPORT_INTERNAL_H

#include "report/metric_report.h"

/* "2.53%", "18.56"; "" for NAN. */
void metric_ratio_text(const metric_rule *m, double ratio, text_buffer *out);

/* An amount of a side: "30 yi", "1457". */
void metric_amount_text(const metric_side *side, double amount, bool is_chinese, text_buffer *out);

/* "R&D ÷ GDP × 10000" */
void metric_definition_text(const metric_rule *m, bool is_chinese, text_buffer *out);

/* The companies that move the ratio most, the others together, and the sum. */
tidu_status metric_write_companies(const metric_view *v, document *d, tidu_error *err);

#endif
