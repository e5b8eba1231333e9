/*
 * What makes two imports the same one, as the text that is kept with an import and compared with later ones. An option
 * stands in it where it changes what comes in, and only if it is given, so that imports of before keep theirs.
 */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "api/import_internal.h"
#include "base/digest.h"
#include "base/text_buffer.h"

static void begin_table(text_buffer *b, const tidu_source *source)
{
    text_buffer_init(b);
    text_buffer_print(b, "--unit %s --encoding %s", source->unit ? source->unit : "yuan",
                      source->encoding ? source->encoding : "auto");
    if (source->sheet)
        text_buffer_print(b, " --sheet %s", source->sheet);
}

/* Columns of the user's own: before they were declared, the same file brought less. */
static void add_own_columns(text_buffer *b, const environment *env, const intake_report *report)
{
    const char *before = " own ";

    for (size_t i = 0; i < report->n_columns; i++) {
        int id = report->columns[i].indicator;

        if (!environment_is_own(env, id))
            continue;
        text_buffer_print(b, "%s%s", before, dictionary_get(env->dictionary, id)->name);
        before = ",";
    }
}

/* Which companies were found by their names: they may be found today and not when the file was imported before. */
static void add_names(text_buffer *b, const intake_report *report)
{
    if (report->by_name)
        text_buffer_print(b, " names %016" PRIx64, report->by_name);
}

static void add_without(text_buffer *b, const char *without)
{
    char digest[DIGEST_TEXT];

    if (!*without)
        return;
    digest_bytes(without, strlen(without), digest);
    text_buffer_print(b, " behind %.16s", digest);
}

/* A text that is too long is replaced by its digest. */
static bool end(text_buffer *b, char out[IMPORT_OPTIONS_TEXT])
{
    char digest[DIGEST_TEXT];
    bool ok = !b->failed;

    if (ok && b->length < IMPORT_OPTIONS_TEXT) {
        snprintf(out, IMPORT_OPTIONS_TEXT, "%s", text_buffer_string(b));
    } else if (ok) {
        digest_bytes(b->text, b->length, digest);
        snprintf(out, IMPORT_OPTIONS_TEXT, "digest %s", digest);
    }
    text_buffer_clear(b);
    return ok;
}

bool import_identify_companies(const environment *env, const tidu_source *source, const code_names *names,
                               const intake_report *report, const char *without, char out[IMPORT_OPTIONS_TEXT])
{
    text_buffer b;

    begin_table(&b, source);
    if (source->month)
        text_buffer_print(&b, " --month %s", source->month);
    if (source->year)
        text_buffer_print(&b, " --year %d", source->year);
    if (source->town)
        text_buffer_print(&b, " --town %s", source->town);
    if (names->last_import)
        text_buffer_print(&b, " register %lld", names->last_import);
    if (source->pool)
        text_buffer_print(&b, " --pool %s", source->pool);
    add_own_columns(&b, env, report);
    add_names(&b, report);
    add_without(&b, without);
    return end(&b, out);
}

bool import_identify_certificates(const tidu_source *source, const intake_report *report, const char *without,
                                  char out[IMPORT_OPTIONS_TEXT])
{
    text_buffer b;

    begin_table(&b, source);
    text_buffer_append_string(&b, " --credentials");
    if (source->credential)
        text_buffer_print(&b, " --credential %s", source->credential);
    if (source->granted)
        text_buffer_print(&b, " --granted %s", source->granted);
    add_names(&b, report);
    add_without(&b, without);
    return end(&b, out);
}

bool import_identify_pool_list(const tidu_source *source, const intake_report *report, char out[IMPORT_OPTIONS_TEXT])
{
    text_buffer b;

    text_buffer_init(&b);
    text_buffer_print(&b, "--pools --encoding %s", source->encoding ? source->encoding : "auto");
    if (source->sheet)
        text_buffer_print(&b, " --sheet %s", source->sheet);
    add_names(&b, report);
    return end(&b, out);
}

bool import_identify_target_values(const tidu_source *source, char out[IMPORT_OPTIONS_TEXT])
{
    text_buffer b;

    text_buffer_init(&b);
    text_buffer_print(&b, "--target-values --encoding %s", source->encoding ? source->encoding : "auto");
    if (source->sheet)
        text_buffer_print(&b, " --sheet %s", source->sheet);
    return end(&b, out);
}

bool import_identify_case(const tidu_source *source, const case_sheet *sheet, const intake_report *report, char out[IMPORT_OPTIONS_TEXT])
{
    text_buffer b;

    text_buffer_init(&b);
    text_buffer_print(&b, "%s --encoding %s", case_sheet_is_visits(sheet) ? "--visits" : "--tasks", source->encoding ? source->encoding : "auto");
    if (source->sheet)
        text_buffer_print(&b, " --sheet %s", source->sheet);
    add_names(&b, report);
    return end(&b, out);
}

bool import_identify_applications(const tidu_source *source, const intake_report *report, const char *without,
                                  char out[IMPORT_OPTIONS_TEXT])
{
    text_buffer b;

    text_buffer_init(&b);
    text_buffer_print(&b, "--applications --encoding %s", source->encoding ? source->encoding : "auto");
    if (source->sheet)
        text_buffer_print(&b, " --sheet %s", source->sheet);
    add_names(&b, report);
    add_without(&b, without);
    return end(&b, out);
}
