/*
 * Rows in order of their ids, with hash indexes of names and of Chinese labels.
 */
#include "panel/indicator.h"

#include <math.h>
#include <string.h>

#include "base/allocate.h"
#include "base/arena.h"
#include "base/suggest.h"
#include "base/text_index.h"

static const char judged_prefix[] = "judged_";

/* A name under which certificates are listed. */
typedef struct certificate_name {
    const char *name;
    const char *model;
} certificate_name;

struct dictionary {
    arena *memory;
    text_index *names;  /* the number of a name is the id of its indicator */
    text_index *labels; /* Chinese ones; the indicator that has a label first: */
    int *label_owners;
    size_t label_capacity;
    bool has_figure; /* a name or label is a figure: "1" */
    indicator **rows;
    size_t n;
    size_t capacity;
    certificate_name *certificates;
    size_t n_certificates;
    size_t certificates_capacity;
    word_lists words;
    dictionary_subject subject; /* id NULL: companies */
};

dictionary *dictionary_new(void)
{
    dictionary *d = allocate_array(1, sizeof *d);

    if (d && (d->memory = arena_new()) && (d->names = text_index_new()) &&
        (d->labels = text_index_new()))
        return d;
    dictionary_free(d);
    return NULL;
}

void dictionary_free(dictionary *d)
{
    if (!d)
        return;
    arena_free(d->memory);
    text_index_free(d->names);
    text_index_free(d->labels);
    release(d->label_owners);
    release(d->rows);
    release(d->certificates);
    release(d);
}

/* Replace *text by a copy; NULL stays NULL. False if memory is exhausted. */
static bool copy_text(dictionary *d, const char **text)
{
    if (!*text)
        return true;
    *text = arena_copy_string(d->memory, *text);
    return *text != NULL;
}

static bool copy_labels(dictionary *d, indicator *row)
{
    size_t n = 0;
    const char **own;

    while (row->labels_zh && row->labels_zh[n])
        n++;
    own = arena_take_array(d->memory, n + 1, sizeof *own);
    for (size_t i = 0; own && i < n; i++) {
        own[i] = row->labels_zh[i];
        if (!copy_text(d, &own[i]))
            return false;
    }
    row->labels_zh = own;
    return own != NULL;
}

static bool copy_choices(dictionary *d, indicator *row)
{
    size_t n = 0;
    const char **own;

    while (row->choices && row->choices[n])
        n++;
    if (!n) {
        row->choices = NULL;
        return true;
    }
    own = arena_take_array(d->memory, n + 1, sizeof *own);
    for (size_t i = 0; own && i < n; i++) {
        own[i] = row->choices[i];
        if (!copy_text(d, &own[i]))
            return false;
    }
    row->choices = own;
    return own != NULL;
}

/* Digits, with points and dashes. */
static bool is_figure(const char *text, size_t length)
{
    size_t i = 0;

    while (i < length && ((text[i] >= '0' && text[i] <= '9') || text[i] == '.' || text[i] == '-'))
        i++;
    return i == length;
}

/* Note the labels of the next indicator. False if memory is exhausted. */
static bool add_labels(dictionary *d, const indicator *row)
{
    for (const char *const *zh = row->labels_zh; *zh; zh++) {
        size_t n = text_index_count(d->labels);
        uint32_t number;

        if (!allocate_room((void **)&d->label_owners, &d->label_capacity, n + 1, sizeof *d->label_owners))
            return false;
        number = text_index_add(d->labels, *zh, strlen(*zh));
        if (number == TEXT_INDEX_NONE)
            return false;
        if (number == n)
            d->label_owners[n] = (int)d->n;
        d->has_figure |= is_figure(*zh, strlen(*zh));
    }
    d->has_figure |= is_figure(row->name, strlen(row->name));
    return true;
}

int dictionary_add(dictionary *d, const indicator *row)
{
    indicator *added;

    if (!allocate_room((void **)&d->rows, &d->capacity, d->n + 1, sizeof *d->rows))
        return INDICATOR_NONE;
    added = arena_take(d->memory, sizeof *added);
    if (!added)
        return INDICATOR_NONE;
    *added = *row;
    if (!copy_text(d, &added->name) || !copy_text(d, &added->label_en) || !copy_text(d, &added->fallback) ||
        !copy_text(d, &added->part_of) || !copy_text(d, &added->seldom_above) || !copy_labels(d, added) || !copy_choices(d, added) ||
        !add_labels(d, added) ||
        text_index_add(d->names, added->name, strlen(added->name)) != d->n)
        return INDICATOR_NONE;
    d->rows[d->n] = added;
    return (int)d->n++;
}

bool dictionary_add_certificate(dictionary *d, const char *name, const char *model)
{
    certificate_name row = {name, model};

    if (!copy_text(d, &row.name) || !copy_text(d, &row.model) ||
        !allocate_room((void **)&d->certificates, &d->certificates_capacity, d->n_certificates + 1,
                       sizeof *d->certificates))
        return false;
    d->certificates[d->n_certificates++] = row;
    return true;
}

