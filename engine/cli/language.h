/*
 * The language of the program, zh or en: from --lang, otherwise from LC_ALL, LC_MESSAGES or LANG. Numbers have the
 * format of the C locale in every language.
 */
#ifndef CLI_LANGUAGE_H
#define CLI_LANGUAGE_H

#include <libintl.h>
#include <stdbool.h>

#define _(text) dgettext("tidu", text)
#define N_(text) text

/* wanted: "zh", "en", or NULL for that of the environment. Returns true for Chinese. */
bool language_choose(const char *wanted);

#endif
