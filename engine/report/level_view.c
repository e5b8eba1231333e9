/*
 * Every part of a document has a class by its machine name, without one by its heading; what has no class is not shown. Texts for people
 * that are no data (title, headings, notes) stay without their figures. What is taken out is named at the end, so that nobody takes a gap for a
 * zero.
 */
#include <math.h>
#include <string.h>

#include "base/allocate.h"
#include "base/error.h"
#include "base/message.h"
#include "base/personal_number.h"
#include "model/model.h"
#include "report/level_view_internal.h"
#include "report/masked_text.h"
#include "report/written_text.h"

const char *level_keep(level_work *w, const char *text)
{
    const char *out = text ? arena_copy_string(w->document->memory, text) : NULL;

    w->document->failed |= text && !out;
    return out;
}

const char *level_masked(level_work *w, export_act act, const char *text)
{
    if (!text || !*text || (act == EXPORT_SHOW && !personal_number_is_in(text) && !masked_text_is_command(text)))
        return text;
    text_buffer_empty(&w->text);
    if (masked_text_is_command(text))
        masked_text_command(text, &w->text);
    else if (act == EXPORT_SHOW)
        personal_number_mask(text, &w->text);
    else if (act == EXPORT_MASK)
        masked_text_person(text, &w->text);
    w->document->failed |= w->text.failed;
    return text_buffer_string(&w->text);
}

const char *level_text(level_work *w, export_act act, const char *text)
{
    const char *masked = level_masked(w, act, text);

    return masked == text ? text : level_keep(w, masked);
}

const char *level_without_figures(level_work *w, const char *text)
{
    if (!text)
        return NULL;
    text_buffer_empty(&w->text);
    masked_text_figures(text, &w->text);
    w->document->failed |= w->text.failed;
    return level_keep(w, text_buffer_string(&w->text));
}

static const char *level_note(level_work *w, const char *text)
{
    text_buffer_empty(&w->text);
    masked_text_note(text, w->view->rules->least, &w->text);
    w->document->failed |= w->text.failed;
    return level_keep(w, text_buffer_string(&w->text));
}

const char *level_written(level_work *w, export_class class, const char *text)
{
    if ((class != EXPORT_INTERNAL && class != EXPORT_PERSONAL) || !text || !written_text_has_secret(text))
        return text;
    text_buffer_empty(&w->text);
    written_text_mask(text, &w->text);
    w->document->failed |= w->text.failed;
    return level_keep(w, text_buffer_string(&w->text));
}

const char *level_band(const level_work *w, export_class class, double amount)
{
    const double wan = 10000;

    if (isnan(amount))
        return "";
    return model_text_in(export_rules_band(w->view->rules, class == EXPORT_WAN ? amount * wan : amount)->name, w->view->is_chinese);
}

/* Add to a list "a, b" what it does not have yet. */
static void add_once(text_buffer *list, const char *what)
{
    size_t n = strlen(what);

    for (const char *found = text_buffer_string(list); n && (found = strstr(found, what)); found += n) {
        bool begins = found == list->text || found[-1] == ' ';

        if (begins && (!found[n] || found[n] == ','))
            return;
    }
    if (n)
        text_buffer_print(list, "%s%s", list->length ? ", " : "", what);
}

void level_withhold(level_work *w, const char *heading, const char *name)
{
    bool has_heading = heading && *heading;

    if (has_heading)
        add_once(&w->missed, _(heading));
    if (has_heading || name)
        add_once(&w->withheld, has_heading ? heading : name);
}

/* --- parts --------------------------------------------------------------------------------------- */

/* Whether the part stays. */
static bool show_value(level_work *w, part *p)
{
    const level_view *v = w->view;
    export_class class = export_rules_class(v->rules, v->names, NULL, p->name, p->label);
    export_act act = export_rules_act(v->rules, v->level, class);
    bool is_number = p->kind == BLOCK_NUMBER;

    if (is_number && export_rules_counts(v->rules, NULL, p->name))
        return true; /* level_values decides */
    if (act == EXPORT_HIDE || (is_number && act == EXPORT_MASK) || (!is_number && act == EXPORT_BAND)) {
        level_withhold(w, p->label, p->name);
        return false;
    }
    if (is_number && act == EXPORT_BAND) {
        p->kind = BLOCK_VALUE;
        p->text = level_band(w, class, p->number);
    } else if (!is_number) {
        p->text = level_text(w, act, level_written(w, class, p->text));
    }
    return true;
}

static bool show_paragraph(level_work *w, part *p)
{
    const level_view *v = w->view;
    export_act act = export_rules_act(v->rules, v->level, export_rules_class(v->rules, NULL, NULL, p->name, NULL));

    if (act == EXPORT_HIDE || act == EXPORT_BAND) {
        level_withhold(w, _("sentences with figures"), NULL);
        return false;
    }
    p->text = level_text(w, act, p->text);
    return true;
}

