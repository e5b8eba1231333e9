#include "server/names.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "api/tidu.h"
#include "cli/installation.h"
#include "cli/language.h"

enum { MOST_NAMES = 64, MOST_ID = 64, MOST_INDICES = 256 };

typedef struct name {
    char id[MOST_ID];
    bool is_chinese;
    tidu_model *model;
} name;

static tidu_session *sessions[2]; /* of the languages */
static name names[MOST_NAMES];
static size_t n_names;

bool names_is_id(const char *text)
{
    return *text && *text != '-' && strlen(text) < MOST_ID && !text[strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789_@-")];
}

bool names_is_plan(const char *text)
{
    return *text && *text != '.' && *text != '-' && strlen(text) < MOST_ID && !strstr(text, "..") && !strstr(text, ".yaml") &&
           !text[strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789_@-.")];
}

bool names_is_code(const char *text)
{
    return *text && strlen(text) < MOST_ID && !text[strspn(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")];
}

static tidu_session *session_of(bool is_chinese)
{
    tidu_session_options options;

    tidu_session_options_init(&options);
    options.models = installation_models();
    options.is_chinese = is_chinese;
    if (!sessions[is_chinese] && tidu_session_open(&options, &sessions[is_chinese], NULL))
        return NULL;
    return sessions[is_chinese];
}

const char *names_of_rule(const char *id, bool is_chinese)
{
    tidu_session *session;
    name *found = &names[n_names];

    if (!names_is_id(id))
        return NULL;
    for (size_t i = 0; i < n_names; i++) {
        if (names[i].is_chinese == is_chinese && !strcmp(names[i].id, id))
            return tidu_model_name(names[i].model);
    }
    session = n_names < MOST_NAMES ? session_of(is_chinese) : NULL;
    if (!session || tidu_model_open(session, id, NULL, &found->model, NULL))
        return NULL;
    strcpy(found->id, id);
    found->is_chinese = is_chinese;
    n_names++;
    return tidu_model_name(found->model);
}

void names_forget(void)
{
    while (n_names)
        tidu_model_close(names[--n_names].model);
    for (size_t i = 0; i < 2; i++) {
        if (sessions[i])
            tidu_session_close(sessions[i]);
        sessions[i] = NULL;
    }
}

bool names_of_index(const char *id, bool is_chinese, char out[NAMES_INDEX])
{
    tidu_session *session = names_is_id(id) ? session_of(is_chinese) : NULL;
    bool is_of_session = false;

    return session && !tidu_index_name(session, id, out, NAMES_INDEX, &is_of_session, NULL) && is_of_session;
}

void names_of_rungs(void (*each)(void *context, const char *id), void *context)
{
    tidu_session *session = session_of(false);

    if (session)
        tidu_ladder_rungs(session, NULL, each, context, NULL);
}

bool names_of_indicator(const char *id, bool *is_annual)
{
    tidu_session *session = names_is_id(id) ? session_of(false) : NULL;
    tidu_indicator_info info;

    for (size_t i = 0; session && tidu_indicator(session, i, &info); i++) {
        if (strcmp(info.name, id))
            continue;
        *is_annual = info.is_annual;
        return true;
    }
    return false;
}

typedef struct id_list {
    char ids[MOST_INDICES][MOST_ID];
    size_t n;
} id_list;

static int compare(const void *a, const void *b)
{
    return strcmp(a, b);
}

static void add_file(id_list *l, const char *file)
{
    static const char ending[] = ".yaml";
    size_t n = strlen(file);
    char id[MOST_ID];

    if (n < sizeof ending || n >= sizeof id + sizeof ending - 1 || strcmp(file + n - sizeof ending + 1, ending) || l->n == MOST_INDICES)
        return;
    snprintf(id, sizeof id, "%.*s", (int)(n - sizeof ending + 1), file);
    for (size_t i = 0; i < l->n; i++) {
        if (!strcmp(l->ids[i], id))
            return;
    }
    if (names_is_id(id))
        strcpy(l->ids[l->n++], id);
}

/* A link within the folder is another name of an index that is listed already. */
static bool is_other_name(DIR *d, const char *file)
{
    char target[MOST_ID + 8];
    ssize_t n = readlinkat(dirfd(d), file, target, sizeof target);

    return n > 0 && !memchr(target, '/', (size_t)n);
}

static void add_folder(id_list *l, const char *folder, size_t n)
{
    char path[4096];
    struct dirent *entry;
    DIR *d;

    snprintf(path, sizeof path, "%.*s/indices", (int)n, folder);
    d = opendir(path);
    while (d && (entry = readdir(d))) {
        if (!is_other_name(d, entry->d_name))
            add_file(l, entry->d_name);
    }
    if (d)
        closedir(d);
}

void names_of_indices(void (*each)(void *context, const char *id), void *context)
{
    id_list *l = calloc(1, sizeof *l);

    if (!l)
        return;
    for (const char *at = installation_models(); *at;) {
        size_t n = strcspn(at, ":");

        add_folder(l, at, n);
        at += n + (at[n] == ':');
    }
    qsort(l->ids, l->n, sizeof *l->ids, compare);
    for (size_t i = 0; i < l->n; i++)
        each(context, l->ids[i]);
    free(l);
}
