/*
 * The common begin and end of all kinds of intake.
 */
#include "intake/intake_session.h"

#include <string.h>

#include "base/error.h"
#include "base/message.h"

tidu_status intake_session_begin(intake_session *s, const char *file,
                                 const intake_options *options, dictionary *d, problems *found,
                                 tidu_error *err)
{
    static const word_lists none;
    const dictionary *named = d ? d : options->dictionary;

    *s = (intake_session){.words = named ? dictionary_words(named) : &none, .found = found, .found_before = problems_count(found)};
    s->memory = arena_new();
    s->file = s->memory ? arena_copy_string(s->memory, file) : NULL;
    if (!s->file)
        return error_memory(err);
    return options->map ? mapping_load(options->map, d, &s->map, err) : TIDU_OK;
}

void intake_session_end(intake_session *s)
{
    mapping_free(s->map);
    arena_free(s->memory);
}

bool intake_session_rename(intake_session *s, const char *name)
{
    if (strcmp(s->file, name))
        s->file = arena_copy_string(s->memory, name);
    return s->file != NULL;
}

tidu_status intake_session_be_strict(const intake_session *s, tidu_error *err)
{
    const problem *first = NULL;
    size_t n = 0;

    for (size_t i = s->found_before; i < problems_count(s->found); i++) {
        const problem *entry = problems_get(s->found, i);

        if (problem_severity_of(entry->kind) == PROBLEM_NOTE)
            continue;
        if (!n++)
            first = entry;
    }
    if (!first)
        return TIDU_OK;
    return error_at(err, TIDU_EDATA, s->file, first->line, first->column,
                    _("strict mode: problems %zu; the first is %s '%s' (%s): %s"), n,
                    problem_code(first->kind), first->found, first->header,
                    problem_text(first->kind));
}

tidu_status intake_session_report(intake_session *s, const byte_source *bytes,
                                  intake_report *report, tidu_error *err)
{
    char digest[65];

    byte_source_digest(bytes, digest);
    report->file = s->file;
    report->digest = arena_copy_string(s->memory, digest);
    report->map = s->map ? arena_copy_string(s->memory, s->map->tree->file) : NULL;
    report->map_digest = s->map ? arena_copy_string(s->memory, s->map->tree->digest) : NULL;
    if (!report->digest || (s->map && (!report->map || !report->map_digest)))
        return error_memory(err);
    report->memory = s->memory;
    s->memory = NULL;
    return TIDU_OK;
}
