#include "server/json_row.h"

#include <string.h>

static char *skip_space(char *at)
{
    return at + strspn(at, " \t\r\n");
}

/* Behind the text that begins at a quotation mark. */
static char *skip_text(char *at)
{
    for (at++; *at && *at != '"'; at++)
        at += *at == '\\' && at[1];
    return at + (*at != '\0');
}

char *json_row_array(char *text, const char *name)
{
    size_t depth = 0, n = strlen(name);

    for (char *at = text; *at;) {
        char *end, *value;

        if (*at != '"') {
            depth += *at == '{' || *at == '[';
            depth -= depth && (*at == '}' || *at == ']');
            at++;
            continue;
        }
        end = skip_text(at);
        value = skip_space(end);
        if (depth == 1 && *value == ':' && (size_t)(end - at) == n + 2 && !memcmp(at + 1, name, n)) {
            value = skip_space(value + 1);
            return *value == '[' ? value + 1 : NULL;
        }
        at = end;
    }
    return NULL;
}

/* A text in place, up to its end; an escape that is not of one letter stays as it is. */
static const char *take_text(char **at)
{
    char *from = *at + 1, *to = from, *out = from;

    for (; *from && *from != '"'; from++) {
        if (*from == '\\' && from[1] && strchr("\"\\/", from[1]))
            from++;
        else if (*from == '\\' && from[1] && from[1] != 'u') {
            from++;
            *to++ = ' ';
            continue;
        }
        *to++ = *from;
    }
    *at = from + (*from != '\0');
    *to = '\0';
    return out;
}

/* A number or a word: its end is marked when what follows has been looked at. */
static char *word_end(char *at)
{
    return at + strcspn(at, ",}] \t\r\n");
}

bool json_row_next(char **at, json_row *out)
{
    char *p = skip_space(*at), end = '{';

    out->n = 0;
    p = skip_space(p + (*p == ','));
    if (*p != '{')
        return false;
    for (p = skip_space(p + 1); end != '}' && *p == '"' && out->n < JSON_ROW_MOST; p = skip_space(p)) {
        const char *value;
        char *stop = NULL;

        out->names[out->n] = take_text(&p);
        p = skip_space(p);
        if (*p != ':')
            return false;
        p = skip_space(p + 1);
        if (*p == '{' || *p == '[')
            return false;
        if (*p == '"') {
            value = take_text(&p);
        } else {
            value = p;
            stop = p = word_end(p);
        }
        p = skip_space(p);
        end = *p;
        if (end != ',' && end != '}')
            return false;
        p++;
        if (stop)
            *stop = '\0';
        out->values[out->n++] = !strcmp(value, "null") && stop ? NULL : value;
    }
    *at = p;
    return end == '}';
}

const char *json_row_value(const json_row *row, const char *name)
{
    for (size_t i = 0; i < row->n; i++) {
        if (!strcmp(row->names[i], name))
            return row->values[i] ? row->values[i] : "";
    }
    return "";
}
