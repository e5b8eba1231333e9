#include "server/choice_map.h"

#include <string.h>

#include "server/names.h"

enum { MOST_COLUMNS = 4096, MOST_WAS = 160 };

const char *const choice_units[] = {"yuan", "thousand", "wan", "million", "yi", NULL};

const char *choice_field(const upload *form, size_t column, const char *part)
{
    char name[CHOICE_NAME + 16];

    snprintf(name, sizeof name, "c%zu.%s", column, part);
    return upload_field(form, name);
}

typedef struct choice {
    const char *header;
    const char *was;
    const char *to;
    const char *year; /* "" */
    const char *unit; /* "" */
} choice;

static bool is_unit(const char *text)
{
    for (size_t i = 0; choice_units[i]; i++) {
        if (!strcmp(choice_units[i], text))
            return true;
    }
    return false;
}

static bool is_year(const char *text)
{
    return strlen(text) == 4 && strspn(text, "0123456789") == 4;
}

static const char *or_nothing(const char *text)
{
    return text ? text : "";
}

/* False: there is no such column. */
static bool read_choice(const upload *form, size_t column, choice *out)
{
    *out = (choice){choice_field(form, column, "header"), or_nothing(choice_field(form, column, "was")), or_nothing(choice_field(form, column, "to")),
                    or_nothing(choice_field(form, column, "year")), or_nothing(choice_field(form, column, "unit"))};
    if (!names_is_id(out->to))
        out->to = "";
    if (!is_unit(out->unit))
        out->unit = "";
    return out->header != NULL;
}

static bool is_changed(const choice *c)
{
    char is[MOST_WAS];

    snprintf(is, sizeof is, "%s@%s", c->to, *c->to ? c->year : "");
    return *c->header && (*c->unit || (strcmp(is, c->was) != 0 && !(*c->to == '\0' && *c->was == '@')));
}

static bool is_key(const char *indicator)
{
    return !strcmp(indicator, "uscc") || !strcmp(indicator, "year");
}

static void write_quoted(const char *text, FILE *to)
{
    fputc('"', to);
    for (; *text; text++) {
        if (*text == '"' || *text == '\\')
            fputc('\\', to);
        fputc((unsigned char)*text < ' ' ? ' ' : *text, to);
    }
    fputc('"', to);
}

typedef enum part { PART_KEYS, PART_COLUMNS, PART_IGNORED } part;

static part part_of(const choice *c)
{
    return !*c->to ? PART_IGNORED : is_key(c->to) ? PART_KEYS : PART_COLUMNS;
}

static void write_entry(const choice *c, FILE *to)
{
    switch (part_of(c)) {
    case PART_KEYS:
        fprintf(to, "  %s: ", !strcmp(c->to, "year") ? "year" : "code");
        write_quoted(c->header, to);
        break;
    case PART_COLUMNS:
        fputs("  ", to);
        write_quoted(c->header, to);
        fprintf(to, ": {to: %s", c->to);
        if (*c->unit)
            fprintf(to, ", unit: %s", c->unit);
        if (is_year(c->year))
            fprintf(to, ", year: %s", c->year);
        fputc('}', to);
        break;
    case PART_IGNORED:
        fputs("  - ", to);
        write_quoted(c->header, to);
        break;
    }
    fputc('\n', to);
}

size_t choice_map_write(const upload *form, FILE *to)
{
    static const char *const headings[] = {[PART_KEYS] = "keys:\n", [PART_COLUMNS] = "columns:\n", [PART_IGNORED] = "ignore:\n"};
    size_t n = 0;

    for (part p = PART_KEYS; p <= PART_IGNORED; p++) {
        bool is_begun = false;
        choice c;

        for (size_t i = 1; i <= MOST_COLUMNS && read_choice(form, i, &c); i++) {
            if (!is_changed(&c) || part_of(&c) != p)
                continue;
            if (!is_begun)
                fputs(headings[p], to);
            is_begun = true;
            write_entry(&c, to);
            n++;
        }
    }
    return n;
}
