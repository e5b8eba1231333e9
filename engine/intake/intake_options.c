#include "intake/intake_options.h"

void intake_report_clear(intake_report *report)
{
    arena_free(report->memory);
    *report = (intake_report){0};
}
