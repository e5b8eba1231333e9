/*
 * `tidu whatif`: a scenario from options, from files, or a saved one.
 */
#include <stdlib.h>

#include "cli/failure.h"
#include "cli/language.h"
#include "cli/source.h"

enum { MOST_CHANGES = 64, MOST_FILES = 8 };

static const option options[] = {
    {.name = "set", .kind = OPTION_TEXT, .argument = "CHANGE", .is_repeatable = true,
     .help = N_("change a value: st_staff=30, 'rd_expense[Y-1]+=20%', 'revenue=5000 wan'; or by a distribution: "
                "'rd_expense=U(5%,15%)'")},
    {.name = "param", .kind = OPTION_TEXT, .argument = "NAME=VALUE", .is_repeatable = true,
     .help = N_("change a number of the rule: hnte.rd_floor.1=3.5%; or one of them step by step: 3%..6%:0.25%")},
    {.name = "parameters", .kind = OPTION_FLAG,
     .help = N_("list the numbers of MODEL that --param can change, and nothing else")},
    {.name = "version", .kind = OPTION_DATE, .argument = "DATE",
     .help = N_("compare with the version of the rule in force on DATE")},
    {.name = "model", .kind = OPTION_TEXT, .argument = "FILE",
     .help = N_("compare with another model or a model file of your own")},
    {.name = "scenario", .kind = OPTION_TEXT, .argument = "FILE.yaml", .is_repeatable = true,
     .help = N_("run a scenario file; several are compared side by side")},
    {.name = "together", .kind = OPTION_FLAG,
     .help = N_("the scenario files make one: their changes are laid on each other in the order given")},
    {.name = "forward", .kind = OPTION_INT, .argument = "N", .least = 1, .greatest = 3,
     .help = N_("ask of the application N years later, with the figures of the last closed year carried forward")},
    {.name = "draws", .kind = OPTION_INT, .argument = "N", .least = 1, .greatest = 100000,
     .help = N_("how often a distribution is drawn from for each company (default 1000)")},
    {.name = "seed", .kind = OPTION_INT, .argument = "S", .least = 1, .greatest = 4294967295L,
     .help = N_("with which the draws begin (default 1): the same seed, the same result")},
    {.name = "save", .kind = OPTION_FLAG,
     .help = N_("save the scenario with its result and digests in the database")},
    {.name = "saved", .kind = OPTION_INT, .argument = "ID", .least = 1, .greatest = 1000000000,
     .help = N_("run a saved scenario again")},
    {.name = "rank", .kind = OPTION_FLAG,
     .help = N_("also give the company's rank; reads all companies unless an earlier list saved its order beside "
                "the database")},
    OPTIONS_SOURCE,
    OPTIONS_SELECTION,
    OPTION_FORMAT_FILES,
    OPTION_OUTPUT,
    OPTION_BOM,
    {.name = NULL},
};

typedef struct words {
    const char *changes[MOST_CHANGES];
    const char *params[MOST_CHANGES];
    const char *files[MOST_FILES];
    size_t n_files;
} words;

static int take(const invocation *call, const char *name, const char **out, size_t most, size_t *n)
{
    *n = arguments_count(call->arguments, name);
    if (*n > most)
        return failure_usage(call->command, _("--%s may be given at most %zu times"), name, most);
    for (size_t i = 0; i < *n; i++)
        out[i] = arguments_nth(call->arguments, name, i);
    return EXIT_DONE;
}

/* USCC MODEL, or only MODEL, or only files */
static int read_scenario(const invocation *call, words *w, const char **model, tidu_scenario *s)
{
    const arguments *a = call->arguments;
    size_t n = arguments_operands(a);
    const char *format = call->format;
    int status = take(call, "set", w->changes, MOST_CHANGES, &s->n_changes);

    if (!status)
        status = take(call, "param", w->params, MOST_CHANGES, &s->n_params);
    if (!status)
        status = take(call, "scenario", w->files, MOST_FILES, &w->n_files);
    if (status)
        return status;
    s->changes = w->changes;
    s->params = w->params;
    *model = arguments_operand(a, n > 1);
    s->company = n > 1 ? arguments_operand(a, 0) : NULL;
    s->version = arguments_text(a, "version");
    s->other_model = arguments_text(a, "model");
    s->draws = (size_t)arguments_int(a, "draws", 0);
    s->seed = (uint32_t)arguments_int(a, "seed", 0);
    s->forward = (int)arguments_int(a, "forward", 0);
    s->with_rank = arguments_flag(a, "rank");
    s->is_flat = format && format[0] == 'c';
    if ((n > 0) == (w->n_files > 0 || arguments_int(a, "saved", 0) > 0))
        return failure_usage(call->command, _("give a model (and a company), --scenario or --saved"));
    if (!n && (s->n_changes || s->n_params || s->version || s->other_model || s->draws || s->seed || s->forward))
        return failure_usage(call->command, _("the changes are given by the scenario file, not by options"));
    if (arguments_flag(a, "together") && w->n_files < 2)
        return failure_usage(call->command, _("--together lays scenario files on each other; give several with --scenario"));
    if (arguments_flag(a, "save") && !w->n_files)
        return failure_usage(call->command, _("--save saves a scenario file; give it with --scenario FILE.yaml"));
    return EXIT_DONE;
}

