#include "cli/command.h"

#include <string.h>

#include "cli/language.h"

const command *const commands[] = {
    &cmd_import, &cmd_imports, &cmd_exports, &cmd_verify, &cmd_history, &cmd_diff, &cmd_inspect, &cmd_quality, &cmd_monthly, &cmd_code, &cmd_assess, &cmd_rank, &cmd_explain, &cmd_whatif, &cmd_gaps, &cmd_reach, &cmd_select, &cmd_fairness, &cmd_forecast, &cmd_calendar, &cmd_calibrate, &cmd_backtest, &cmd_ladder, &cmd_index, &cmd_plan, &cmd_roster, &cmd_policy, &cmd_coverage, &cmd_research, &cmd_baseline, &cmd_border, &cmd_metric, &cmd_league, &cmd_reallocate, &cmd_target, &cmd_models, &cmd_pool, &cmd_application, &cmd_task, &cmd_serve, NULL,
};

const option common_options[] = {
    {.name = "lang", .kind = OPTION_CHOICE, .choices = "zh|en",
     .help = N_("language of messages and headings (default: from the environment)")},
    {.name = "color", .kind = OPTION_CHOICE, .choices = "auto|always|never",
     .help = N_("colours on the screen (default auto)")},
    {.name = "level", .kind = OPTION_CHOICE, .choices = "L0|L1|L2|L3|public|bureau|leaders|full",
     .help = N_("what answers may show: L0 public to L3 full (default $TIDU_LEVEL, else as models/practice/export.yaml says)")},
    {.name = "quiet", .kind = OPTION_FLAG, .help = N_("no progress and no summary")},
    {.name = "help", .kind = OPTION_FLAG, .help = N_("show this help")},
    {.name = NULL},
};

const command *command_find(const char *name)
{
    for (const command *const *c = commands; *c; c++)
        if (strcmp((*c)->name, name) == 0)
            return *c;
    return NULL;
}
