#include "report/target_row_text.h"

#include "base/date.h"
#include "base/message.h"
#include "base/number_text.h"
#include "report/target_text.h"

void target_row_aim_text(const target_row *r, text_buffer *out)
{
    char number[32];

    if (!r->part) {
        target_number_text(r->target, out);
        return;
    }
    text_buffer_append_string(out, "≥");
    text_buffer_append(out, number, number_format(r->part->aim, number));
}

void target_row_day_text(const target_reading *r, text_buffer *out)
{
    char day[11];

    date_format(r->day, day);
    text_buffer_append_string(out, day);
}

void target_joint_text(const target *t, text_buffer *out)
{
    for (size_t i = 0; i < t->n_joint; i++)
        text_buffer_print(out, "%s%s", i ? _("; ") : "", t->joint[i]);
}

void target_due_text(const target_row *r, text_buffer *out)
{
    char day[11];

    date_format(r->curve.end, day);
    text_buffer_append_string(out, day);
}

void target_chance_text(const target_chance *c, text_buffer *out)
{
    static const char *const words[] = {[CHANCE_UNKNOWN] = N_("nothing is known of what is still to come"),
                                        [CHANCE_DECIDED] = N_("it is decided"),
                                        [CHANCE_FORECAST] = N_("by those who can file this year and the rule in force"),
                                        [CHANCE_STOCK] = N_("by the certificates that are valid, run out, are renewed and come in"),
                                        [CHANCE_FAILED] = N_("cannot be told: %s")};

    if (c->method == CHANCE_FAILED)
        text_buffer_print(out, _("cannot be told: %s"), c->why);
    else
        text_buffer_append_string(out, _(words[c->method]));
}
