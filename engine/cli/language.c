/*
 * A minimal machine has no zh_CN locale, only C.UTF-8: then LANGUAGE tells
 * gettext which catalogue to take. The catalogue lies beside the program in a
 * checkout, else under the prefix.
 */
#include "cli/language.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { MOST_PATH = 4096 };

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

/* The folder of the program, without a slash behind; false when it cannot be told. */
static bool find_program_folder(const char *program_path, char folder[MOST_PATH])
{
    ssize_t length = readlink("/proc/self/exe", folder, MOST_PATH - 1);
    char *slash;

    if (length > 0)
        folder[length] = '\0';
    else
        snprintf(folder, MOST_PATH, "%s", program_path);
    slash = strrchr(folder, '/');
    if (!slash)
        return false;
    *slash = '\0';
    return true;
}

static void bind_catalogue(const char *program_path)
{
    static const char *const places[] = {"/locale", "/../share/locale"};
    char folder[MOST_PATH];
    char path[MOST_PATH + 32];
    bool has_folder = find_program_folder(program_path, folder);
    bool is_found = false;

    for (size_t i = 0; has_folder && !is_found && i < sizeof places / sizeof *places; i++) {
        snprintf(path, sizeof path, "%s%s", folder, places[i]);
        is_found = access(path, R_OK) == 0;
    }
    bindtextdomain("tidu", is_found ? path : TIDU_PREFIX "/share/locale");
    bind_textdomain_codeset("tidu", "UTF-8");
}

bool language_choose(const char *wanted, const char *program_path)
{
    bool is_chinese = wanted ? strcmp(wanted, "zh") == 0 : is_chinese_by_environment();

    /* gettext keeps quiet in the C locale; any other will do, LANGUAGE chooses */
    if (!setlocale(LC_CTYPE, "C.UTF-8") || !setlocale(LC_MESSAGES, "C.UTF-8")) {
        setlocale(LC_CTYPE, "en_US.UTF-8");
        setlocale(LC_MESSAGES, "en_US.UTF-8");
    }
    setenv("LANGUAGE", is_chinese ? "zh_CN" : "en", 1);
    bind_catalogue(program_path);
    return is_chinese;
}
