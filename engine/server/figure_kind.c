#include "server/figure_kind.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "api/tidu.h"
#include "cli/installation.h"

enum { LONGEST_NAME = 64 };

static tidu_session *sessions[2]; /* of the languages, for their dictionaries */

bool figure_is_name(const char *text)
{
    return *text && strlen(text) < LONGEST_NAME && !text[strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789_")];
}

bool figure_name(const char *id, char out[FIGURE_TEXT])
{
    const char *minus = strchr(id, '-');
    int n = minus ? (int)(minus - id) : (int)strlen(id);

    if (n >= FIGURE_TEXT - 8 || (minus && (minus[1] < '0' || minus[1] > '9' || minus[2])))
        return false;
    snprintf(out, FIGURE_TEXT, "%.*s", n, id);
    if (!figure_is_name(out))
        return false;
    if (minus && minus[1] == '0')
        strcat(out, "[Y]");
    else if (minus)
        snprintf(out + n, FIGURE_TEXT - (size_t)n, "[Y-%c]", minus[1]);
    return true;
}

static tidu_session *session_of(const char *db, bool is_chinese)
{
    const char *environment = getenv("TIDU_DB");
    tidu_session_options options;

    if (sessions[is_chinese])
        return sessions[is_chinese];
    tidu_session_options_init(&options);
    options.models = installation_models();
    options.is_chinese = is_chinese;
    if (tidu_session_open(&options, &sessions[is_chinese], NULL))
        return NULL;
    /* what is wrong with the file of a place is said by the command that is asked */
    (void)tidu_session_add_indicators(sessions[is_chinese], db ? db : environment && *environment ? environment : "tidu.db", NULL);
    return sessions[is_chinese];
}

static void describe(const tidu_indicator_info *i, figure_kind *out)
{
    bool is_money = !strcmp(i->type, "money"), is_share = !strcmp(i->type, "share");

    *out = (figure_kind){.label = i->label,
                         .unit = is_money ? " wan" : is_share ? "%" : "",
                         .is_number = is_money || is_share || !strcmp(i->type, "count"),
                         .is_whole = i->is_whole,
                         .is_annual = i->is_annual,
                         .may_be_negative = i->least < 0};
}

bool figure_kind_find(const char *name, const char *db, bool is_chinese, figure_kind *out)
{
    tidu_session *session = session_of(db, is_chinese);
    tidu_indicator_info info;

    for (size_t i = 0; session && tidu_indicator(session, i, &info); i++) {
        if (!strcmp(info.name, name)) {
            describe(&info, out);
            return true;
        }
    }
    return false;
}

void figure_kinds_forget(void)
{
    for (size_t i = 0; i < 2; i++) {
        if (sessions[i])
            tidu_session_close(sessions[i]);
        sessions[i] = NULL;
    }
}
