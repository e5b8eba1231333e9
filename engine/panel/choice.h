/*
 * The words that a column of text holds (indicator.choices), each with its spellings:
 *
 *   存疑=doubtful=待定       what is stored and shown in Chinese, the word in English, other spellings that are read
 */
#ifndef PANEL_CHOICE_H
#define PANEL_CHOICE_H

#include <stdbool.h>
#include <stddef.h>

enum { CHOICE_TEXT = 64, CHOICES_TEXT = 256, CHOICES_MOST = 64, CHOICES_LETTERS = 255 };

/* Whether a choice has a word in both languages, none too long. */
bool choice_is_whole(const char *choice);

/* Whether a drop-down list of a spreadsheet holds the words of either language: CHOICES_LETTERS with the commas between them. */
bool choices_fit(const char *const *choices);

/* The choice (NULL-terminated list) one of whose spellings the folded text is; NULL: none. */
const char *choice_find(const char *const *choices, const char *folded);

/* Its word in the language. */
void choice_text(const char *choice, bool zh, char out[CHOICE_TEXT]);

/* All words in the language, joined. */
void choices_join(const char *const *choices, bool zh, const char *between, char out[CHOICES_TEXT]);

#endif
