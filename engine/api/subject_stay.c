#include "api/subject_stay.h"

#include <string.h>

#include "base/error.h"
#include "base/message.h"
#include "model/named_file.h"
#include "model/subject.h"
#include "store/store_subject.h"

static void change_dictionary(subject_stay *x, environment *env)
{
    x->env = env;
    x->before = env->dictionary;
    x->own_first = env->own_first;
    x->own_end = env->own_end;
    env->dictionary = x->own;
    env->own_first = env->own_end = 0; /* they are of companies */
}

tidu_status subject_enter(environment *env, inquiry *asked, const char *folder, subject_stay *out, tidu_error *err)
{
    const dictionary_subject *now = dictionary_get_subject(env->dictionary);
    char path[NAMED_FILE_SIZE], id[SUBJECT_ID];
    tidu_status status;

    *out = (subject_stay){0};
    if (!asked->model)
        return TIDU_OK;
    status = named_file_find(env->folders, folder, asked->model, path, err);
    if (status)
        return status;
    subject_of_rules(path, id);
    if (!*id || (now && !strcmp(now->id, id)))
        return TIDU_OK;
    if (now)
        return error_set(err, TIDU_EUSAGE, _("this is about the subject '%s'; give --subject %s"), id, id);
    status = subject_dictionary_load(env->folders, id, &out->own, err);
    if (status)
        return status;
    change_dictionary(out, env);
    if (asked->source.db && store_subject_path(asked->source.db, id, out->db, sizeof out->db))
        asked->source.db = out->db;
    return TIDU_OK;
}

void subject_leave(subject_stay *x)
{
    if (!x->env)
        return;
    x->env->dictionary = x->before;
    x->env->own_first = x->own_first;
    x->env->own_end = x->own_end;
    x->env = NULL;
}
