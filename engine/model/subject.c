/*
 * A subject's file is read once. Its key and its name stand for those of a company (uscc, name), which other code asks for by
 * these names; they and the year come first, then the subject's own indicators, then those of companies. The dictionary
 * keeps the first owner of a label, so that an earlier one counts.
 */
#include "model/subject.h"

#include <dirent.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/error.h"
#include "base/message.h"
#include "base/path.h"
#include "base/suggest.h"
#include "model/dictionary_internal.h"
#include "model/file_tables.h"

typedef struct draft {
    const char *folders;
    const char *id;
    model_text name;
    entry key, called; /* labels alone */
} draft;

static const field_row heading_rows[] = {
    FIELD("en", REQUIRED, text, entry, row.label_en),
    FIELD_PART("zh", REQUIRED, YAML_IS_SEQUENCE, dictionary_read_labels, FIELD_LIST_LIKE(&field_text_form)),
    FIELD_END};
static const field_table heading_table = {.rows = heading_rows, .form = N_("the headings of a column are {en: ..., zh: [...]}")};

/* --- the indicators of companies ------------------------------------------------------ */

static const entry *heading_of(const draft *s, const char *name)
{
    return !strcmp(name, "uscc") ? &s->key : !strcmp(name, "name") ? &s->called : NULL;
}

static tidu_status add_frame(rule_reader *r, const yaml_node *n, void *out)
{
    entry *e = out;
    const entry *heading = heading_of(r->subject, n->key);

    if (heading) {
        e->row.label_en = heading->row.label_en;
        memcpy(e->labels, heading->labels, sizeof e->labels);
    }
    return dictionary_add_read(r, n, out);
}

static tidu_status add_rest(rule_reader *r, const yaml_node *n, void *out)
{
    return dictionary_find(r->dictionary, n->key) == INDICATOR_NONE ? dictionary_add_read(r, n, out) : TIDU_OK;
}

static const field_table frame_table = {.rows = dictionary_indicator_rows, .check = add_frame};
static const field_table rest_table = {.rows = dictionary_indicator_rows, .check = add_rest};

/* The code, the name and the year, which refer to nothing else. */
static tidu_status read_frame(rule_reader *r, const yaml_node *list, void *out)
{
    tidu_status status = TIDU_OK;

    (void)out;
    for (const yaml_node *n = list->first; n && !status; n = n->next) {
        if (heading_of(r->subject, n->key) || !strcmp(n->key, "year") || !strcmp(n->key, "month"))
            status = dictionary_read_entry(r, n, &frame_table);
    }
    return status;
}

static tidu_status read_rest(rule_reader *r, const yaml_node *list, void *out)
{
    (void)out;
    return dictionary_read_list(r, list, &rest_table);
}

#define FILE_ROWS(reader)                                                                   \
    {FIELD_UNREAD("dictionary", REQUIRED, YAML_IS_SCALAR, "the file's name says the same"), \
     FIELD_PART("indicators", REQUIRED, YAML_IS_MAPPING, reader), FIELD_END}

static const field_row frame_rows[] = FILE_ROWS(read_frame);
static const field_row rest_rows[] = FILE_ROWS(read_rest);
static const field_table frame_file = {.rows = frame_rows};
static const field_table rest_file = {.rows = rest_rows};

/* --- the subject's file --------------------------------------------------------------- */

static tidu_status read_indicators(rule_reader *r, const yaml_node *list, void *out)
{
    draft *s = out;
    char path[DICTIONARY_PATH];
    tidu_status status = dictionary_find_indicators(s->folders, path, r->err);

    if (!status)
        status = dictionary_read_file(path, &frame_file, r->dictionary, s, r->err);
    if (!status)
        status = dictionary_read_list(r, list, &dictionary_own_table);
    if (!status)
        status = dictionary_read_file(path, &rest_file, r->dictionary, s, r->err);
    return status;
}

static const field_row subject_rows[] = {
    FIELD("subject", REQUIRED, id, draft, id),
    FIELD("name", REQUIRED, bilingual, draft, name),
    FIELD_STRUCT("key", REQUIRED, &heading_table, draft, key),
    FIELD_STRUCT("called", REQUIRED, &heading_table, draft, called),
    FIELD_PART("indicators", REQUIRED, YAML_IS_MAPPING, read_indicators, FIELD_LIST_LIKE(&dictionary_own_table)),
    FIELD_END};