static bool show_part(level_work *w, part *p)
{
    switch (p->kind) {
    case BLOCK_VALUE:
    case BLOCK_NUMBER:
        return show_value(w, p);
    case BLOCK_PARAGRAPH:
        return show_paragraph(w, p);
    case BLOCK_PICTURE:
        level_withhold(w, _("pictures"), NULL);
        return false;
    case BLOCK_HEADING:
        p->text = level_without_figures(w, p->text);
        return true;
    case BLOCK_TABLE:
        p->label = level_without_figures(w, p->label);
        return level_table(w, p);
    case BLOCK_PAGE:
    case BLOCK_PAGES_END:
        break;
    }
    return true;
}

/* A part that is taken out takes its cells with it; what follows of the same grid goes, too, as it has no columns either. */
static part *take_out(part *p)
{
    if (p->grid && !p->is_rest) {
        release(p->grid->cells);
        p->grid->cells = NULL;
    }
    return p->next;
}

static void show_parts(level_work *w)
{
    document *d = w->document;
    part **next = &d->first;

    while (*next) {
        if (show_part(w, *next))
            next = &(*next)->next;
        else
            *next = take_out(*next);
    }
    d->end = next;
}

/* --- what cannot be answered --------------------------------------------------------------------- */

static tidu_status refuse(const level_view *v, export_class class, const char *heading, tidu_error *err)
{
    export_level least = export_rules_least(v->rules, class);

    return error_set(err, TIDU_EUSAGE, _("'%s' in this answer is secret of the taxpayer and not shown at level %s (%s); level %s (%s) shows it (--level)"),
                     heading, export_level_name(v->level), export_level_word(v->level), export_level_name(least), export_level_word(least));
}

static bool is_refused(const level_view *v, const char *table, const char *name)
{
    for (size_t i = 0; i < v->rules->n_refused; i++) {
        if (name && export_name_is(v->rules->refused[i], table, name))
            return true;
    }
    return false;
}

static tidu_status check_table(const level_view *v, const part *p, tidu_error *err)
{
    const table_column *columns = p->grid ? p->grid->columns : p->table.columns;
    size_t n = p->grid ? p->grid->n_columns : p->table.n_columns;

    for (size_t i = 0; i < n; i++) {
        export_class class = export_rules_class(v->rules, v->names, p->name, columns[i].name, columns[i].heading);
        bool is_shown = export_rules_act(v->rules, v->level, class) != EXPORT_HIDE;

        if (is_shown && !(export_rules_act(v->rules, v->level, class) == EXPORT_BAND && table_kind_is_text(columns[i].kind)))
            continue;
        if (is_refused(v, p->name, columns[i].name))
            return refuse(v, class, columns[i].heading && *columns[i].heading ? columns[i].heading : columns[i].name, err);
    }
    return TIDU_OK;
}

static tidu_status check(const level_view *v, const document *d, tidu_error *err)
{
    tidu_status status = TIDU_OK;

    for (const part *p = d->first; p && !status; p = p->next) {
        if (p->kind == BLOCK_TABLE)
            status = check_table(v, p, err);
    }
    return status;
}

/* --- the whole ------------------------------------------------------------------------------------ */

static void show_notes(level_work *w)
{
    for (note *n = w->document->notes; n; n = n->next)
        n->text = level_note(w, n->text);
}

/* The lines at the end, and the same to whoever looks on. */
static void say_level(level_work *w)
{
    document *d = w->document;
    const level_view *v = w->view;
    const char *page_foot;
    text_buffer foot;

    text_buffer_init(&foot);
    text_buffer_print(&foot, _("export level %s (%s)"), export_level_name(v->level), export_level_word(v->level));
    page_foot = level_keep(w, text_buffer_string(&foot));
    if (w->missed.length)
        text_buffer_print(&foot, _("; withheld: %s"), w->missed.text);
    if (w->has_small)
        text_buffer_print(&foot, _("; <%g: fewer companies than that, *: left out so that these cannot be found"), v->rules->least);
    if (w->has_part)
        text_buffer_append_string(&foot, _("; no sums of a selection of companies: less those of all they would tell the others"));
    document_say_level(d, export_level_name(v->level), page_foot, level_keep(w, text_buffer_string(&w->withheld)), level_keep(w, text_buffer_string(&foot)));
    d->failed |= foot.failed || w->withheld.failed || w->missed.failed;
    text_buffer_clear(&foot);
}

static bool is_single(const document *d)
{
    return d->n_parts == 1 && !d->title;
}

tidu_status level_view_apply(const level_view *v, document *d, tidu_error *err)
{
    level_work w = {.view = v, .document = d};
    tidu_status status;

    if (v->level == EXPORT_FULL || d->failed)
        return TIDU_OK;
    text_buffer_init(&w.text);
    text_buffer_init(&w.withheld);
    text_buffer_init(&w.missed);
    status = d->is_law ? TIDU_OK : check(v, d, err);
    if (!status && !d->is_law) {
        d->title = level_without_figures(&w, d->title);
        show_notes(&w);
        show_parts(&w);
        level_values(&w);
    }
    if (!status && is_single(d) && !d->first)
        status = error_set(err, TIDU_EUSAGE, _("level %s (%s) shows nothing of this answer; ask for a higher one (--level)"), export_level_name(v->level),
                           export_level_word(v->level));
    if (!status)
        say_level(&w);
    text_buffer_clear(&w.text);
    text_buffer_clear(&w.withheld);
    text_buffer_clear(&w.missed);
    return status;
}
