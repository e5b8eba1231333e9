/* What chances were fitted to, and what came out. */
#ifndef REPORT_CALIBRATION_REPORT_H
#define REPORT_CALIBRATION_REPORT_H

#include "question/calibration_study.h"
#include "report/document.h"

/* `is_kept`: it is in force from now on. NULL if memory is exhausted. */
document *calibration_document(const calibration_study *s, bool is_kept, bool zh);

#endif
