/*
 * A minimal system has no zh_CN locale, only C.UTF-8; LANGUAGE then selects the catalogue for gettext.
 */
#include "cli/language.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "cli/installation.h"

static bool is_chinese_by_environment(void)
{
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *value = getenv(names[i]);

        if (value && *value)
            return strncmp(value, "zh", 2) == 0;
    }
    return false;
}

bool language_choose(const char *wanted)
{
    bool is_chinese = wanted ? strcmp(wanted, "zh") == 0 : is_chinese_by_environment();

    setlocale(LC_MESSAGES, "C"); /* what was translated before is kept until the locale changes, whatever LANGUAGE says */
    /* gettext does not translate in the C locale; any other locale works, and LANGUAGE selects the language */
    if (!setlocale(LC_CTYPE, "C.UTF-8") || !setlocale(LC_MESSAGES, "C.UTF-8")) {
        setlocale(LC_CTYPE, "en_US.UTF-8");
        setlocale(LC_MESSAGES, "en_US.UTF-8");
    }
    setenv("LANGUAGE", is_chinese ? "zh_CN" : "en", 1);
    bindtextdomain("tidu", installation_locale());
    bind_textdomain_codeset("tidu", "UTF-8");
    return is_chinese;
}
