#include "base/message.h"
#include "model/catalogue.h"
#include "model/model_internal.h"

tidu_status model_id_read(rule_reader *r, const yaml_node *n, void *out)
{
    tidu_status status = field_text(r, n, out);
    const char *near;

    if (status || catalogue_has(r->models, n->text))
        return status;
    near = catalogue_suggest(r->models, n->text);
    return near ? yaml_error(r->tree, n, r->err, _("unknown model '%s'; did you mean '%s'?"), n->text, near)
                : yaml_error(r->tree, n, r->err, _("unknown model '%s'; 'tidu models list' shows all"), n->text);
}
