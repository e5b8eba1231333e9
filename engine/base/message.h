/*
 * Messages are written in English and translated by gettext in the domain "tidu". _() translates a message where it is
 * used; N_() only marks a string in a table for the catalogue; PLURAL() takes the form for a count.
 */
#ifndef BASE_MESSAGE_H
#define BASE_MESSAGE_H

#include <libintl.h>

#define MESSAGE_DOMAIN "tidu"
#define _(text) dgettext(MESSAGE_DOMAIN, text)
#define N_(text) text
#define PLURAL(one, many, count) dngettext(MESSAGE_DOMAIN, one, many, count)

#endif
