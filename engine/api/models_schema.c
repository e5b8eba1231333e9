/*
 * The schemas of files of rules.
 */
#include "api/api_internal.h"
#include "base/error.h"
#include "base/message.h"
#include "report/model_schema.h"

tidu_status tidu_models_kinds(tidu_session *s, tidu_report **out, tidu_error *err)
{
    (void)s;
    return report_wrap(&s->env, schema_kinds_document(), out, err);
}

tidu_status tidu_models_schema(tidu_session *s, const char *kind, tidu_sink sink, void *context, tidu_error *err)
{
    const char *nearest = NULL;
    const schema_kind *k = schema_kind_find(kind, &nearest);
    tidu_status status = TIDU_OK;
    text_buffer text;

    (void)s;
    if (!k)
        return nearest ? error_set(err, TIDU_ENOTFOUND, _("unknown kind of file '%s'; did you mean '%s'?"), kind, nearest)
                       : error_set(err, TIDU_ENOTFOUND, _("unknown kind of file '%s'; 'tidu models schema' lists all"), kind);
    text_buffer_init(&text);
    schema_write(k, &text);
    if (text.failed)
        status = error_memory(err);
    else if (!sink(context, text_buffer_string(&text), text.length))
        status = error_set(err, TIDU_EIO, _("the output cannot be written"));
    text_buffer_clear(&text);
    return status;
}