typedef struct asked {
    words words;
    const char *model;
    tidu_scenario scenario;
} asked;

static tidu_status ask(const invocation *call, request *r, void *context, tidu_report **report,
                       tidu_problems **problems, tidu_error *err)
{
    const asked *w = context;
    long id = arguments_int(call->arguments, "saved", 0);
    const char *environment = getenv("TIDU_DB");
    const char *db = arguments_text(call->arguments, "db");

    if (!db)
        db = environment && *environment ? environment : "tidu.db";
    if (id)
        return tidu_whatif_saved(r->session, request_query(r, NULL), db, id, report, problems, err);
    if (w->words.n_files) {
        tidu_scenario_files files = {.size = sizeof files,
                                     .files = w->words.files,
                                     .n_files = w->words.n_files,
                                     .is_flat = w->scenario.is_flat,
                                     .is_together = arguments_flag(call->arguments, "together"),
                                     .save = arguments_flag(call->arguments, "save") ? db : NULL};

        return tidu_whatif_files(r->session, request_query(r, NULL), &files, report, problems, err);
    }
    return tidu_whatif(r->session, request_query(r, w->model), &w->scenario, report, problems, err);
}

static tidu_status list_parameters(const invocation *call, request *r, void *context, tidu_report **report, tidu_problems **problems,
                                   tidu_error *err)
{
    (void)context;
    *problems = NULL;
    return tidu_whatif_parameters(r->session, request_query(r, arguments_operand(call->arguments, 0)), report, err);
}

static int run(const invocation *call)
{
    asked w = {.words = {.n_files = 0}};
    int status;

    if (arguments_flag(call->arguments, "parameters")) {
        if (arguments_operands(call->arguments) != 1)
            return failure_usage(call->command, _("--parameters lists those of one model; give it"));
        return request_answer(call, list_parameters, NULL);
    }
    status = read_scenario(call, &w.words, &w.model, &w.scenario);

    return status ? status : request_answer(call, ask, &w);
}

const command cmd_whatif = {
    .group = N_("Rules"),
    .name = "whatif",
    .summary = N_("show the effect of changed data or a changed rule, for one company or many"),
    .operands = "[[USCC] MODEL]",
    .least_operands = 0,
    .most_operands = 2,
    .options = options,
    .notes = N_("The data are not modified. A value without a year is that of the year before the\n"
                "application. Parameters: DEFINITION.N (the value of a step), DEFINITION.N.bound, GATE (the\n"
                "number on the right of its comparison), ITEM.N (the bound of a step), pass.\n"
                "Distributions: U(least,greatest), N(mean,deviation), T(least,most likely,greatest), drawn for each\n"
                "company by GSL's generator mt19937; in percent, what is added to the value it has.\n"
                "A scenario file, FILE.yaml, has name, model and any of the other lines, such as\n"
                "  name: more R&D\n"
                "  model: hnte\n"
                "  where: employees[Y-1] > 10        # or company: CODE; left out: all\n"
                "  year: 2025\n"
                "  changes: [rd_expense+=10%, \"st_staff[Y-1]+=2\"]\n"
                "  params: [hnte.rd_floor.1=4.5%]\n"
                "beside author, date, reason, version, other_model, draws, seed and forward (models/README.md)."),
    .examples = {"tidu whatif 91990101MA00H83197 hnte --set st_staff=30 --input data/sample/companies.csv",
                 "tidu whatif hnte --where 'st_staff[Y-1] > 10' --set 'rd_expense+=20%' --input data/sample/companies.csv",
                 "tidu whatif hnte --parameters --input data/sample/companies.csv",
                 "tidu whatif hnte --param hnte.rd_floor.1=3.5% --input data/sample/companies.csv",
                 "tidu whatif hnte --param hnte.rd_floor.1=3%..6%:0.25% --input data/sample/companies.csv --output curve.html",
                 "tidu whatif hnte --set 'rd_expense=U(5%,15%)' --draws 100 --input data/sample/companies.csv"},
    .run = run,
};
