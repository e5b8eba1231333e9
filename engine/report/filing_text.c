#include "report/filing_text.h"

#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "base/message.h"

void filing_day_text(const filing_entry *e, filing_day_kind which, char text[FILING_DAY_SIZE])
{
    long day = e->days[which];

    if (day == DATE_NO_BEGIN)
        *text = 0;
    else if (e->source->year)
        date_format(day, text);
    else
        snprintf(text, FILING_DAY_SIZE, "%02d-%02d", (int)(day / 100 % 100), (int)(day % 100));
}

const char *filing_day_word(filing_day_kind which)
{
    static const char *const words[FILING_DAYS] = {N_("first day"), N_("closing date"), N_("city until"), N_("province until"), N_("public by")};

    return _(words[which]);
}

const char *filing_kind_word(filing_kind kind)
{
    static const char *const words[FILING_KINDS] = {N_("batch"), N_("application window"), N_("annual report"), N_("tax declaration")};

    return _(words[kind]);
}

/* The last change of the closing day; NULL: it is as first published. */
static const filing_change *last_change(const filing_entry *e)
{
    for (size_t i = e->n_changes; i > 0; i--) {
        if (e->changes[i - 1].after[FILING_CLOSES] != DATE_NO_BEGIN)
            return &e->changes[i - 1];
    }
    return NULL;
}

const char *filing_number(const filing_entry *e)
{
    const filing_change *c = last_change(e);
    const model_document *source = rule_head_document(&e->source->head, c ? c->cite.text : e->cite.text);

    return source ? source->number : "";
}

void filing_window_text(const filing_entry *e, bool zh, char *text, size_t size)
{
    const filing_change *c = last_change(e);
    char source[256], from[FILING_DAY_SIZE], to[FILING_DAY_SIZE], before[11];

    filing_day_text(e, FILING_OPENS, from);
    filing_day_text(e, FILING_CLOSES, to);
    if (c && c->before[FILING_CLOSES] != DATE_NO_BEGIN) {
        date_format(c->before[FILING_CLOSES], before);
        snprintf(source, sizeof source, _("%s; before that %s"), filing_number(e), before);
    } else {
        snprintf(source, sizeof source, "%s", filing_number(e));
    }
    if (*from)
        snprintf(text, size, _("%s: from %s to %s (%s)"), model_text_in(e->name, zh), from, to, source);
    else
        snprintf(text, size, _("%s: until %s (%s)"), model_text_in(e->name, zh), to, source);
}

static void append_change(const filing_entry *e, const filing_change *c, bool zh, text_buffer *out)
{
    const model_document *source = rule_head_document(&e->source->head, c->cite.text);
    const char *number = source ? source->number : c->cite.text;
    char before[11], after[11], on[11];

    for (int d = 0; d < FILING_DAYS; d++) {
        if (c->after[d] == DATE_NO_BEGIN)
            continue;
        date_format(c->after[d], after);
        if (c->before[d] == DATE_NO_BEGIN) {
            text_buffer_print(out, _("%s now %s; "), filing_day_word((filing_day_kind)d), after);
            continue;
        }
        date_format(c->before[d], before);
        text_buffer_print(out, _("%s from %s to %s; "), filing_day_word((filing_day_kind)d), before, after);
    }
    text_buffer_append_string(out, number);
    if (c->on == DATE_NO_BEGIN)
        *on = 0;
    else
        date_format(c->on, on);
    if (!strstr(number, on)) /* a notice without a number is named by its day */
        text_buffer_print(out, _(", %s"), on);
    if (c->note.zh)
        text_buffer_print(out, _("; %s"), model_text_in(c->note, zh));
}

void filing_changes_text(const filing_entry *e, bool zh, text_buffer *out)
{
    for (size_t i = 0; i < e->n_changes; i++) {
        if (i)
            text_buffer_append_string(out, _(" / "));
        append_change(e, &e->changes[i], zh, out);
    }
}
