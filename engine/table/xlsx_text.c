/*
 *   si: t | (r: t)* rPh* phoneticPr
 */
#include "table/xlsx_text.h"

#include <string.h>

#include "base/error.h"
#include "base/message.h"
#include "table/xml_parser.h"

enum { ESCAPE = 7 }; /* _xHHHH_ */

void xlsx_runs_start(xlsx_runs *r, const char *name)
{
    if (!strcmp(name, "rPh"))
        r->phonetic++;
    else if (!strcmp(name, "t"))
        r->is_text = true;
}

void xlsx_runs_end(xlsx_runs *r, const char *name)
{
    if (!strcmp(name, "rPh"))
        r->phonetic--;
    else if (!strcmp(name, "t"))
        r->is_text = false;
}

/* The value of _xHHHH_ at `p`, which is ASCII for anything that is written so; -1: it is not such an escape. */
static int escaped(const char *p, size_t left)
{
    int value = 0;

    if (left < ESCAPE || p[0] != '_' || p[1] != 'x' || p[6] != '_')
        return -1;
    for (int i = 2; i < 6; i++) {
        static const char digits[] = "0123456789abcdef0123456789ABCDEF";
        const char *digit = p[i] ? strchr(digits, p[i]) : NULL;

        if (!digit)
            return -1;
        value = value * 16 + (int)((digit - digits) % 16);
    }
    return value > 0 && value < 0x80 ? value : -1;
}

size_t xlsx_text_unescape(char *text, size_t length)
{
    size_t n = 0;

    for (size_t i = 0; i < length;) {
        int c = text[i] == '_' ? escaped(text + i, length - i) : -1;

        text[n++] = c < 0 ? text[i] : (char)c;
        i += c < 0 ? 1 : ESCAPE;
    }
    return n;
}

/* --- the texts that cells share ------------------------------------------------- */

typedef struct text_reader {
    text_list *out;
    xlsx_runs runs;
    size_t from; /* of the current text */
    bool is_within, failed, is_full;
} text_reader;

static void start(void *reader, const char *name, const char **attributes)
{
    text_reader *r = reader;

    (void)attributes;
    if (!strcmp(name, "si")) {
        r->is_within = true;
        r->runs = (xlsx_runs){0};
        r->from = r->out->all.length;
    } else if (r->is_within) {
        xlsx_runs_start(&r->runs, name);
    }
}

static void end(void *reader, const char *name)
{
    text_reader *r = reader;
    text_list *t = r->out;

    if (strcmp(name, "si")) {
        if (r->is_within)
            xlsx_runs_end(&r->runs, name);
        return;
    }
    r->is_within = false;
    if (t->all.length > r->from)
        t->all.length = r->from + xlsx_text_unescape(t->all.text + r->from, t->all.length - r->from);
    r->failed |= !text_list_end(t);
}

static void text(void *reader, const char *bytes, size_t length)
{
    text_reader *r = reader;

    if (!r->is_within || !xlsx_runs_take(&r->runs) || r->is_full)
        return;
    if (r->out->all.length + length > (size_t)TEXT_LIST_MOST_MIB << 20)
        r->is_full = true;
    else
        text_buffer_append(&r->out->all, bytes, length);
}

tidu_status xlsx_texts_read(zip_archive *z, size_t entry, text_list *out, tidu_error *err)
{
    text_reader r = {.out = out};
    xml_user user = {start, end, text, &r};
    tidu_status status = xml_parse_entry(z, entry, "sharedStrings", &user, err);

    if (status)
        return status;
    if (r.is_full)
        return error_at(err, TIDU_EDATA, zip_archive_file(z), 0, 0,
                        _("the texts of the workbook need more than %d MiB; save the table as CSV"), TEXT_LIST_MOST_MIB);
    return r.failed || out->all.failed ? error_memory(err) : TIDU_OK;
}
