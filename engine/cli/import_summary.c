#include "cli/import_summary.h"

#include "cli/language.h"
#include "cli/say.h"

void import_say(const invocation *call, const tidu_import_summary *sum, const char *db)
{
    bool is_list = sum->is_certificates || sum->is_applications || sum->is_target_values || sum->is_pool_list || sum->is_visits || sum->is_tasks;

    if (is_list)
        say("%s", sum->is_certificates ? _("the file is a list of certificates, read as if it was given to --credentials\n")
                  : sum->is_applications ? _("the file is a list of applications, read as if it was given to --applications\n")
                  : sum->is_target_values ? _("the file is a list of values of targets, which 'tidu target status' shows\n")
                  : sum->is_visits       ? _("the file is a list of visits, which 'tidu task visits' shows\n")
                  : sum->is_tasks        ? _("the file is a list of tasks, which 'tidu task list' shows\n")
                                         : _("the file is a list of entries into pools, which 'tidu pool' shows\n"));
    if (sum->is_known) {
        say(_("%s: this file was imported before with the same options; nothing was changed\n"), db);
        return;
    }
    if (sum->is_again)
        say(_("%s: this file was imported before; values changed by later imports were "
                          "restored from it\n"), db);
    if (sum->rows)
        say(_("read %lu rows (%s), %lu columns recognised, %lu rows skipped\n"), sum->rows,
                sum->encoding, sum->columns, sum->skipped);
    if (!is_list && arguments_text(call->arguments, "subject"))
        say(_("%s: added: %lu, with figures of a year: %lu, values changed: %lu\n"), db,
            sum->companies_added, sum->years_added, sum->values_changed);
    else if (!is_list)
        say(_("%s: companies added: %lu, company-years added: %lu, values changed: %lu\n"), db,
            sum->companies_added, sum->years_added, sum->values_changed);
    if (sum->months_added || sum->months_changed)
        say(_("%s: figures of months added: %lu, changed: %lu; sums are taken as since January\n"), db, sum->months_added, sum->months_changed);
    if (sum->is_certificates || sum->credentials_added || sum->credentials_changed)
        say(_("%s: certificates added: %lu, changed: %lu\n"), db, sum->credentials_added,
                sum->credentials_changed);
    if (sum->is_applications || sum->applications_added || sum->applications_changed)
        say(_("%s: applications added: %lu, changed: %lu\n"), db, sum->applications_added, sum->applications_changed);
    if (sum->is_target_values)
        say(_("%s: values of targets added: %lu\n"), db, sum->target_values_added);
    if (sum->is_pool_list || sum->pool_events_added)
        say(_("%s: entries into pools and leavings: %lu\n"), db, sum->pool_events_added);
    if (sum->is_visits || sum->is_tasks || sum->events_added)
        say(_("%s: rows of visits and tasks added: %lu\n"), db, sum->events_added);
}
