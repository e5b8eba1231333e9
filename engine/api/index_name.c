#include <string.h>

#include "api/indexed.h"
#include "base/error.h"
#include "base/message.h"

tidu_status tidu_index_name(tidu_session *s, const char *index, char *out, size_t size, bool *is_of_session, tidu_error *err)
{
    const tidu_query query = {.size = sizeof query, .model = index};
    inquiry asked = inquiry_of(s, &query, NULL);
    indexed *x = NULL;
    tidu_status status = indexed_open(s, &asked, &x, err);
    const char *name = status ? "" : model_text_in(x->model->name, s->env.is_chinese);

    if (!status && strlen(name) >= size)
        status = error_set(err, TIDU_EUSAGE, _("the name of the index '%s' is too long"), index);
    if (!status) {
        strcpy(out, name);
        *is_of_session = !x->stay.env;
    }
    indexed_free(x);
    return status;
}
