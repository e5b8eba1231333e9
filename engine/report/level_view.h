/*
 * An answer at an export level (model/export_rules.h): what the level does not show is taken out, masked or banded before any writer
 * sees it, and the document says what is missing.
 */
#ifndef REPORT_LEVEL_VIEW_H
#define REPORT_LEVEL_VIEW_H

#include "model/export_rules.h"
#include "report/document.h"

typedef struct level_view {
    const export_rules *rules; /* not needed for the last level */
    const dictionary *names;
    export_level level;
    bool is_chinese;
    export_scope scope; /* sums of tax-secret figures of some companies, less those of all, would be those of the others */
} level_view;

/*
 * Once, when the document is complete. At the last level nothing happens. TIDU_EUSAGE: what was asked for consists of what the
 * level does not show; the error names it and the level that does. TIDU_ENOMEM.
 */
tidu_status level_view_apply(const level_view *v, document *d, tidu_error *err);

#endif
