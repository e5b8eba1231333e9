#include "intake/intake_target.h"

#include "base/error.h"
#include "table/record.h"

tidu_status intake_target_note(const intake_target *t, problem_kind kind, size_t field,
                               const char *header, const char *found, tidu_error *err)
{
    problem entry = {kind, t->file, t->line, field == NO_FIELD ? 0 : field + 1, header, found};

    return problems_add(t->found, &entry) ? TIDU_OK : error_memory(err);
}
