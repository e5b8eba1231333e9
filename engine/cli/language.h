/*
 * The language that the program speaks: zh or en, by --lang, else by LC_ALL,
 * LC_MESSAGES or LANG. Numbers stay those of the C locale in every language.
 */
#ifndef CLI_LANGUAGE_H
#define CLI_LANGUAGE_H

#include <libintl.h>
#include <stdbool.h>

#define _(text) dgettext("tidu", text)
#define N_(text) text

/* wanted  "zh", "en" or NULL: by the environment. Returns true for Chinese. */
bool language_choose(const char *wanted);

#endif
