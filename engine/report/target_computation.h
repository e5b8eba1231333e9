/* The computation of a finding about targets. */
#ifndef REPORT_TARGET_COMPUTATION_H
#define REPORT_TARGET_COMPUTATION_H

#include "base/text_buffer.h"
#include "target/target_finding.h"

/* "5 × 3 = 15 < 25"; nothing of a finding about words. */
void target_computation_text(const target_finding *f, bool zh, text_buffer *out);

#endif