const field_table subject_file = {.rows = subject_rows};

static tidu_status read_subject(const char *path, draft *s, dictionary *d, tidu_error *err)
{
    rule_reader r = {.dictionary = d, .subject = s, .err = err};
    const char *asked = s->id;
    yaml_tree *t;
    tidu_status status = yaml_load(path, &t, err);

    if (status)
        return status;
    r.tree = t;
    status = file_read(&r, &subject_file, s);
    if (!status && asked && strcmp(asked, s->id) != 0)
        status = yaml_error(t, yaml_find(t->root, "subject"), err, _("the file is called %s.yaml: then its subject is '%s'"), asked, asked);
    if (!status && !dictionary_set_subject(d, &(dictionary_subject){s->id, s->name.en, s->name.zh}))
        status = error_memory(err);
    yaml_free(t);
    return status;
}

/* The nearest id among the files of a folder. */
static void offer_files(suggestion *best, const char *folder, char found[DICTIONARY_PATH])
{
    static const char ending[] = ".yaml";
    DIR *files = opendir(folder);
    struct dirent *file;

    while (files && (file = readdir(files))) {
        size_t length = strlen(file->d_name);
        char id[DICTIONARY_PATH];

        if (length < sizeof ending || length >= sizeof id || strcmp(file->d_name + length - strlen(ending), ending) != 0)
            continue;
        snprintf(id, sizeof id, "%.*s", (int)(length - strlen(ending)), file->d_name);
        suggestion_offer(best, id);
        if (best->nearest == id)
            best->nearest = strcpy(found, id);
    }
    if (files)
        closedir(files);
}

static tidu_status find_file(const char *folders, const char *id, char path[DICTIONARY_PATH], tidu_error *err)
{
    suggestion best = suggestion_begin(id);
    char nearest[DICTIONARY_PATH];
    const char *folder;
    size_t length;

    while (path_next_folder(&folders, &folder, &length)) {
        snprintf(path, DICTIONARY_PATH, "%.*s/subjects/%s.yaml", (int)length, folder, id);
        if (!strchr(id, '/') && !access(path, R_OK))
            return TIDU_OK;
        snprintf(path, DICTIONARY_PATH, "%.*s/subjects", (int)length, folder);
        offer_files(&best, path, nearest);
    }
    if (best.nearest)
        return error_set(err, TIDU_ENOTFOUND, _("no subject is called '%s'; did you mean '%s'?"), id, best.nearest);
    return error_set(err, TIDU_ENOTFOUND, _("no subject is called '%s'; those that there are stand in the folder subjects of the models"), id);
}

/* `s` has the folders, and the id if the file must have one. */
static tidu_status load(draft *s, const char *path, dictionary **out, tidu_error *err)
{
    dictionary *d = dictionary_new();
    tidu_status status = d ? read_subject(path, s, d, err) : error_memory(err);

    if (!status)
        status = dictionary_read_words(s->folders, d, err);
    if (status)
        dictionary_free(d);
    else
        *out = d;
    return status;
}

tidu_status subject_dictionary_load(const char *folders, const char *id, dictionary **out, tidu_error *err)
{
    draft s = {.folders = folders, .id = id};
    char path[DICTIONARY_PATH];
    tidu_status status = find_file(folders, id, path, err);

    return status ? status : load(&s, path, out, err);
}

tidu_status subject_dictionary_load_file(const char *folders, const char *path, dictionary **out, tidu_error *err)
{
    draft s = {.folders = folders};

    return load(&s, path, out, err);
}

void subject_of_rules(const char *path, char id[SUBJECT_ID])
{
    const yaml_node *subject;
    yaml_tree *t;

    *id = '\0';
    if (yaml_load(path, &t, NULL))
        return;
    subject = t->root ? yaml_find(t->root, "subject") : NULL;
    if (subject && subject->kind == YAML_SCALAR && subject->length < SUBJECT_ID)
        strcpy(id, subject->text);
    yaml_free(t);
}