const char *dictionary_certificate_name(const dictionary *d, const char *model)
{
    for (size_t i = 0; i < d->n_certificates; i++) {
        if (!strcmp(d->certificates[i].model, model))
            return d->certificates[i].name;
    }
    return NULL;
}

const char *dictionary_find_certificate(const dictionary *d, const char *folded)
{
    for (size_t i = 0; i < d->n_certificates; i++) {
        if (strstr(folded, d->certificates[i].name))
            return d->certificates[i].model;
    }
    return NULL;
}

bool dictionary_set_subject(dictionary *d, const dictionary_subject *subject)
{
    d->subject = *subject;
    return copy_text(d, &d->subject.id) && copy_text(d, &d->subject.name_en) && copy_text(d, &d->subject.name_zh);
}

const dictionary_subject *dictionary_get_subject(const dictionary *d)
{
    return d->subject.id ? &d->subject : NULL;
}

bool dictionary_add_word(dictionary *d, word_kind kind, const char *word)
{
    return word_lists_add(&d->words, d->memory, kind, word);
}

const word_lists *dictionary_words(const dictionary *d)
{
    return &d->words;
}

int dictionary_count(const dictionary *d)
{
    return (int)d->n;
}

const indicator *dictionary_get(const dictionary *d, int id)
{
    return d->rows[id];
}

int dictionary_find(const dictionary *d, const char *name)
{
    uint32_t number = text_index_find(d->names, name, strlen(name));

    return number == TEXT_INDEX_NONE ? INDICATOR_NONE : (int)number;
}

int dictionary_fallback(const dictionary *d, int id)
{
    const char *fallback = dictionary_get(d, id)->fallback;

    return fallback ? dictionary_find(d, fallback) : INDICATOR_NONE;
}

bool dictionary_falls_back(const dictionary *d, int id, int on)
{
    while (id != INDICATOR_NONE && id != on)
        id = dictionary_fallback(d, id);
    return id == on;
}

int dictionary_whole(const dictionary *d, int id)
{
    const char *whole = dictionary_get(d, id)->part_of;

    return whole ? dictionary_find(d, whole) : INDICATOR_NONE;
}

bool indicator_is_among(int id, const int *list, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (list[i] == id)
            return true;
    }
    return false;
}

int dictionary_find_label(const dictionary *d, const char *label)
{
    int id = dictionary_find(d, label);
    uint32_t number = id == INDICATOR_NONE ? text_index_find(d->labels, label, strlen(label)) : TEXT_INDEX_NONE;

    return number == TEXT_INDEX_NONE ? id : d->label_owners[number];
}

bool dictionary_may_label(const dictionary *d, const char *text, size_t length)
{
    return d->has_figure || !is_figure(text, length);
}

size_t dictionary_label_rank(const dictionary *d, int id, const char *label)
{
    const char *const *labels = d->rows[id]->labels_zh;
    size_t rank = 0;

    if (!strcmp(d->rows[id]->name, label))
        return 0;
    while (labels[rank] && strcmp(labels[rank], label))
        rank++;
    return rank + 1;
}

int dictionary_add_judged(dictionary *d, const char *name)
{
    int id = dictionary_find(d, name);

    if (id != INDICATOR_NONE)
        return id;
    if (strncmp(name, judged_prefix, sizeof judged_prefix - 1) || !name[sizeof judged_prefix - 1])
        return INDICATOR_NONE;
    for (const char *c = name; *c; c++) {
        if (!((*c >= 'a' && *c <= 'z') || (*c >= '0' && *c <= '9') || *c == '_'))
            return INDICATOR_NONE;
    }
    return dictionary_add(d, &(indicator){.name = name,
                                          .kind = INDICATOR_ANNUAL,
                                          .type = INDICATOR_COUNT,
                                          .label_en = name,
                                          .labels_zh = (const char *const[]){name, NULL},
                                          .least = 0,
                                          .greatest = INFINITY,
                                          .is_judged = true});
}

const char *dictionary_suggest(const dictionary *d, const char *name)
{
    suggestion best = suggestion_begin(name);

    for (int id = 0; id < dictionary_count(d); id++)
        suggestion_offer(&best, dictionary_get(d, id)->name);
    return best.nearest;
}

const char *indicator_label(const indicator *i, bool zh)
{
    return zh ? i->labels_zh[0] : i->label_en;
}

const char *indicator_type_name(indicator_type type)
{
    static const char *const names[] = {
        [INDICATOR_TEXT] = "text",   [INDICATOR_DATE] = "date",   [INDICATOR_FLAG] = "flag",
        [INDICATOR_CODE] = "code",   [INDICATOR_MONEY] = "money", [INDICATOR_COUNT] = "count",
        [INDICATOR_SHARE] = "share",
    };
    return names[type];
}
