/*
 * Telling lists of visits, tasks, certificates and applications from tables of companies. Applications have a status, which certificates
 * have not, and may have all that these have.
 */
#include <string.h>
#include <sys/stat.h>

#include "api/import_internal.h"
#include "base/error.h"
#include "base/message.h"
#include "question/target_values.h"

/* Opening a pipe again would wait for ever. */
static bool can_be_read_again(const char *path)
{
    struct stat about;

    return strcmp(path, "-") != 0 && !stat(path, &about) && S_ISREG(about.st_mode);
}

/* Whether rows without a code were looked up by their names. */
bool import_asked_names(const problems *found)
{
    return problems_count_kind(found, PROBLEM_NAME_MATCHED) + problems_count_kind(found, PROBLEM_NAME_UNKNOWN) +
               problems_count_kind(found, PROBLEM_NAME_AMBIGUOUS) >
           0;
}

bool import_asked_companies(const problems *found)
{
    return import_asked_names(found) || problems_count_kind(found, PROBLEM_APPLICANT_UNKNOWN) > 0;
}

static bool is_applications(const char *path, const intake_options *options)
{
    applications *filed = applications_new();
    problems *found = problems_new();
    intake_report report = {0};
    tidu_error none = {0};
    tidu_status status =
        filed && found ? intake_read_applications(path, options, filed, found, &report, &none) : TIDU_ENOMEM;
    bool is_list = (status == TIDU_OK || status == TIDU_EDATA) && report.header_line > 0;

    intake_report_clear(&report);
    problems_free(found);
    applications_free(filed);
    return is_list;
}

static bool is_target_values(const char *path, const intake_options *options)
{
    typed_values *values = typed_values_new();
    problems *found = problems_new();
    intake_report report = {0};
    tidu_error none = {0};
    tidu_status status = values && found ? intake_read_target_values(path, options, values, found, &report, &none) : TIDU_ENOMEM;
    bool is_list = (status == TIDU_OK || status == TIDU_EDATA) && report.header_line > 0;

    intake_report_clear(&report);
    problems_free(found);
    typed_values_free(values);
    return is_list;
}

static bool is_pool_list(const char *path, const intake_options *options)
{
    pool_events *events = pool_events_new();
    problems *found = problems_new();
    intake_report report = {0};
    tidu_error none = {0};
    tidu_status status = events && found ? intake_read_pool_list(path, options, events, found, &report, &none) : TIDU_ENOMEM;
    bool is_list = (status == TIDU_OK || status == TIDU_EDATA) && report.header_line > 0;

    intake_report_clear(&report);
    problems_free(found);
    pool_events_free(events);
    return is_list;
}

static bool is_case(const char *path, const intake_options *options, bool is_visits)
{
    case_sheet *sheet = case_sheet_new(is_visits);
    problems *found = problems_new();
    intake_report report = {0};
    tidu_error none = {0};
    tidu_status status = sheet && found ? intake_read_case(path, options, sheet, found, &report, &none) : TIDU_ENOMEM;
    bool is_list = status == TIDU_OK && report.header_line > 0;

    intake_report_clear(&report);
    problems_free(found);
    case_sheet_free(sheet);
    return is_list;
}

tidu_status import_read_target_values(const environment *env, const char *path, const intake_options *options, typed_values *into,
                                      problems *found, intake_report *report, tidu_error *err)
{
    target_library plans = {0};
    tidu_status status = intake_read_target_values(path, options, into, found, report, err);

    if (!status)
        status = environment_targets(env, NULL, 0, &plans, err);
    if (!status)
        status = target_values_check(&plans, into, found, err);
    if (plans.rules)
        target_library_clear(&plans);
    return status;
}

/* Whether there is a certificate, or would be one if the names were known. */
static bool is_certificates(const char *path, const intake_options *options, intake_report *report)
{
    credentials *held = credentials_new();
    problems *found = problems_new();
    tidu_error none = {0};
    tidu_status status =
        held && found ? intake_read_credentials(path, options, held, found, report, &none) : TIDU_ENOMEM;
    bool is_list = (status == TIDU_OK && credentials_count(held)) || (status == TIDU_EDATA && import_asked_names(found));

    problems_free(found);
    credentials_free(held);
    return is_list;
}

static bool has_part(const intake_report *report, const char *name)
{
    for (size_t i = 0; i < report->n_columns; i++) {
        if (report->columns[i].part && !strcmp(report->columns[i].part, name))
            return true;
    }
    return false;
}

/* With one certificate of any kind, a list has days or numbers of them. */
static bool is_unnamed(const char *path, const intake_options *options)
{
    intake_options named = *options;
    intake_report report = {0};
    bool is_list;

    named.map = NULL;
    named.follow = NULL;
    named.reviews = named.is_strict = false;
    named.credential = "hnte";
    is_list = is_certificates(path, &named, &report) && (has_part(&report, "granted_on") || has_part(&report, "number"));
    intake_report_clear(&report);
    return is_list;
}

import_list import_find_list(const char *path, const intake_options *options)
{
    intake_options plain = *options;
    intake_report report = {0};
    bool is_held;

    if (!can_be_read_again(path))
        return IMPORT_NO_LIST;
    plain.map = NULL;
    plain.follow = NULL;
    plain.reviews = plain.is_strict = false;
    if (!plain.is_other_id && is_case(path, &plain, false)) /* of a subject every table is its own */
        return IMPORT_TASKS;
    if (!plain.is_other_id && is_case(path, &plain, true))
        return IMPORT_VISITS;
    if (is_applications(path, &plain))
        return IMPORT_APPLICATIONS;
    if (is_target_values(path, &plain))
        return IMPORT_TARGET_VALUES;
    if (is_pool_list(path, &plain))
        return IMPORT_POOL_LIST;
    is_held = is_certificates(path, &plain, &report);
    intake_report_clear(&report);
    return is_held ? IMPORT_CERTIFICATES : IMPORT_NO_LIST;
}

tidu_status import_refuse(const char *path, const intake_options *options, tidu_status status, tidu_error *err)
{
    if (status != TIDU_EDATA || options->credential || !can_be_read_again(path) || !is_unnamed(path, options))
        return status;
    return error_at(err, TIDU_EDATA, path, 0, 0,
                    _("this looks like a list of certificates, but nothing says of which kind: give it with --credential ID (such as "
                      "--credential hnte), and with --granted DATE the day of grant of rows that have none"));
}

bool import_is_table(const dictionary *d, const intake_report *report, const problems *found)
{
    if (problems_count_kind(found, PROBLEM_OWN_LIST))
        return true;
    for (size_t i = 0; i < report->n_columns; i++) {
        int id = report->columns[i].indicator;

        if (id != INDICATOR_NONE && dictionary_get(d, id)->kind == INDICATOR_ANNUAL)
            return true;
    }
    return false;
}
