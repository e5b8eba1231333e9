/* Bulletins and the papers of meetings about targets. */
#include <stdio.h>

#include "api/output_folder.h"
#include "api/target_internal.h"
#include "base/error.h"
#include "base/message.h"
#include "question/target_pack.h"
#include "report/target_pack_report.h"

/* Every two months a meeting, and each month a bulletin. */
enum { MONTHS_OF_BULLETIN = 1, MONTHS_OF_MEETING = 2 };

static tidu_status make_document(const target_asked *a, bool is_meeting, document **out, tidu_error *err)
{
    target_pack *p;
    tidu_status status = target_pack_make(a->study, is_meeting ? MONTHS_OF_MEETING : MONTHS_OF_BULLETIN, &p, err);

    if (status)
        return status;
    *out = target_pack_document(p, is_meeting, a->study->env->is_chinese);
    target_pack_free(p);
    return *out ? TIDU_OK : error_memory(err);
}

static tidu_status take(const tidu_target_options *given, tidu_target_options *o, tidu_problems **problems, tidu_error *err)
{
    if (problems)
        *problems = NULL;
    argument_take(o, sizeof *o, given);
    o->item = NULL;
    return o->month ? TIDU_OK : error_set(err, TIDU_EUSAGE, _("give the month of the bulletin, such as 2023-06"));
}

tidu_status tidu_target_pack(tidu_session *s, const tidu_target_options *given, bool is_meeting, tidu_report **out, tidu_problems **problems,
                             tidu_error *err)
{
    tidu_target_options o;
    target_asked a = {0};
    document *d = NULL;
    tidu_status status = take(given, &o, problems, err);

    if (!status)
        status = target_asked_make(s, &o, &a, err);
    if (!status)
        status = make_document(&a, is_meeting, &d, err);
    status = target_asked_end(&a, status, problems, err);
    return report_end(&s->env, status, d, out, err);
}

/* --- a folder --------------------------------------------------------------------------------------------------------- */

static tidu_status save_page(const document *d, const char *path, tidu_error *err)
{
    const text_style style = {0};
    tidu_file *file;
    tidu_status status = tidu_file_open(path, &file, err), closed;

    if (status)
        return status;
    status = document_write(d, DOCUMENT_HTML, &style, false, tidu_file_write, file, err);
    closed = tidu_file_close(file, !status, status ? NULL : err);
    return status ? status : closed;
}

static tidu_status save(const target_asked *a, output_folder *folder, bool is_meeting, tidu_error *err)
{
    static const struct {
        const char *ending;
        tidu_status (*save)(const document *d, const char *path, tidu_error *err);
    } forms[] = {{".xlsx", document_save_xlsx}, {".docx", document_save_docx}, {".html", save_page}};
    document *d = NULL;
    tidu_status status = make_document(a, is_meeting, &d, err);

    if (!status)
        status = report_level(a->study->env, d, err);
    for (size_t i = 0; i < sizeof forms / sizeof *forms && !status; i++) {
        char path[OUTPUT_FOLDER_FILE];

        status = output_folder_add(folder, is_meeting ? _("meeting papers") : _("bulletin"), forms[i].ending, path)
                     ? forms[i].save(d, path, err)
                     : error_memory(err);
    }
    document_free(d);
    return status;
}

tidu_status tidu_target_pack_save(tidu_session *s, const tidu_target_options *given, const char *name, tidu_problems **problems, tidu_error *err)
{
    tidu_target_options o;
    target_asked a = {0};
    output_folder folder;
    tidu_status status = take(given, &o, problems, err);

    if (!status)
        status = target_asked_make(s, &o, &a, err);
    if (!status)
        status = output_folder_open(&folder, name, err);
    if (!status) {
        status = save(&a, &folder, false, err);
        if (!status)
            status = save(&a, &folder, true, err);
        status = output_folder_close(&folder, status, err);
    }
    return target_asked_end(&a, status, problems, err);
}
