#include "report/certificate_text.h"

#include <stdio.h>

#include "base/message.h"

const char *certificate_last_day(const credential *c, bool is_for_people, char day[CERTIFICATE_DAY])
{
    char plain[11];

    if (c->expires_on == DATE_NO_END)
        return is_for_people ? _("unknown") : "";
    if (is_for_people && c->expires_on == CREDENTIAL_FOR_EVER)
        return _("no end");
    date_format(c->expires_on, plain);
    snprintf(day, CERTIFICATE_DAY, is_for_people && c->is_by_rule ? _("%s (by rule)") : "%s", plain);
    return day;
}
