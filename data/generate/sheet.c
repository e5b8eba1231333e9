#include "sheet.h"

#include <stdlib.h>
#include <string.h>

enum { BUFFER = 1 << 20, MOST_ROW = 8192 };

static const struct {
    const char *name;
    int places;
    bool is_core;
} numbers[] = {
#define SHEET_ROW(name, places, is_core) {#name, places, is_core},
    SHEET_NUMBERS(SHEET_ROW)
#undef SHEET_ROW
};

void sheet_slip(sheet_row *row, int column, const char *text)
{
    if (row->n_slips == SHEET_MOST_SLIPS)
        return;
    row->slips[row->n_slips].column = column;
    snprintf(row->slips[row->n_slips].text, sizeof row->slips->text, "%s", text);
    row->n_slips++;
}

size_t sheet_number(const sheet_row *row, int column, char *text)
{
    int64_t value = row->numbers[column];
    int places = numbers[column].places;
    uint64_t left;
    char reversed[24];
    size_t n = 0;
    size_t length = 0;

    *text = '\0';
    if (value == SHEET_MISSING)
        return 0;
    left = value < 0 ? (uint64_t)-value : (uint64_t)value;
    for (; places && left % 10 == 0; places--)
        left /= 10;
    for (int place = 0; left || place <= places; place++) {
        if (places && place == places)
            reversed[n++] = '.';
        reversed[n++] = (char)('0' + left % 10);
        left /= 10;
    }
    if (value < 0)
        text[length++] = '-';
    while (n)
        text[length++] = reversed[--n];
    text[length] = '\0';
    return length;
}

static void append(sheet *s, const char *text)
{
    size_t length = strlen(text);

    memcpy(s->buffer + s->length, text, length);
    s->length += length;
}

static bool is_written(const sheet *s, int column)
{
    switch (s->columns) {
    case SHEET_CORE:
        return numbers[column].is_core;
    case SHEET_RECORD:
        return column < SHEET_judged_hnte_ip_advanced;
    case SHEET_ALL:
        break;
    }
    return true;
}

static bool flush(sheet *s)
{
    bool is_done = fwrite(s->buffer, 1, s->length, s->file) == s->length;

    s->length = 0;
    return is_done;
}

bool sheet_open(sheet *s, const char *path, sheet_columns columns, const char *further)
{
    *s = (sheet){.file = fopen(path, "wb"), .columns = columns, .buffer = malloc(BUFFER)};
    if (!s->file || !s->buffer)
        return false;
    append(s, "uscc,name,founded_on,region,town,park,grid,industry");
    for (int i = 0; i < SHEET_N_NUMBERS; i++)
        if (is_written(s, i)) {
            append(s, ",");
            append(s, numbers[i].name);
        }
    append(s, further);
    append(s, "\n");
    return true;
}

static const char *slip_of(const sheet_row *row, int column)
{
    for (int i = 0; i < row->n_slips; i++)
        if (row->slips[i].column == column)
            return row->slips[i].text;
    return NULL;
}

static void append_number(sheet *s, const sheet_row *row, int column)
{
    const char *slip = row->n_slips ? slip_of(row, column) : NULL;

    s->buffer[s->length++] = ',';
    if (slip)
        append(s, slip);
    else
        s->length += sheet_number(row, column, s->buffer + s->length);
}

bool sheet_write(sheet *s, const sheet_row *row, const char *further)
{
    const char *texts[] = {row->uscc, row->name, row->founded_on, row->region,
                           row->town, row->park, row->grid, row->industry};

    if (s->length > BUFFER - MOST_ROW && !flush(s))
        return false;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        if (i)
            s->buffer[s->length++] = ',';
        append(s, texts[i]);
    }
    for (int i = 0; i < SHEET_N_NUMBERS; i++)
        if (is_written(s, i))
            append_number(s, row, i);
    append(s, further);
    s->buffer[s->length++] = '\n';
    return true;
}

bool sheet_close(sheet *s)
{
    bool is_done = s->file && s->buffer && flush(s);

    if (s->file)
        is_done = fclose(s->file) == 0 && is_done;
    free(s->buffer);
    return is_done;
}
