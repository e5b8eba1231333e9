#include "cli/output_format.h"

#include <stdbool.h>
#include <string.h>
#include <strings.h>

#include "cli/failure.h"
#include "cli/language.h"

/* The form that the end of a file's name asks for; NULL: none. */
static const char *format_of_name(const char *path)
{
    static const struct {
        const char *ending;
        const char *format;
    } rows[] = {{".csv", "csv"}, {".json", "json"}, {".xlsx", "xlsx"}, {".docx", "docx"}, {".html", "html"}, {".htm", "html"}, {".ics", "ics"}};
    size_t length = path ? strlen(path) : 0;

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        size_t n = strlen(rows[i].ending);

        if (length > n && !strcasecmp(path + length - n, rows[i].ending))
            return rows[i].format;
    }
    return NULL;
}

/* Is the word one of "table|csv|json"? */
static bool is_choice(const char *choices, const char *word)
{
    size_t n = strlen(word);

    for (const char *at = choices; at; at = strchr(at, '|') ? strchr(at, '|') + 1 : NULL) {
        if (!strncmp(at, word, n) && (at[n] == '|' || !at[n]))
            return true;
    }
    return false;
}

static const option *find_option(const command *c, const char *name)
{
    for (const option *row = c->options; row && row->name; row++) {
        if (!strcmp(row->name, name))
            return row;
    }
    return NULL;
}

int output_format_find(const command *c, const arguments *a, const char **out)
{
    const option *row = find_option(c, "format");
    bool is_folder = !find_option(c, "output") || !row;
    const char *path = is_folder ? NULL : arguments_text(a, "output");
    const char *said = row ? arguments_text(a, "format") : NULL;
    const char *asked = format_of_name(path);

    *out = said ? said : asked ? asked : row ? "table" : NULL;
    if (said && asked && strcmp(said, asked))
        return failure_usage(c, _("--format %s and --output %s contradict each other: programs take the file for what its name says"),
                             said, path);
    if (!said && asked && !is_choice(row->choices, asked))
        return failure_usage(c, _("'%s' does not write %s files; it writes %s"), c->name, asked, row->choices);
    return EXIT_DONE;
}
