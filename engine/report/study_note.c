#include "report/study_note.h"

#include <stdio.h>

#include "base/date.h"
#include "base/message.h"
#include "report/calibration_text.h"

void study_note_replaced(document *d, const study *s)
{
    const char *other = catalogue_replaced(&s->env->catalogue, s->model->id, s->model->file);

    if (other)
        document_note(d, _("%s is that of %s and takes the place of %s"), s->model->id, s->model->file, other);
}

void list_set_stamp(document *d, const loaded_data *data, const binding *question, const char *list, const char *rule,
                    const char *version)
{
    document_stamp stamp = {.list = {.year = question->year}, .on = question->on, .input = data->input,
                            .certificates = data->certificates};

    snprintf(stamp.list.list, sizeof stamp.list.list, "%s", list);
    snprintf(stamp.list.rule, sizeof stamp.list.rule, "%s", rule);
    snprintf(stamp.list.version, sizeof stamp.list.version, "%s", version);
    date_format(question->on, stamp.list.on);
    data_stamp(data, &stamp.list);
    document_set_stamp(d, &stamp);
}

void study_stamp(document *d, const study *s, const char *list)
{
    list_set_stamp(d, &s->data, &s->binding, list, s->model->id, s->model->version);
}

void study_note_settings(document *d, const study *s)
{
    for (size_t i = 0; i < s->model->n_settings; i++) {
        const setting *x = &s->model->settings[i].value;

        if (x->value != x->value)
            document_note(d, _("the setting '%s' (%s) is not given, so what needs it stays unknown; --setting %s=VALUE gives it"),
                          x->name, model_text_in(s->model->settings[i].name, s->env->is_chinese),
                          x->name);
    }
}

void study_add_data_notes(document *d, const study *s, size_t companies)
{
    const dictionary_subject *subject = dictionary_get_subject(s->env->dictionary);
    char on[11];

    date_format(s->binding.on, on);
    if (subject)
        document_note(d, _("%s, version of %s, application year %d, on %s; %s: %zu"), model_text_in(s->model->name, s->env->is_chinese),
                      s->model->version, s->binding.year, on, s->env->is_chinese ? subject->name_zh : subject->name_en, companies);
    else
        document_note(d, PLURAL("%s, version of %s, application year %d, on %s, %zu company",
                                "%s, version of %s, application year %d, on %s, %zu companies", companies),
                      model_text_in(s->model->name, s->env->is_chinese), s->model->version,
                      s->binding.year, on, companies);
    study_note_replaced(d, s);
    if (!s->data.has_credentials && model_asks_credentials(s->model))
        document_note(d, _("no certificates were given, so no company counts as holding one; give them with "
                           "--credentials FILE"));
    if (s->data.ends.by_rule)
        document_note(d, PLURAL("%zu certificate states no last day: it ends by the term of its rule",
                                "%zu certificates state no last day: they end by the terms of their rules",
                                s->data.ends.by_rule), s->data.ends.by_rule);
    if (s->data.ends.unknown)
        document_note(d, PLURAL("%zu certificate states no last day and its rule no term: whether it is valid is unknown",
                                "%zu certificates state no last day and their rules no term: whether they are valid is unknown",
                                s->data.ends.unknown), s->data.ends.unknown);
    study_note_settings(d, s);
}

void study_add_notes(document *d, const study *s, size_t companies)
{
    study_add_data_notes(d, s, companies);
    if (s->model->index)
        document_note(d, _("companies that are equal otherwise are ordered by the index '%s'"), s->model->index);
    calibration_note(d, s->model);
}

void study_note_others(document *d, const study *s, size_t others)
{
    if (others && s->question->is_recheck)
        document_note(d, PLURAL("%zu company does not hold the certificate and is left out: this is a list of reviews",
                                "%zu companies do not hold the certificate and are left out: this is a list of reviews",
                                others),
                      others);
    else if (others)
        document_note(d, PLURAL("%zu company holds the certificate already and is left out; --with-holders lists it too",
                                "%zu companies hold the certificate already and are left out; --with-holders lists them too",
                                others),
                      others);
}
