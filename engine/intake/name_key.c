#include "intake/name_key.h"

#include <stdio.h>
#include <string.h>

#include "base/allocate.h"
#include "base/error.h"
#include "base/formula_text.h"
#include "base/text_index.h"
#include "intake/cell_text.h"
#include "intake/company_name.h"

struct name_keys {
    const word_lists *words;
    const char *prefix;
    const intake_options *options;
    text_index *folded;
    arena *memory;
    const char **codes; /* [folded] */
    size_t capacity;
};

name_keys *name_keys_new(const word_lists *words, const char *prefix, const intake_options *options)
{
    name_keys *k = allocate_array(1, sizeof *k);

    if (!k)
        return NULL;
    *k = (name_keys){words, prefix, options, text_index_new(), arena_new(), NULL, 0};
    if (!k->folded || !k->memory) {
        name_keys_free(k);
        k = NULL;
    }
    return k;
}

void name_keys_free(name_keys *k)
{
    if (!k)
        return;
    text_index_free(k->folded);
    arena_free(k->memory);
    release(k->codes);
    release(k);
}

/* Whether a code of a database is a spelling of this name behind the prefix, and not another kind of code. */
static bool is_spelling(const name_keys *k, const char *code, const char *folded)
{
    size_t prefix = strlen(k->prefix);
    char other[COMPANY_NAME_SIZE];

    return !strncmp(code, k->prefix, prefix) &&
           company_name_fold(k->words, code + prefix, strlen(code + prefix), other) && !strcmp(other, folded);
}

/* The code of a name that is new: as in the database, else as written. NULL if memory is exhausted. */
static const char *first_spelling(const name_keys *k, const table_field *field, const char *folded)
{
    const intake_options *o = k->options;
    const char *text = field->text;
    size_t length = formula_text_original(&text, field->length);
    char found[NAME_FOUND_SIZE], name[COMPANY_CODE_SIZE];

    length = cell_trim(&text, length);
    snprintf(name, sizeof name, "%.*s", (int)length, text);
    if (o->find_company &&
        o->find_company(o->name_context, &(name_query){name, "", true}, found) == NAME_FOUND && is_spelling(k, found, folded))
        return arena_copy_string(k->memory, found);
    return arena_print(k->memory, "%s%s", k->prefix, name);
}

tidu_status name_keys_spell(name_keys *k, const table_field *field, company_code *code, tidu_error *err)
{
    char folded[COMPANY_NAME_SIZE];
    size_t length = company_name_fold(k->words, field->text, field->length, folded);
    size_t known = text_index_count(k->folded);
    uint32_t number = text_index_add(k->folded, folded, length);

    if (number == TEXT_INDEX_NONE || !allocate_room((void **)&k->codes, &k->capacity, (size_t)number + 1, sizeof *k->codes))
        return error_memory(err);
    if (number == known && !(k->codes[number] = first_spelling(k, field, folded)))
        return error_memory(err);
    code->length = (size_t)snprintf(code->text, sizeof code->text, "%s", k->codes[number]);
    return TIDU_OK;
}
