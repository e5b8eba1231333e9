#include "api/api_internal.h"
#include "base/error.h"
#include "base/message.h"
#include "intake/profile.h"
#include "report/profile_report.h"

tidu_status tidu_inspect(tidu_session *s, const tidu_source *source, tidu_report **out,
                         tidu_problems **found, tidu_error *err)
{
    loaded_data data = {.found = problems_new()};
    intake_options options;
    document *d = NULL;
    profile p;
    code_names names = {0};
    tidu_status status = source_options(s, source, &options, err);

    if (found)
        *found = NULL;
    if (!status && !source->input)
        status = error_set(err, TIDU_EUSAGE, _("there is no file to look at"));
    if (!status && !data.found)
        status = error_memory(err);
    if (!status)
        status = code_names_open(s, NULL, &names, err);
    options.knows_field = code_names_know_field;
    options.field_context = &names;
    if (!status)
        status = profile_read(source->input, &options, s->dictionary, &p, data.found, err);
    if (!status) {
        d = profile_document(&p, s->dictionary, s->is_chinese);
        profile_clear(&p);
        status = data_take_problems(&data, found, err);
    }
    code_names_clear(&names);
    data_clear(&data);
    return report_end(status, d, out, err);
}
