/*
 * One table of parts, by which stamps are written and read. Excel shows no more than 255 characters of keywords.
 */
#include "intake/list_stamp.h"

#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct stamp_part {
    const char *name;
    size_t offset;
    size_t size; /* of the text; 0: it is the year */
} stamp_part;

#define PART(name, member) {name, offsetof(list_stamp, member), sizeof(((list_stamp *)0)->member)}

static const stamp_part parts[] = {
    PART("tidu-list", list),
    PART("rule", rule),
    PART("version", version),
    {"year", offsetof(list_stamp, year), 0},
    PART("on", on),
    PART("level", level),
    PART("database", database),
    PART("data", data),
    PART("data-day", data_day),
    PART("certificates", certificates),
    PART("companies", companies),
};

enum { PARTS = sizeof parts / sizeof *parts };

void list_stamp_append(const list_stamp *stamp, text_buffer *out)
{
    const char *before = "";
    char year[16];

    snprintf(year, sizeof year, "%d", stamp->year);
    for (size_t i = 0; i < PARTS; i++) {
        const char *text = parts[i].size ? (const char *)stamp + parts[i].offset : year;

        if (!*text)
            continue;
        text_buffer_print(out, "%s%s: %s", before, parts[i].name, text);
        before = "; ";
    }
}

/* Take "name: value"; the first of several counts. */
static void take_part(const char *text, size_t length, list_stamp *out)
{
    for (size_t i = 0; i < PARTS; i++) {
        size_t name = strlen(parts[i].name);
        char *into = (char *)out + parts[i].offset;

        if (length < name + 2 || strncmp(text, parts[i].name, name) != 0 || strncmp(text + name, ": ", 2) != 0)
            continue;
        if (!parts[i].size)
            out->year = atoi(text + name + 2);
        else if (!*into)
            snprintf(into, parts[i].size, "%.*s", (int)(length - name - 2), text + name + 2);
        return;
    }
}

bool list_stamp_read(const char *text, list_stamp *out)
{
    *out = (list_stamp){.list = ""};
    if (strncmp(text, LIST_STAMP_BEGINS, strlen(LIST_STAMP_BEGINS)) != 0)
        return false;
    for (size_t n; *text; text += n + strspn(text + n, "; ")) {
        n = strcspn(text, ";");
        take_part(text, n, out);
    }
    return *out->list != '\0';
}
