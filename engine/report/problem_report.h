/*
 * Problems in data as a worklist: each with the cell that was found and a column to fill in.
 */
#ifndef REPORT_PROBLEM_REPORT_H
#define REPORT_PROBLEM_REPORT_H

#include "intake/problem.h"
#include "report/document.h"

/* NULL if memory is exhausted. */
document *problem_document(const problems *p);

#endif
