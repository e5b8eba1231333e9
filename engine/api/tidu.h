/*
 * tidu assesses companies against the rungs of the cultivation ladder, as the decrees define them.
 *
 *     tidu_session_options options;
 *     tidu_session *session;
 *     tidu_assessment *assessment;
 *     tidu_report *report;
 *     tidu_error err;
 *
 *     tidu_session_options_init(&options);
 *     if (tidu_session_open(&options, &session, &err)) ...
 *     tidu_source source = {.size = sizeof source, .input = "companies.csv"};
 *     tidu_query query = {.size = sizeof query, .model = "hnte", .source = &source};
 *
 *     if (tidu_assess(session, &query, &assessment, NULL, &err)) ...
 *     if (tidu_assessment_report(assessment, false, &report, &err)) ...
 *     tidu_report_write(report, TIDU_CSV, NULL, sink, context, &err);
 *
 * Errors    Every function that can fail returns a tidu_status and fills `err`, which may be NULL. Output
 *           parameters are untouched on failure, except where the function says otherwise.
 * Ownership Objects are opaque. Whoever receives one through `out` owns it and releases it with the function
 *           of its type, which accepts NULL. Arguments are borrowed for the call unless stated otherwise.
 * Strings   UTF-8. Returned strings belong to the object that returned them.
 * Process   The library prints nothing and never ends the process.
 * Threads   A session and everything made from it is used by one thread at a time.
 * Locale    Numbers are formatted with the C locale: a program that calls setlocale leaves LC_NUMERIC at "C".
 */
#ifndef TIDU_H
#define TIDU_H

#include "api/tidu_application.h"
#include "api/tidu_assessment.h"
#include "api/tidu_baseline.h"
#include "api/tidu_border.h"
#include "api/tidu_calendar.h"
#include "api/tidu_calibration.h"
#include "api/tidu_company.h"
#include "api/tidu_coverage.h"
#include "api/tidu_data.h"
#include "api/tidu_diff.h"
#include "api/tidu_export.h"
#include "api/tidu_forecast.h"
#include "api/tidu_index.h"
#include "api/tidu_ladder.h"
#include "api/tidu_league.h"
#include "api/tidu_metric.h"
#include "api/tidu_model.h"
#include "api/tidu_plan.h"
#include "api/tidu_policy.h"
#include "api/tidu_pool.h"
#include "api/tidu_question.h"
#include "api/tidu_reach.h"
#include "api/tidu_reallocate.h"
#include "api/tidu_report.h"
#include "api/tidu_research.h"
#include "api/tidu_scenario.h"
#include "api/tidu_session.h"
#include "api/tidu_target.h"
#include "api/tidu_task.h"
#include "base/tidu_error.h"

#endif
