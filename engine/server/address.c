#include "server/address.h"

#include <string.h>

static int digit_of(char c)
{
    return c >= '0' && c <= '9' ? c - '0' : c >= 'A' && c <= 'F' ? c - 'A' + 10 : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* How many bytes the character has that begins here; 0: it is none. */
static size_t character_length(const unsigned char *p)
{
    size_t n = *p < 0x80 ? 1 : *p >= 0xc2 && *p < 0xe0 ? 2 : *p >= 0xe0 && *p < 0xf0 ? 3 : *p >= 0xf0 && *p < 0xf5 ? 4 : 0;

    for (size_t i = 1; i < n; i++) {
        if ((p[i] & 0xc0) != 0x80)
            return 0;
    }
    if ((*p == 0xe0 && p[1] < 0xa0) || (*p == 0xf0 && p[1] < 0x90) || (*p == 0xf4 && p[1] >= 0x90))
        return 0; /* too long for what it says, or beyond the last one */
    return *p == 0xed && p[1] >= 0xa0 ? 0 : n; /* half of a pair of UTF-16 */
}

/* Those of C1 are control characters, too. */
bool address_is_text(const char *text)
{
    const unsigned char *p = (const unsigned char *)text;

    while (*p) {
        size_t n = character_length(p);

        if (!n || *p < ' ' || *p == 0x7f || (*p == 0xc2 && p[1] < 0xa0))
            return false;
        p += n;
    }
    return true;
}

/* In place; `plus` is a space in fields. */
static bool decode(char *text, bool is_field)
{
    char *to = text;

    for (const char *from = text; *from; from++) {
        int high, low;

        if (*from == '+' && is_field) {
            *to++ = ' ';
        } else if (*from != '%') {
            *to++ = *from;
        } else {
            high = digit_of(from[1]);
            low = high < 0 ? -1 : digit_of(from[2]);
            if (low < 0 || !(high | low))
                return false;
            *to++ = (char)(high << 4 | low);
            from += 2;
        }
    }
    *to = '\0';
    return address_is_text(text);
}

static bool add_segment(address *a, char *text)
{
    if (a->n_segments == ADDRESS_MOST_SEGMENTS || !decode(text, false) || !*text || !strcmp(text, ".") || !strcmp(text, ".."))
        return false;
    a->segments[a->n_segments++] = text;
    return !strchr(text, '/') && !strchr(text, '\\');
}

static bool add_field(address *a, char *text)
{
    char *equals = strchr(text, '=');

    if (!*text)
        return true;
    if (!equals)
        return false;
    *equals = '\0';
    if (!decode(text, true) || !decode(equals + 1, true) || address_find(a, text))
        return false;
    if (!equals[1])
        return true;
    if (a->n_fields == ADDRESS_MOST_FIELDS)
        return false;
    a->fields[a->n_fields++] = (address_field){text, equals + 1};
    return true;
}

/* Each piece of a text between separators. */
static bool split(address *a, char *text, char separator, bool (*add)(address *a, char *text))
{
    char *end;

    while ((end = strchr(text, separator))) {
        *end = '\0';
        if (!add(a, text))
            return false;
        text = end + 1;
    }
    return add(a, text);
}

static void cut_ending(address *a, char *last)
{
    static const char *const endings[] = {"csv", "json", "html"};
    char *point = strrchr(last, '.');

    for (size_t i = 0; point && point > last && i < sizeof endings / sizeof *endings; i++) {
        if (!strcmp(point + 1, endings[i])) {
            a->ending = endings[i];
            *point = '\0';
            return;
        }
    }
}

bool address_parse(const char *target, address *out)
{
    char *query, *last;

    *out = (address){.ending = ""};
    if (*target != '/' || strlen(target) > ADDRESS_LONGEST)
        return false;
    strcpy(out->text, target);
    query = strchr(out->text, '?');
    if (query) {
        *query = '\0';
        if (!split(out, query + 1, '&', add_field))
            return false;
    }
    if (!out->text[1])
        return true;
    last = strrchr(out->text, '/') + 1;
    if (!split(out, out->text + 1, '/', add_segment))
        return false;
    cut_ending(out, last);
    return true;
}

const char *address_find(const address *a, const char *name)
{
    for (size_t i = 0; i < a->n_fields; i++) {
        if (!strcmp(a->fields[i].name, name))
            return a->fields[i].value;
    }
    return NULL;
}

void address_write(FILE *to, const char *text)
{
    for (; *text; text++) {
        unsigned char c = (unsigned char)*text;
        bool is_plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || strchr("-._~@", c);

        if (is_plain)
            fputc(c, to);
        else
            fprintf(to, "%%%02X", c);
    }
}
