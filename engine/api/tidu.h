/*
 * tidu: hold companies against the rungs of the ladder, as the decrees state them.
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
 * Every function that can fail returns a tidu_status and fills `err` (which may
 * be NULL); out parameters are untouched on failure. Objects are opaque and
 * freed by their own function, which takes NULL. Strings are UTF-8 and borrowed
 * unless said otherwise. Nothing is printed, and the process never ends here. A session
 * is used by one thread at a time. Numbers follow the C locale: a program that sets LC_NUMERIC
 * must leave it "C".
 */
#ifndef TIDU_H
#define TIDU_H

#include "api/tidu_assessment.h"
#include "api/tidu_data.h"
#include "api/tidu_index.h"
#include "api/tidu_ladder.h"
#include "api/tidu_model.h"
#include "api/tidu_plan.h"
#include "api/tidu_question.h"
#include "api/tidu_report.h"
#include "api/tidu_scenario.h"
#include "api/tidu_session.h"
#include "base/tidu_error.h"

#endif
