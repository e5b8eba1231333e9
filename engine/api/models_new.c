/*
 * The skeleton of a model file: valid as written, with placeholders to be replaced line by line.
 */
#include <string.h>

#include "api/api_internal.h"
#include "base/date.h"
#include "base/error.h"
#include "base/message.h"
#include "base/path.h"
#include "base/text_buffer.h"

static const char alone[] =
    "rung: %s\n"
    "name: {zh: 名称, en: name}\n"
    "summary: {zh: 一句话说明, en: one sentence}\n"
    "effective: {from: 2000-01-01}   # the first day on which it judges; `to` ends it\n"
    "documents:\n"
    "  own:\n"
    "    title: {zh: 文件名称, en: title of the document}\n"
    "    number: 文号\n"
    "    seen: memory   # which text was read: full, part, secondary (another text reports it)\n"
    "validity: 3 years\n"
    "priors:\n"
    "  missing: 0.5   # the chance of a condition whose data are missing\n"
    "  note: {zh: 缺数据按一半可能; 是假设, en: missing data count as an even chance; an assumption}\n"
    "define:\n"
    "  staff_share: st_staff[Y-1] / employees[Y-1]\n"
    "gates:\n"
    "  - id: staff\n"
    "    name: {zh: 科技人员占比, en: share of S&T staff}\n"
    "    law: {zh: 文件原意, en: the law's words in short}\n"
    "    cite: own art. 1\n"
    "    need: staff_share >= 10%%\n"
    "    act: [st_staff]\n"
    "score:\n"
    "  step: 1\n"
    "  groups:\n"
    "    - id: results\n"
    "      name: {zh: 成果, en: results}\n"
    "      cite: own art. 2\n"
    "      items:\n"
    "        - id: ip\n"
    "          name: {zh: 知识产权, en: IP}\n"
    "          cite: own art. 2(1)\n"
    "          bands:\n"
    "            - {when: last(ip_class1) >= 1, points: 10}\n"
    "            - {points: 0}\n"
    "          act: [ip_class1]\n"
    "pass: total >= 10\n";

static const char extending[] =
    "extends: %s   # everything that is not written here\n"
    "name: {zh: 名称, en: name}\n"
    "documents:\n"
    "  own:\n"
    "    title: {zh: 文件名称, en: title of the document}\n"
    "    number: 文号\n"
    "    seen: memory   # which text was read: full, part, secondary (another text reports it)\n"
    "gates:\n"
    "  - id: registered_here\n"
    "    name: {zh: 本地注册, en: registered here}\n"
    "    cite: own art. 1\n"
    "    need: 'starts_with(region, \"0000\")'   # the code of the district\n";

static bool is_id(const char *id)
{
    return *id && !id[strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789-@")];
}

/* The gates of the extended model as comments, as a start for changing them. */
static void append_gates(const model *m, text_buffer *out)
{
    text_buffer_print(out, "  # to change a gate of %s, write it again with a cite of its own:\n", m->id);
    for (size_t i = 0; i < m->n_gates; i++) {
        const model_condition *c = &m->gates[i];

        if (c->text && !strchr(c->text, '\n') && !strchr(c->text, '\''))
            text_buffer_print(out, "  # - {id: %s, cite: own art. 1, need: '%s'}\n", c->id, c->text);
        else
            text_buffer_print(out, "  # - {id: %s, cite: own art. 1, …}\n", c->id);
    }
}

static tidu_status append_extension(tidu_session *s, const char *extends, text_buffer *out, tidu_error *err)
{
    model *m;
    const char *file;
    char stem[256];
    tidu_status status = catalogue_load(&s->env.catalogue, extends, (application){DATE_NO_END, false},
                                        s->env.dictionary, &m, err);

    if (status)
        return status;
    file = path_name(m->file);
    stem[0] = '\0';
    strncat(stem, file, strlen(file) < sizeof stem ? strlen(file) - strlen(".yaml") : 0);
    text_buffer_print(out, extending, stem);
    append_gates(m, out);
    model_free(m);
    return TIDU_OK;
}

tidu_status tidu_models_new(tidu_session *s, const char *id, const char *extends, tidu_sink sink,
                            void *context, tidu_error *err)
{
    tidu_status status = TIDU_OK;
    text_buffer text;
    char rung[64] = "";

    if (!is_id(id) || strlen(id) >= sizeof rung)
        return error_set(err, TIDU_EUSAGE, _("a model's id may contain only a-z, 0-9, '-' and '@'"));
    strncat(rung, id, strcspn(id, "@"));
    text_buffer_init(&text);
    text_buffer_print(&text, "# Save it as models/%s.yaml; 'tidu models check models/%s.yaml' names what is wrong.\nmodel: %s\n",
                      id, id, id);
    if (extends)
        status = append_extension(s, extends, &text, err);
    else
        text_buffer_print(&text, alone, rung);
    if (!status && text.failed)
        status = error_memory(err);
    if (!status && !sink(context, text_buffer_string(&text), text.length))
        status = error_set(err, TIDU_EIO, _("the output cannot be written"));
    text_buffer_clear(&text);
    return status;
}
