/*
 * A unit is stated by a list of units behind a word such as 单位 or 均为, by a list in brackets of its own, before 为单位,
 * or by a cell that is nothing but a list. Any other unit of money, unless digits stand before it ("2000万元以上"), is
 * only seen.
 *
 *   statement: (单位 | 均为 | 金额) [: ( 为 是]* list | "(" list ")" | 以 unit 为单位 | list
 *   list:      unit ([、 , ; / 和 blank]* unit)*
 */
#include "intake/unit_line.h"

#include <stddef.h>
#include <string.h>

#include "intake/cell_text.h"

/* Bytes of the first of `words` with which the text begins; 0: none. */
static size_t begins(const char *text, const char *const *words)
{
    for (; *words; words++) {
        if (!strncmp(text, *words, strlen(*words)))
            return strlen(*words);
    }
    return 0;
}

static size_t skip(const char *text, const char *const *words)
{
    size_t length = 0, step;

    while ((step = begins(text + length, words)))
        length += step;
    return length;
}

/* The longest unit at the beginning of the text; *length 0: there is none. */
static cell_unit unit_at(const char *text, size_t *length, int *shift)
{
    enum { LONGEST = 24 };
    size_t most = strnlen(text, LONGEST);
    cell_unit unit;

    for (*length = most; *length; (*length)--) {
        if (((unsigned char)text[*length] & 0xc0) == 0x80 || text[*length - 1] == ' ' || *text == '(')
            continue; /* within a character, or blanks */
        unit = cell_find_unit(text, *length, shift);
        if (unit != CELL_UNIT_NONE)
            return unit;
    }
    return CELL_UNIT_NONE;
}

static void state(unit_line *out, int shift)
{
    out->is_mixed |= out->kind == UNIT_LINE_STATED && out->shift != shift;
    out->shift = out->kind == UNIT_LINE_STATED && out->shift > shift ? out->shift : shift;
    out->kind = UNIT_LINE_STATED;
}

/* Read a list of units, of which those of money are stated; returns where it ends. */
static const char *read_list(const char *text, unit_line *out)
{
    static const char *const between[] = {"、", ",", ";", "/", "和", " ", "或", NULL};
    size_t length;
    int shift;

    for (;;) {
        cell_unit unit = unit_at(text, &length, &shift);

        if (!length)
            return text;
        if (unit == CELL_UNIT_MONEY)
            state(out, shift);
        text += length;
        length = skip(text, between);
        if (!length)
            return text;
        text += length;
    }
}

/* A unit of money anywhere, without digits before it. */
static void see(const char *folded, unit_line *out)
{
    size_t length;
    int shift;

    for (const char *p = folded; *p; p++) {
        if (((unsigned char)*p & 0xc0) == 0x80 || unit_at(p, &length, &shift) != CELL_UNIT_MONEY)
            continue;
        if ((unsigned char)*p < 0x80) /* yuan, wan within other words */
            continue;
        if (p == folded || !strchr("0123456789.", p[-1])) {
            *out = (unit_line){UNIT_LINE_SEEN, shift, false};
            return;
        }
        p += length - 1;
    }
}

unit_line unit_line_read(const char *folded)
{
    static const char *const words[] = {"单位", "均为", "金额", NULL};
    static const char *const fillers[] = {":", "(", "为", "是", "以", " ", NULL};
    unit_line out = {UNIT_LINE_NONE, 0, false};
    const char *end = read_list(folded, &out);
    size_t length;
    int shift;

    if (out.kind == UNIT_LINE_STATED && !*end)
        return out;
    out = (unit_line){UNIT_LINE_NONE, 0, false};
    for (const char *p = folded; *p; p++) {
        unit_line bracketed = {UNIT_LINE_NONE, 0, false};

        if ((length = begins(p, words))) {
            read_list(p + length + skip(p + length, fillers), &out);
        } else if (*p == '(') {
            end = read_list(p + 1, &bracketed);
            if (*end == ')' && bracketed.kind == UNIT_LINE_STATED)
                state(&out, bracketed.shift);
        } else if (!strncmp(p, "以", 3) && unit_at(p + 3, &length, &shift) == CELL_UNIT_MONEY &&
                   !strncmp(p + 3 + length, "为单位", strlen("为单位"))) {
            state(&out, shift);
        }
    }
    if (out.kind == UNIT_LINE_NONE)
        see(folded, &out);
    return out;
}
