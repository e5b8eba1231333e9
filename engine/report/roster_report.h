/*
 * The roster of a pool as a workbook: what it is and how to fill it in, the companies, and what is missing or doubtful of them.
 */
#ifndef REPORT_ROSTER_REPORT_H
#define REPORT_ROSTER_REPORT_H

#include "report/document.h"
#include "report/roster_facts.h"

/* TIDU_ENOMEM; TIDU_ESTORE: earlier imports cannot be read. */
tidu_status roster_document(const roster_facts *f, document **out, tidu_error *err);

#endif
