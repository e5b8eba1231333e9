#include "report/pool_text.h"

#include <math.h>
#include <string.h>

#include "base/message.h"
#include "report/input_text.h"
#include "report/reason_text.h"
#include "report/table.h"

enum { REASONS = 1024, CHANCE_TEXT = 16, DAY_TEXT = 11 };

static const char *day_text(long day, char text[DAY_TEXT])
{
    date_format(day, text);
    return text;
}

static const char *label_of(const pool_study *s, const char *model)
{
    const char *name = s->env->is_chinese ? dictionary_certificate_name(s->env->dictionary, model) : NULL;

    return name ? name : model;
}

void pool_title_text(const pool_study *s, const char *pool, text_buffer *out)
{
    const pool_rules *rules = pool_study_rules(s, pool);

    text_buffer_append_string(out, rules ? label_of(s, rules->leads_to) : "");
}

void pool_rule_text(const pool_study *s, const char *pool, const char *rule, text_buffer *out)
{
    const pool_rules *rules = pool_study_rules(s, pool);
    model_text name;

    if (!*rule)
        return;
    if (rules && pool_rules_name(rules, rule, &name))
        text_buffer_append_string(out, model_text_in(name, s->env->is_chinese));
    else
        text_buffer_print(out, _("rule %s, which is gone"), rule);
}

/* --- what is not known ------------------------------------------------------------------------------------------------- */

static void add_part(text_buffer *out, size_t *begun, const char *part)
{
    text_buffer_print(out, "%s%s", *begun ? _("; ") : "", part);
    *begun += 1;
}

static void lacks_text(const pool_study *s, const pool_due_row *row, text_buffer *out)
{
    const node *need = row->entry ? row->entry->asks.need : row->exit->asks.need;
    size_t begun = 0;
    text_buffer part;
    char reasons[REASONS];

    text_buffer_init(&part);
    if (row->lacks & POOL_LACKS_NEED) {
        inputs_text(need, &s->set->binding, row->company, s->env->is_chinese, &part);
        add_part(out, &begun, text_buffer_string(&part));
    }
    if (row->lacks & POOL_LACKS_RULE) {
        reasons_missing(row->assessed, row->company, (reason_style){s->env->is_chinese, true}, reasons, sizeof reasons);
        text_buffer_empty(&part);
        text_buffer_print(&part, _("data are missing for: %s"), reasons);
        add_part(out, &begun, text_buffer_string(&part));
    }
    if (row->lacks & POOL_LACKS_CERTIFICATES)
        add_part(out, &begun, s->set->data.has_credentials ? _("a certificate whose last day is not known") : _("the database has no certificates"));
    if (row->lacks & POOL_LACKS_REGION)
        add_part(out, &begun, _("its region is not known"));
    text_buffer_clear(&part);
}

/* --- reasons ----------------------------------------------------------------------------------------------------------------- */

static void exit_facts(const pool_study *s, const pool_due_row *row, text_buffer *out)
{
    char day[DAY_TEXT];

    switch (row->exit->kind) {
    case POOL_EXIT_CERTIFICATE:
        text_buffer_print(out, _(": %s, granted on %s"), label_of(s, row->certificate->model), day_text(row->certificate->granted_on, day));
        if (row->certificate->number && *row->certificate->number)
            text_buffer_print(out, _(", no. %s"), row->certificate->number);
        break;
    case POOL_EXIT_YEARS:
        text_buffer_print(out, _(": in the pool since %s"), day_text(row->stint.entered->day, day));
        break;
    case POOL_EXIT_MOVED:
        text_buffer_print(out, _(": region %s"), pool_study_text(s, row->company, "region"));
        break;
    case POOL_EXIT_NEED:
        break;
    }
}

void pool_due_text(const pool_study *s, const pool_due_row *row, text_buffer *out)
{
    char chance[CHANCE_TEXT], day[DAY_TEXT];

    text_buffer_append_string(out, model_text_in(row->entry ? row->entry->name : row->exit->name, s->env->is_chinese));
    if (row->kind == POOL_DUE_MAYBE_ENTER || row->kind == POOL_DUE_MAYBE_LEAVE) {
        text_buffer_append_string(out, _(": not known, because "));
        lacks_text(s, row, out);
        return;
    }
    if (row->exit)
        exit_facts(s, row, out);
    if (row->entry && !isnan(row->chance)) {
        table_chance_text(row->chance, chance);
        text_buffer_print(out, _(": chance %s"), chance);
    }
    if (row->kind == POOL_DUE_AGAIN) {
        text_buffer_print(out, _("; left on %s"), day_text(row->stint.left->day, day));
        if (*row->stint.left->reason)
            text_buffer_print(out, _(" (%s)"), row->stint.left->reason);
        text_buffer_append_string(out, _(", so it enters again only by hand"));
    }
}

/* --- events -------------------------------------------------------------------------------------------------------------------- */

/* The command of an entry is its file. */
static bool is_command(const char *file)
{
    return !strncmp(file, "tidu ", 5);
}

void pool_origin_text(const pool_event *e, text_buffer *out)
{
    const char *begin = "";

    if (*e->by) {
        text_buffer_print(out, _("by %s"), e->by);
        begin = " ";
    }
    if (*e->local_at) {
        text_buffer_append_string(out, begin);
        text_buffer_print(out, _("on %.10s"), e->local_at);
    }
    if (!*e->file)
        return;
    text_buffer_append_string(out, out->length ? _(", ") : "");
    if (is_command(e->file))
        text_buffer_print(out, _("with: %s"), e->file);
    else if (e->line)
        text_buffer_print(out, _("%s line %lu"), e->file, (unsigned long)e->line);
    else
        text_buffer_append_string(out, e->file);
}

void pool_refusal_text(const pool_refusal *r, text_buffer *out)
{
    const pool_event *way = r->in_the_way;
    text_buffer origin;
    char day[DAY_TEXT];

    if (!way) {
        text_buffer_append_string(out, _("it had not been in the pool until that day"));
        return;
    }
    day_text(way->day, day);
    if (r->why == POOL_IN_ALREADY)
        text_buffer_print(out, _("it is in the pool since %s"), day);
    else if (r->why == POOL_NOT_IN)
        text_buffer_print(out, _("it left the pool on %s"), day);
    else
        text_buffer_print(out, way->act == POOL_ENTERED ? _("it entered the pool on %s") : _("it left the pool on %s"), day);
    text_buffer_init(&origin);
    pool_origin_text(way, &origin);
    if (origin.length)
        text_buffer_print(out, _(" (%s)"), text_buffer_string(&origin));
    text_buffer_clear(&origin);
}
