/*
 * Text cells: cleaning, checking and storing them, with a cache for texts that repeat from row to row.
 */
#include "intake/intake_text.h"

#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/formula_text.h"
#include "base/utf8.h"
#include "intake/cell_text.h"
#include "intake/code_text.h"
#include "intake/company_name.h"
#include "intake/masked_cell.h"
#include "panel/choice.h"

enum { MOST_TEXT = 1000 };

static bool is_control(char c)
{
    return (unsigned char)c < ' ' || c == 0x7f;
}

/* Codes of regions and industries are compared as ASCII; names are kept as written. */
static bool is_plain_code(const char *folded)
{
    for (; *folded; folded++) {
        if (!((*folded >= '0' && *folded <= '9') || (*folded >= 'A' && *folded <= 'Z') ||
              (*folded >= 'a' && *folded <= 'z')))
            return false;
    }
    return true;
}

/* Digits, optionally after one letter: most codes, with nothing to clean. */
static bool is_number_code(const char *text, size_t length)
{
    size_t i = length && *text >= 'A' && *text <= 'Z';

    if (i == length)
        return false;
    while (i < length && text[i] >= '0' && text[i] <= '9')
        i++;
    return i == length;
}

/* The text to store, in `buffer` if it differs from the cell's; returns its length. */
static size_t clean_text(const word_lists *words, const char **text, size_t length, char buffer[MOST_TEXT + 1])
{
    size_t n;

    length = cell_trim(text, length);
    if (length > MOST_TEXT || is_number_code(*text, length))
        return length;
    if (length <= 32) {
        n = cell_fold(*text, length, buffer, MOST_TEXT + 1);
        if (cell_is_nothing(words, buffer))
            return 0;
        if (is_plain_code(buffer)) {
            *text = buffer;
            return n;
        }
    }
    for (n = 0; n < length && !is_control((*text)[n]);)
        n++;
    if (n == length)
        return length;
    for (n = 0; n < length; n++)
        buffer[n] = is_control((*text)[n]) ? ' ' : (*text)[n];
    *text = buffer;
    return length;
}

/* The code that a cell holds or names; 0: it holds none. `out` is not the text. */
static size_t find_code(const plan_cell *cell, const char *text, size_t length, char out[MOST_TEXT + 1])
{
    char folded[MOST_TEXT + 1], code[CODE_TEXT_SIZE];
    const intake_options *o = cell->options;

    cell_fold(text, length, folded, sizeof folded);
    if (!code_text_read(cell->coded == CODED_REGION ? CODE_REGION : CODE_INDUSTRY, folded, code) &&
        !(o->find_code && o->find_code(o->code_context, cell->coded, code_text_words(folded), code)))
        return 0;
    strcpy(out, code);
    return strlen(code);
}

/* The word that is stored for a text of a column with choices; false: it is none of them, and `out` says what it is and they are. */
static bool choose(const plan_cell *cell, const char *text, size_t length, char out[MOST_TEXT + 1])
{
    char folded[MOST_TEXT + 1], words[CHOICES_TEXT];
    const char *choice;

    cell_fold(text, length, folded, sizeof folded);
    choice = choice_find(cell->meaning->choices, folded);
    if (choice) {
        choice_text(choice, true, out);
        return true;
    }
    choices_join(cell->meaning->choices, true, "/", words);
    snprintf(out, MOST_TEXT, "%.*s (%s)", (int)utf8_cut(text, length > 100 ? 100 : length), text, words);
    return false;
}

/* Whether the name is the one that the company has, in another spelling. */
static bool is_same_name(const intake_target *t, const table_field *field)
{
    const char *kept = panel_text(t->panel, t->company, t->name);
    char a[COMPANY_NAME_SIZE], b[COMPANY_NAME_SIZE];
    size_t length = company_name_fold(t->words, field->text, field->length, a);

    return kept && length && length == company_name_fold(t->words, kept, strlen(kept), b) && !strcmp(a, b);
}

/* Report a conflict; only exhausted memory is a failure. */
static tidu_status finish(const intake_target *t, const plan_cell *cell, const table_field *field, panel_outcome outcome,
                          tidu_error *err)
{
    if (outcome == PANEL_NO_MEMORY)
        return error_memory(err);
    if (outcome == PANEL_CONFLICT && !(cell->indicator == t->name && is_same_name(t, field)))
        return intake_target_note(t, PROBLEM_ATTRIBUTE_CONFLICT, cell->field, cell->header, field->text, err);
    return TIDU_OK;
}

/* Cache the text, if nothing in the cell had to be changed or reported. */
static void remember(const intake_target *t, int indicator, const table_field *field, size_t length)
{
    const char *kept = panel_text(t->panel, t->company, indicator);

    if (indicator != t->name && length == field->length && !memcmp(kept, field->text, length))
        text_cache_keep(t->cache, indicator, kept, length);
}

/* What stands in place of a text; the names of companies are never masked. */
static bool is_mask(const intake_target *t, const plan_cell *cell, const table_field *field)
{
    return cell->indicator != t->name && cell->coded == CODED_NOT &&
           masked_cell_is(field->text, field->length, t->is_masked || cell->meaning->privacy == PRIVACY_PERSONAL);
}

static tidu_status put_new(const intake_target *t, const plan_cell *cell, const table_field *field, tidu_error *err)
{
    char buffer[MOST_TEXT + 1];
    const char *text = field->text;
    size_t written = formula_text_original(&text, field->length);
    bool is_ordinary = cell_is_ordinary(t->words, text, written);
    size_t length = is_ordinary ? written : clean_text(t->words, &text, written, buffer);
    panel_outcome outcome;

    if (!length)
        return TIDU_OK;
    if (cell->coded != CODED_NOT) {
        length = find_code(cell, text, length, buffer);
        text = buffer;
        if (!length)
            return intake_target_note(t, PROBLEM_CODE_WORDS, cell->field, cell->header, field->text, err);
    }
    if (cell->meaning->choices) {
        char chosen[MOST_TEXT + 1];

        if (!choose(cell, text, length, chosen))
            return intake_target_note(t, PROBLEM_CHOICE, cell->field, cell->header, chosen, err);
        strcpy(buffer, chosen);
        text = buffer;
        length = strlen(buffer);
    }
    if (length > MOST_TEXT)
        return intake_target_note(t, PROBLEM_TEXT_TOO_LONG, cell->field, cell->header, field->text,
                                  err);
    outcome = panel_set_text(t->panel, t->company, cell->indicator, text, length);
    if (outcome != PANEL_SET)
        return finish(t, cell, field, outcome, err);
    if (!is_ordinary && cell_is_suspect(text, length))
        return intake_target_note(t, PROBLEM_SUSPECT_TEXT, cell->field, cell->header, field->text, err);
    remember(t, cell->indicator, field, length);
    return TIDU_OK;
}

tidu_status intake_text_put(const intake_target *t, const plan_cell *cell, const table_field *field,
                            tidu_error *err)
{
    const char *kept = cell->indicator == t->name
                           ? NULL
                           : text_cache_find(t->cache, cell->indicator, field->text, field->length);

    if (!kept && is_mask(t, cell, field))
        return t->is_masked ? TIDU_OK : intake_target_note(t, PROBLEM_MASKED, cell->field, cell->header, field->text, err);
    return kept ? finish(t, cell, field, panel_share_text(t->panel, t->company, cell->indicator, kept), err)
                : put_new(t, cell, field, err);
}
