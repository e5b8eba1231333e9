#include "report/quality_text.h"

#include "base/message.h"

grid *quality_grid(document *d, const char *name, const char *heading, const table_column *columns, size_t n,
                   const quality_style *style)
{
    table_column *own = arena_take_array(document_memory(d), n, sizeof *own);

    for (size_t i = 0; own && i < n; i++) {
        own[i] = columns[i];
        if (style->is_for_people && columns[i].kind == TABLE_SHARE)
            own[i].decimals = 1;
    }
    return document_grid(d, name, heading, own ? own : columns, n);
}

const char *quality_say(const quality_wording *w, const quality_style *style)
{
    return style->is_for_people && *w->text ? _(w->text) : w->word;
}

const char *quality_keeper_text(indicator_keeper keeper, const quality_style *style)
{
    static const quality_wording keepers[] = {[KEEPER_UNKNOWN] = {"", ""},
                                      [KEEPER_TAX] = {"tax", N_("tax bureau")},
                                      [KEEPER_MARKET] = {"market", N_("market supervision")},
                                      [KEEPER_STATISTICS] = {"statistics", N_("statistics bureau")},
                                      [KEEPER_COMPANY] = {"company", N_("the company")}};

    return quality_say(&keepers[keeper], style);
}
