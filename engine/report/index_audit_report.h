/* The audit of an index as a document: what is worth a second look in words, then table by table. Arguments are borrowed. */
#ifndef REPORT_INDEX_AUDIT_REPORT_H
#define REPORT_INDEX_AUDIT_REPORT_H

#include "index/index_audit.h"
#include "model/audit_rules.h"
#include "report/document.h"

typedef struct index_audited {
    const index_result *r;
    const binding *b;
    const index_audit *a;
    const audit_rules *rules;
    const char *table; /* only this one; NULL: all */
} index_audited;

/* "findings|data|...", as a choice. */
#define INDEX_AUDIT_TABLES "findings|data|shape|correlations|groups|weights|components|loadings|borders|parts|without"

bool index_audit_has_table(const char *name);

/* Everything is copied. NULL if memory is exhausted. */
document *index_audit_document(const index_audited *x, bool is_chinese);

#endif
