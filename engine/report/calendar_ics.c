/*
 * iCalendar by RFC 5545: lines end in CR LF and are folded at 75 octets, never inside a character (3.1); text escapes \ ; , and line
 * ends (3.3.11). An event is known again by its UID, made of the file, the year and the id of the entry, so that one that was
 * amended replaces the one before: SEQUENCE counts the amendments. DTSTAMP is the day of the question: no clock is asked.
 * libical, which Debian has, is not used: it brings ICU and Berkeley DB for what are 20 lines an event; tests/cli/calendar_ics
 * reads the file with a parser of its own.
 */
#include "report/calendar_ics.h"

#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "base/message.h"
#include "report/cite_text.h"
#include "report/filing_text.h"

enum { MOST_OCTETS = 75 };

static bool is_inside_character(char c)
{
    return ((unsigned char)c & 0xC0) == 0x80;
}

/* A content line, folded. */
static void put_line(text_buffer *out, const char *line)
{
    size_t left = strlen(line), room = MOST_OCTETS;

    while (left > room) {
        size_t n = room;

        while (n > 1 && is_inside_character(line[n]))
            n--;
        text_buffer_append(out, line, n);
        text_buffer_append_string(out, "\r\n ");
        line += n;
        left -= n;
        room = MOST_OCTETS - 1; /* the space counts */
    }
    text_buffer_append_string(out, line);
    text_buffer_append_string(out, "\r\n");
}

static void escape(text_buffer *out, const char *text)
{
    for (; *text; text++) {
        if (*text == '\\' || *text == ';' || *text == ',')
            text_buffer_append_char(out, '\\');
        if (*text == '\n')
            text_buffer_append_string(out, "\\n");
        else if ((unsigned char)*text >= ' ')
            text_buffer_append_char(out, *text);
    }
}

static void put_text(text_buffer *out, const char *property, const char *text)
{
    text_buffer line;

    text_buffer_init(&line);
    text_buffer_print(&line, "%s:", property);
    escape(&line, text);
    put_line(out, text_buffer_string(&line));
    out->failed |= line.failed;
    text_buffer_clear(&line);
}

/* "20250905" */
static void basic_date(long day, char text[9])
{
    char iso[11];

    date_format(day, iso);
    snprintf(text, 9, "%.4s%.2s%.2s", iso, iso + 5, iso + 8);
}

static void put_date(text_buffer *out, const char *property, long day, const char *time)
{
    char line[64], text[9];

    basic_date(day, text);
    snprintf(line, sizeof line, "%s:%s%s", property, text, time);
    put_line(out, line);
}

static void describe_days(const filing_due *x, text_buffer *out)
{
    for (int d = 0; d < FILING_DAYS; d++) {
        char day[11];

        if (x->days[d] == DATE_NO_BEGIN)
            continue;
        date_format(x->days[d], day);
        text_buffer_print(out, _("%s: %s\n"), filing_day_word((filing_day_kind)d), day);
    }
}

static void put_description(text_buffer *out, const filing_due *x, bool zh)
{
    const filing_entry *e = x->entry;
    text_buffer text, cite;

    text_buffer_init(&text);
    text_buffer_init(&cite);
    describe_days(x, &text);
    if (e->n_changes) {
        text_buffer_print(&text, _("%s: "), _("what was changed"));
        filing_changes_text(e, zh, &text);
        text_buffer_append_char(&text, '\n');
    }
    if (e->note.zh)
        text_buffer_print(&text, "%s\n", model_text_in(e->note, zh));
    head_cite_text(&e->source->head, &e->cite, zh, &cite);
    text_buffer_print(&text, _("%s: %s (%s)"), _("source"), text_buffer_string(&cite), provenance_text(e->cite.seen));
    put_text(out, "DESCRIPTION", text_buffer_string(&text));
    out->failed |= text.failed || cite.failed;
    text_buffer_clear(&cite);
    text_buffer_clear(&text);
}

static void put_alarm(text_buffer *out, const char *summary, int remind)
{
    char line[64];

    put_line(out, "BEGIN:VALARM");
    put_line(out, "ACTION:DISPLAY");
    put_text(out, "DESCRIPTION", summary);
    snprintf(line, sizeof line, "TRIGGER:-P%dD", remind);
    put_line(out, line);
    put_line(out, "END:VALARM");
}

static void put_event(text_buffer *out, const calendar_list *list, const filing_due *x, int remind, bool zh)
{
    const filing_entry *e = x->entry;
    char text[1024];

    put_line(out, "BEGIN:VEVENT");
    snprintf(text, sizeof text, "%s.%d.%s@tidu", e->source->id, date_from_days(x->due).year, e->id);
    put_text(out, "UID", text);
    put_date(out, "DTSTAMP", list->on, "T000000Z");
    put_date(out, "DTSTART;VALUE=DATE", x->due, "");
    put_date(out, "DTEND;VALUE=DATE", x->due + 1, "");
    snprintf(text, sizeof text, "SEQUENCE:%zu", e->n_changes);
    put_line(out, text);
    snprintf(text, sizeof text, _("%s: %s, %s"), model_text_in(e->source->name, zh), model_text_in(e->name, zh),
             x->days[FILING_CLOSES] == DATE_NO_BEGIN ? _("closing date not published") : filing_day_word(FILING_CLOSES));
    put_text(out, "SUMMARY", text);
    put_description(out, x, zh);
    put_line(out, "TRANSP:TRANSPARENT");
    if (remind)
        put_alarm(out, text, remind);
    put_line(out, "END:VEVENT");
}

void calendar_ics_write(const calendar_list *list, int remind, bool is_chinese, text_buffer *out)
{
    put_line(out, "BEGIN:VCALENDAR");
    put_line(out, "VERSION:2.0");
    put_line(out, is_chinese ? "PRODID:-//tidu//calendar//ZH" : "PRODID:-//tidu//calendar//EN");
    put_line(out, "CALSCALE:GREGORIAN");
    for (size_t i = 0; i < list->n; i++)
        put_event(out, list, &list->due[i], remind, is_chinese);
    put_line(out, "END:VCALENDAR");
}
