/*
 * Days and numbers for which two lists of certificates, or of applications, that are imported together have different values.
 * The later list then states none, or the day of grant of the earlier one, so that it adds nothing that contradicts.
 */
#include "api/import_act_internal.h"

#include <stdio.h>
#include <string.h>

#include "base/message.h"

enum { MOST_NAME = 160 };

typedef struct day_text {
    char text[11];
} day_text;

static day_text day_of(long day)
{
    day_text out;

    date_format(day, out.text);
    return out;
}

/* --- applications -------------------------------------------------------------------------- */

static void settle_applications(import_act *a, one_file *stays, one_file *goes)
{
    for (size_t i = 0; i < applications_count(goes->filed); i++) {
        const filed_application *other = applications_get(goes->filed, i);
        const filed_application *kept = applications_find(stays->filed, other);
        char name[MOST_NAME];

        if (!kept || kept->day == DATE_NO_END || other->day == DATE_NO_END || kept->day == other->day)
            continue;
        snprintf(name, sizeof name, "%s@%s@%s.day", kept->model, kept->batch, kept->status);
        import_say_dispute(a, &(import_dispute){stays, goes, kept->code, name, _("day of the application's status"), "day",
                                                kept->year, day_of(kept->day).text, day_of(other->day).text, kept->line,
                                                other->line});
        applications_forget_day(goes->filed, i);
    }
}

/* --- certificates --------------------------------------------------------------------------- */

static bool has_number(const credential *c)
{
    return c->number && *c->number;
}

/*
 * Whether two statements are about one certificate: it has one number, or was granted on one day, or in one year and no two
 * numbers tell them apart.
 */
static bool is_same(const credential *a, const credential *b)
{
    if (strcmp(a->model, b->model) != 0)
        return false;
    if (a->granted_on == b->granted_on)
        return true;
    if (has_number(a) && has_number(b))
        return !strcmp(a->number, b->number);
    return date_from_days(a->granted_on).year == date_from_days(b->granted_on).year;
}

/* The statement about the same certificate: of the same day, if there is one, else the latest. */
static const credential *find_same(const credentials *held, const credential *wanted)
{
    const credential *found = NULL;

    for (const credential *c = credentials_next(held, wanted->code, NULL); c; c = credentials_next(held, wanted->code, c)) {
        if (is_same(c, wanted) && (!found || c->granted_on == wanted->granted_on))
            found = c;
    }
    return found;
}

/* One of the three things that a list says of a certificate. */
typedef struct certificate_statement {
    const char *part, *label;
    const char *value, *other;
} certificate_statement;

static void say(import_act *a, const one_file *stays, const one_file *goes, const credential *kept, const credential *other,
                const certificate_statement *s)
{
    char name[MOST_NAME];

    snprintf(name, sizeof name, "%s@%s.%s", kept->model, day_of(kept->granted_on).text, s->part);
    import_say_dispute(a, &(import_dispute){stays, goes, kept->code, name, s->label, s->part, 0, s->value, s->other,
                                            kept->line, other->line});
}

static void settle_certificate(import_act *a, one_file *stays, one_file *goes, size_t i)
{
    const credential *other = credentials_get(goes->held, i), *kept = find_same(stays->held, other);

    bool is_moved = kept && kept->granted_on != other->granted_on;

    if (!kept)
        return;
    if (is_moved) {
        say(a, stays, goes, kept, other,
            &(certificate_statement){"granted_on", _("day of grant of the certificate"), day_of(kept->granted_on).text,
                                     day_of(other->granted_on).text});
        credentials_move_grant(goes->held, i, kept->granted_on);
    }
    if (kept->expires_on != DATE_NO_END && other->expires_on != DATE_NO_END && kept->expires_on != other->expires_on) {
        say(a, stays, goes, kept, other,
            &(certificate_statement){"expires_on", _("last day of the certificate"), day_of(kept->expires_on).text,
                                     day_of(other->expires_on).text});
        credentials_forget_end(goes->held, i);
    } else if (is_moved) {
        credentials_forget_end(goes->held, i); /* it went with the day that goes */
    }
    if (has_number(kept) && has_number(other) && strcmp(kept->number, other->number) != 0) {
        say(a, stays, goes, kept, other,
            &(certificate_statement){"number", _("number of the certificate"), kept->number, other->number});
        credentials_forget_number(goes->held, i);
    }
}

/* --- lists ----------------------------------------------------------------------------------- */

static void settle_two(import_act *a, one_file *stays, one_file *goes)
{
    size_t before = a->n_conflicts;

    if (stays->filed && goes->filed)
        settle_applications(a, stays, goes);
    for (size_t i = 0; stays->held && goes->held && i < credentials_count(goes->held); i++)
        settle_certificate(a, stays, goes, i);
    if (a->n_conflicts > before)
        text_buffer_append_string(&goes->without, stays->report.digest);
}

void import_settle_lists(import_act *a)
{
    for (size_t k = 1; k < a->n; k++) {
        for (size_t i = 0; i < k; i++)
            settle_two(a, &a->files[i], &a->files[k]);
    }
}
